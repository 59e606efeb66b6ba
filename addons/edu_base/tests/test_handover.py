from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import LONG_AGO, EduCommon

DAY, LAST = date(2026, 9, 1), date(2026, 8, 31)
NOON = "2026-09-01 04:00:00"


@tagged("post_install", "-at_install")
class TestHandover(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_keeper()
        cls.officer = cls.make_user(
            "officer_a", "officer", serves=cls.county_a, works_at=cls.office_a
        )
        cls.person = cls.make_user("leaving", "liaison", works_at=cls.education_a)
        cls.heir = cls.make_user("coming", "liaison", works_at=cls.education_a)
        cls.other = cls.make_user("other", "liaison", works_at=cls.finance_unit_a)
        cls.post = cls.make_liaison(cls.person, cls.education_a)

    def handover(self, user=None, **values):
        return (
            self.env["edu.handover"]
            .with_user(user or self.keeper)
            .create(
                {
                    "person_id": self.person.id,
                    "successor_id": self.heir.id,
                    "date_effective": DAY,
                    **values,
                }
            )
        )

    def holders(self, unit, day):
        posts = self.env["edu.liaison"].search(
            [("unit_id", "=", unit.id), ("date_from", "<=", day)]
        )
        return posts.filtered(lambda p: not p.date_to or p.date_to >= day).user_id

    @freeze_time(NOON)
    def test_a_liaison_leaves(self):
        token = self.person._compute_session_token("a" * 42)
        handover = self.handover()
        self.assertIn("Liaison posts: 1", handover.preview)
        handover.action_decide()
        self.assertEqual(handover.state, "done")
        self.assertIn("Liaison posts: 1", handover.result)
        self.assertEqual(self.post.date_to, LAST)
        self.assertEqual(self.holders(self.education_a, LAST), self.person)
        self.assertEqual(self.holders(self.education_a, DAY), self.heir)
        self.assertFalse(self.person.active)
        self.assertNotEqual(self.person._compute_session_token("a" * 42), token)

    @freeze_time(NOON)
    def test_each_post_may_have_its_own_successor(self):
        self.make_liaison(self.person, self.finance_unit_a)
        self.make_liaison(self.person, self.office_a)
        past = self.make_liaison(self.person, self.education_b, LONG_AGO, LONG_AGO)
        self.make_liaison(self.heir, self.office_a)
        handover = self.handover()
        lines = {line.unit_id: line for line in handover.post_ids}
        self.assertEqual(
            set(lines), {self.education_a, self.finance_unit_a, self.office_a}
        )
        lines[self.finance_unit_a].successor_id = self.other
        handover.action_decide()
        self.assertEqual(self.holders(self.finance_unit_a, DAY), self.other)
        self.assertEqual(self.holders(self.education_a, DAY), self.heir)
        self.assertEqual(self.holders(self.office_a, DAY), self.heir)
        self.assertEqual(past.date_to, LONG_AGO)

    @freeze_time(NOON)
    def test_posts_may_end_without_a_successor(self):
        self.handover(successor_id=False).action_decide()
        self.assertFalse(self.holders(self.education_a, DAY))

    @freeze_time(NOON)
    def test_an_officer_passes_posts_but_no_account(self):
        handover = self.handover(self.officer)
        self.assertFalse(handover.is_leaving)
        handover.action_decide()
        self.assertEqual(self.holders(self.education_a, DAY), self.heir)
        self.assertTrue(self.person.active)
        again = self.handover(self.officer)
        with self.assertRaises(UserError):
            again.action_decide()  # nothing left to pass on
        leaving = self.handover(self.officer, is_leaving=True)
        with self.assertRaises(UserError):
            leaving.action_decide()

    @freeze_time(NOON)
    def test_posts_and_accounts_elsewhere_stay(self):
        self.make_liaison(self.person, self.education_b)
        for user in (self.officer, self.keeper):
            with self.subTest(user=user.login), self.assertRaises(UserError):
                self.handover(user).action_decide()
        up = self.make_user(
            "officer_city", "officer", serves=self.city, works_at=self.office_a
        )
        with self.assertRaises(UserError):
            self.handover(person_id=up.id).action_decide()
        with self.assertRaises(UserError):
            self.handover(person_id=self.keeper.id).action_decide()

    @freeze_time(NOON)
    def test_nobody_else_hands_over(self):
        handover = self.handover()
        stranger = self.make_user(
            "keeper_b", "unit_administrator", serves=self.county_b
        )
        for user in (self.person, self.heir):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.handover(user)
        with self.assertRaises(UserError):
            handover.with_user(stranger).action_decide()
        with self.assertRaises(AccessError):
            handover.with_user(stranger).read(["preview"])

    @freeze_time(NOON)
    def test_no_successor_who_left_or_is_the_same(self):
        gone = self.make_user("gone", "liaison", active=False)
        for successor in (self.person, gone):
            with self.subTest(successor=successor.login), self.assertRaises(UserError):
                self.handover(successor_id=successor.id).action_decide()

    def test_what_is_to_come_waits(self):
        with freeze_time("2026-08-20 04:00:00"):
            handover = self.handover()
            handover.action_decide()
            self.run_job()
            self.assertTrue(self.person.active)
            with self.assertRaises(UserError):
                handover.post_ids.successor_id = self.other
        with freeze_time("2026-08-31 16:00:00"):
            self.run_job()
            self.run_job()
            self.assertEqual(handover.state, "done")
            self.assertFalse(self.person.active)
            self.assertEqual(self.holders(self.education_a, DAY), self.heir)

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref("edu_base.ir_cron_handovers").method_direct_trigger()
        self.env.invalidate_all()

    @freeze_time(NOON)
    def test_deputies_end(self):
        deputies = self.env["edu.deputy"]
        leaving = self.make_user(
            "officer_leaving", "officer", serves=self.county_a, works_at=self.office_a
        )
        running, coming = deputies.create(
            [
                {
                    "principal_id": leaving.id,
                    "deputy_id": self.officer.id,
                    "date_from": start,
                    "date_to": date(2026, 12, 31),
                    "reason": "休假",
                }
                for start in (date(2026, 8, 1), date(2026, 10, 1))
            ]
        )
        self.handover(person_id=leaving.id, successor_id=False).action_decide()
        self.assertEqual(running.date_to, LAST)
        self.assertFalse(coming.exists())
