from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon

MORNING = "2026-06-15 23:00:00"  # UTC; the 16th in China


@tagged("post_install", "-at_install")
class TestDigest(ReformCommon):
    """One message a person and day, of what the own units owe."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        clock = freeze_time(MORNING)
        clock.start()
        cls.addClassCleanup(clock.stop)
        cls.liaison.write({"email": "wang@edu.example", "lang": "en_US"})
        cls.treasurer.email = False
        cls.plan = cls.make_plan(
            links={cls.education_a: "lead", cls.finance_unit_a: "responsible"}
        )
        cls.task = cls.plan.task_ids
        cls.task.date_deadline = today()

    def remind(self):
        self.env["edu.digest"]._cron_remind()
        self.env.flush_all()

    def digests(self, user=None):
        domain = [("user_id", "=", user.id)] if user else []
        return self.env["edu.digest"].search(domain)

    def mails(self):
        return self.env["mail.mail"].search([("email_to", "ilike", "wang@edu.example")])

    def test_reminded_before_on_and_after_the_day(self):
        for left, told in (
            (8, False),
            (7, True),
            (6, False),
            (3, True),
            (0, True),
            (-1, False),
            (-7, True),
            (-8, False),
            (-14, True),
        ):
            with self.subTest(left=left), self.env.cr.savepoint() as savepoint:
                self.task.date_deadline = today() + timedelta(days=left)
                self.env.flush_all()
                self.remind()
                self.assertEqual(bool(self.digests(self.liaison)), told)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_the_days_are_a_setting(self):
        self.task.date_deadline = today() + timedelta(days=10)
        self.remind()
        self.assertFalse(self.digests())
        self.env["ir.config_parameter"].set_param("edu_base.remind_before", "10，5")
        self.remind()
        self.assertTrue(self.digests())

    def test_one_digest_however_often_the_job_runs(self):
        for _time in range(3):
            self.remind()
        digest = self.digests(self.liaison)
        self.assertEqual(len(digest), 1)
        self.assertEqual(len(digest.line_ids), 1)
        self.assertEqual(len(self.mails()), 1)
        self.assertFalse(self.digests().filtered(lambda d: d.day != today()))

    def test_the_message_says_it_all(self):
        self.task.date_deadline = today() - timedelta(days=7)
        self.liaison.lang = "en_US"
        self.remind()
        mail = self.mails()
        self.assertEqual(mail.state, "outgoing", "sending is left to the mail queue")
        for text in (self.task.name, self.education_a.name, "7 days late"):
            self.assertIn(text, mail.body_html)
        token = mail.body_html.partition("/edu/link#")[2][:43]
        link = self.env["edu.link"]._find(token)
        self.assertEqual(link.user_id, self.liaison)
        self.assertEqual(link._target().task_id, self.task)

    def test_who_has_no_address_reads_it_in_the_web_client(self):
        self.remind()
        digest = self.digests(self.treasurer).with_user(self.treasurer)
        self.assertFalse(digest.mailed_on)
        self.assertEqual(digest.line_ids.name, self.task.name)
        self.assertEqual(digest.line_ids.unit_id, self.finance_unit_a)
        self.assertEqual(digest.line_ids.action_open()["res_model"], "edu.task.unit")

    def test_only_who_may_read_is_told(self):
        """Not without the role, not before or after the post, not once left."""
        gone = self.make_user("gone_a", "liaison")
        self.make_liaison(gone, self.education_a)
        gone.active = False
        roleless = self.make_user("roleless_a", "inspector")
        self.make_liaison(roleless, self.education_a)
        former = self.make_user("former_a", "liaison")
        self.make_liaison(former, self.education_a, date_to=today() - timedelta(days=1))
        coming = self.make_user("coming_a", "liaison")
        self.make_liaison(coming, self.education_a, today() + timedelta(days=1))
        self.remind()
        told = self.digests().user_id
        self.assertEqual(told, self.liaison | self.treasurer)

    def test_nothing_of_a_plan_that_was_taken_back(self):
        self.plan.with_user(self.chief)._make_move("revoke", "暂缓")
        self.remind()
        self.assertFalse(self.digests())

    def test_each_reads_the_own_digest_only(self):
        self.remind()
        for user in (self.liaison, self.treasurer):
            found = self.env["edu.digest"].with_user(user).search([])
            self.assertEqual(found.user_id, user)
            lines = self.env["edu.digest.line"].with_user(user).search([])
            self.assertEqual(lines, found.line_ids)
        self.assertFalse(self.env["edu.digest"].with_user(self.officer).search([]))

    def items(self, user):
        return self.env["edu.due.item"].with_user(user).search([])

    def test_an_officer_reminds(self):
        self.task.date_deadline = today() - timedelta(days=2)
        self.items(self.officer).action_remind()
        self.assertEqual(self.digests().user_id, self.liaison | self.treasurer)
        self.assertEqual(len(self.mails()), 1)

    def test_who_had_todays_message_gets_the_next_one_tomorrow(self):
        self.remind()
        late = self.make_task(
            self.plan, links={self.education_a: "lead"}, date_deadline=today()
        )
        late.date_deadline = today() - timedelta(days=2)
        reminder = self.env["edu.digest"].with_user(self.officer)
        digests = reminder._remind(self.items(self.officer)).sudo()
        self.assertEqual(digests.user_id, self.liaison)
        self.assertEqual(digests.day, today() + timedelta(days=1))
        self.assertEqual(digests.line_ids.res_id, late.id)
        self.assertEqual(len(self.mails()), 1)
        with freeze_time("2026-06-16 23:00:00"):
            self.remind()
            self.assertEqual(len(self.mails()), 2)

    def test_only_the_owners_officer_reminds(self):
        for user in (self.liaison, self.leader):
            with self.subTest(user.login), self.assertRaises(UserError):
                self.items(user).action_remind()
        above = self.make_plan(self.city_officer, links={self.education_a: "lead"})
        above.task_ids.date_deadline = today()
        foreign = self.items(self.officer).filtered(
            lambda item: item.owner_unit_id == self.city
        )
        self.assertTrue(foreign)
        with self.assertRaises(UserError):
            foreign.action_remind()

    def grow(self, count):
        """Add liaisons with mail, each of a unit that owes a task and a report."""
        units = self.env["edu.unit"].create(
            [
                {"name": f"临溪县第{n}局", "parent_id": self.county_a.id}
                for n in range(count)
            ]
        )
        for number, unit in enumerate(units):
            user = self.liaison.copy(
                {"login": f"l{number}", "email": f"l{number}@edu.example"}
            )
            self.make_liaison(user, unit)
            self.make_task(
                self.plan, f"任务{number}", {unit: "lead"}, date_deadline=today()
            )
        self.env.flush_all()

    def test_queries_do_not_grow_with_people_and_items(self):
        """As many statements for 20 people as for 3."""
        counts = {}
        for size in (3, 20):
            with self.env.cr.savepoint() as savepoint:
                self.grow(size)
                self.remind()
                self.env["edu.digest"].search([]).unlink()
                counts[size] = self.statements(self.remind)
                self.assertEqual(len(self.digests()), size + 2)
                savepoint.rollback()
                self.env.invalidate_all()
                self.env.registry.clear_cache()
        self.assertEqual(counts[3], counts[20])
