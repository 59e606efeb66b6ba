from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from .common import ReformCommon

OPERATIONS = ("read", "write", "create", "unlink")
NOTHING = ()
READ = ("read",)
CHANGE = ("read", "write", "create", "unlink")
KEEP = ("read", "write", "create")  # nothing is deleted
APPEND = ("read", "create")  # a report stands


class AccessCommon(ReformCommon):
    def setUp(self):
        super().setUp()
        self.plan = self.make_plan()
        self.task = self.plan.task_ids
        self.link = self.task.link_ids
        self.target = self.task.target_ids.create(
            {"task_id": self.task.id, "text": "新建 所", "is_unset": True}
        )
        self.progress = self.report(self.task)

    def may(self, user, records):
        """Return the operations that rows and rules allow the user on records."""
        records = records.with_user(user)
        return tuple(name for name in OPERATIONS if records.has_access(name))

    def assertMay(self, user, plan, task, link, target, report):
        found = {
            record._name: self.may(user, record)
            for record in (self.plan, self.task, self.link, self.target, self.progress)
        }
        expected = zip(found, (plan, task, link, target, report), strict=True)
        self.assertEqual(found, dict(expected))

    def assertMayNothing(self, user):
        self.assertMay(user, *[NOTHING] * 5)
        for name in ("edu.plan", "edu.task", "edu.task.unit", "edu.task.report"):
            model = self.env[name].with_user(user)
            if model.has_access("read"):
                self.assertFalse(model.search([]))


class TestMatrix(AccessCommon):
    """Who may do what with a released plan of county A for its education bureau."""

    def test_officer(self):
        self.assertMay(self.officer, KEEP, CHANGE, CHANGE, CHANGE, APPEND)

    def test_officer_of_the_city_serves_its_counties(self):
        self.assertMay(self.city_officer, KEEP, CHANGE, CHANGE, CHANGE, APPEND)

    def test_officer_of_another_county(self):
        self.assertMayNothing(self.stranger)

    def test_chief(self):
        self.assertMay(self.chief, KEEP, CHANGE, CHANGE, CHANGE, APPEND)

    def test_leader_reads(self):
        self.assertMay(self.leader, *[READ] * 5)

    def test_leader_of_another_county(self):
        leader = self.make_user("leader_b", "leader", serves=self.county_b)
        self.assertMayNothing(leader)

    def test_liaison_reads_and_reports(self):
        self.assertMay(self.liaison, READ, READ, READ, READ, APPEND)

    def test_liaison_of_another_unit(self):
        self.assertMayNothing(self.treasurer)

    def test_roles_that_have_no_business_here(self):
        for role in (
            "inspector",
            "unit_administrator",
            "administrator",
            "employee",
        ):
            user = self.make_user(f"{role}_a", role, serves=self.county_a)
            with self.subTest(role):
                self.assertMayNothing(user)

    def test_finance_reads_at_most_tasks(self):
        """Whoever keeps budgets names the task that a line pays for; no more."""
        user = self.make_user("finance_a", "finance", serves=self.county_a)
        for record in (self.plan, self.task, self.link, self.target, self.progress):
            most = {"read"} if record == self.task else set()
            self.assertLessEqual(set(self.may(user, record)), most, record._name)

    def test_portal_and_public(self):
        self.assertMayNothing(self.make_user("school_a", "portal"))
        self.assertMayNothing(self.env.ref("base.public_user"))

    def test_history_is_read_with_its_record(self):
        history = self.env["edu.transition"]
        for user, number in (
            (self.officer, 2),  # the release and the start
            (self.liaison, 2),
            (self.treasurer, 0),
            (self.stranger, 0),
        ):
            with self.subTest(user.login):
                self.assertEqual(history.with_user(user).search_count([]), number)

    def test_nobody_is_told_before_the_release(self):
        plan = self.make_plan(name="草案", released=False)
        for user in (self.liaison, self.stranger):
            for records in (plan, plan.task_ids, plan.task_ids.link_ids):
                with self.subTest(user=user.login, model=records._name):
                    self.assertEqual(self.may(user, records), NOTHING)
        self.assertEqual(self.may(self.leader, plan), READ)


class TestSubject(ReformCommon):
    """A plan of the city that makes the government of county A responsible."""

    def setUp(self):
        super().setUp()
        self.plan = self.make_plan(
            self.city_officer, released=False, links={self.county_a: "responsible"}
        )
        self.task = self.plan.task_ids.with_user(self.officer)

    def test_the_draft_stays_with_the_city(self):
        self.assertFalse(self.task.has_access("read"))
        self.assertFalse(self.env["edu.plan"].with_user(self.officer).search([]))

    def test_its_officer_reads_after_the_release(self):
        self.plan._make_move("release")
        self.assertTrue(self.task.has_access("read"))
        self.assertTrue(self.task.plan_id.has_access("read"))
        self.assertTrue(self.task.link_ids.has_access("read"))

    def test_its_officer_changes_nothing(self):
        self.plan._make_move("release")
        for records in (self.task, self.task.plan_id, self.task.link_ids):
            for operation in ("write", "unlink"):
                with self.subTest(model=records._name, operation=operation):
                    self.assertFalse(records.has_access(operation))
        self.assertFalse(self.task.allowed_moves)

    def test_its_liaison_reports(self):
        self.plan._make_move("release")
        self.make_liaison(self.officer, self.county_a)
        self.report(self.task, self.officer, self.county_a)
        self.assertEqual(self.task.state, "doing")

    def test_other_tasks_of_the_plan_stay_hidden(self):
        other = self.make_task(self.plan, "另一项", {self.county_b: "responsible"})
        self.plan._make_move("release")
        self.env.invalidate_all()
        self.assertFalse(other.with_user(self.officer).has_access("read"))
        self.assertEqual(self.task.plan_id.task_ids, self.task)


class TestTime(ReformCommon):
    """A person sees what the post of the day opens."""

    def sees(self, user, task):
        self.env.invalidate_all()  # as at the next request
        return task in self.env["edu.task"].with_user(user).search([])

    def test_a_post_that_ended_yesterday(self):
        task = self.make_plan().task_ids
        self.env["edu.liaison"].search([("user_id", "=", self.liaison.id)]).write(
            {"date_to": "2026-06-30"}
        )
        with freeze_time("2026-06-30 15:59:00"):
            self.assertTrue(self.sees(self.liaison, task))
        with freeze_time("2026-06-30 16:00:00"):  # midnight in Shanghai
            self.assertFalse(self.sees(self.liaison, task))
            with self.assertRaises(AccessError):
                self.report(task)

    def test_a_post_that_starts_tomorrow(self):
        task = self.make_plan().task_ids
        successor = self.make_user("successor_a", "liaison")
        self.make_liaison(successor, self.education_a, "2026-07-01")
        with freeze_time("2026-06-30 15:59:00"):
            self.assertFalse(self.sees(successor, task))
        with freeze_time("2026-06-30 16:00:00"):
            self.assertTrue(self.sees(successor, task))

    def test_a_user_moved_to_another_scope(self):
        task = self.make_plan().task_ids
        self.assertTrue(self.sees(self.colleague, task))
        self.colleague.scope_unit_ids = self.county_b
        self.assertFalse(self.sees(self.colleague, task))
        with self.assertRaises(AccessError), mute_logger("odoo.addons.base.models"):
            task.with_user(self.colleague).write({"name": "Mine"})

    def test_a_liaison_moved_to_another_unit(self):
        task = self.make_plan().task_ids
        self.assertTrue(self.sees(self.liaison, task))
        self.env["edu.liaison"].search([("user_id", "=", self.liaison.id)]).write(
            {"date_to": "2020-12-31"}
        )
        self.make_liaison(self.liaison, self.office_a)
        self.assertFalse(self.sees(self.liaison, task))

    def test_a_role_taken_from_a_unit(self):
        plan = self.make_plan(
            links={self.education_a: "lead", self.finance_unit_a: "cooperating"}
        )
        self.assertTrue(self.sees(self.treasurer, plan.task_ids))
        plan.task_ids.link_ids.filtered(
            lambda link: link.unit_id == self.finance_unit_a
        ).unlink()
        self.assertFalse(self.sees(self.treasurer, plan.task_ids))
