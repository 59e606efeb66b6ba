from datetime import date

from odoo.tests import freeze_time, tagged

from .training_common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTrainingReminder(TrainingCommon):
    """TS62: who lacks hours is told in the third and fourth quarter, not each night."""

    def remind(self, moment):
        """Run the job at a moment (UTC)."""
        with freeze_time(moment):
            self.env["edu.inspector"]._cron_remind_of_training()

    def steps(self, user):
        """Return the open reminders of a user."""
        kind = self.env.ref("edu_inspector.mail_activity_type_training_hours")
        return self.env["mail.activity"].search(
            [("user_id", "=", user.id), ("activity_type_id", "=", kind.id)]
        )

    def test_nobody_is_told_in_the_first_half_of_the_year(self):
        self.remind("2026-06-30 15:59:00")
        self.assertFalse(self.steps(self.person) | self.steps(self.officer))
        self.remind("2026-06-30 16:00:00")  # July has begun in China
        self.assertTrue(self.steps(self.person))

    def test_one_step_a_person_and_one_a_government(self):
        self.make_inspector("无账号者")
        for moment in ("2026-07-02", "2026-07-02", "2026-09-01", "2026-10-05"):
            self.remind(moment)
        own, told = self.steps(self.person), self.steps(self.officer)
        self.assertEqual(own.res_id, self.inspector_a.id)
        self.assertEqual(own.summary, "40 hours of training are missing this year")
        self.assertEqual(own.date_deadline, date(2026, 12, 31))
        self.assertEqual(len(told), 1)
        self.assertIn("临溪县人民政府 2", told.summary)

    def test_what_was_done_comes_again_next_quarter_alone(self):
        self.remind("2026-07-02")
        with freeze_time("2026-07-20"):
            self.steps(self.person).action_done()
        self.remind("2026-07-21")
        self.assertFalse(self.steps(self.person))
        self.remind("2026-10-01")
        self.assertEqual(len(self.steps(self.person)), 1)

    def test_reminders_follow_the_hours(self):
        with freeze_time("2026-08-10"):
            half = self.hold(self.make_training(self.inspector_a, hours=30))
        self.remind("2026-08-11")
        self.assertIn("10 hours", self.steps(self.person).summary)
        with freeze_time("2026-08-20"):
            self.hold(self.make_training(self.inspector_a, hours=10))
        self.assertTrue(half)
        self.remind("2026-08-21")
        self.assertFalse(self.steps(self.person))

    def test_reminder_of_an_officer_goes_to_the_successor(self):
        self.remind("2026-07-02")
        successor = self.make_user("trainer_next", "officer", serves=self.county_a)
        activities = self.env["mail.activity"]
        activities._hand_over_person(self.officer, successor, date(2026, 7, 3))
        self.assertIn("临溪县人民政府", self.steps(successor).summary)

    def test_nothing_is_left_over_in_the_new_year(self):
        self.remind("2026-12-31 15:00:00")
        self.assertTrue(self.steps(self.officer))
        self.remind("2026-12-31 16:30:00")
        self.assertFalse(self.steps(self.officer) | self.steps(self.person))

    def test_cost_of_a_night_does_not_grow_with_the_people(self):
        def cost(number):
            for place in range(number):
                self.make_inspector(f"督学{place}", user_id=self.account(place).id)
            self.remind("2026-07-02")
            return self.statements(self.remind, "2026-07-03")

        self.accounts = 0
        cost(1)  # what is remembered between transactions
        self.assertLessEqual(cost(12) - cost(3), 0)

    def account(self, place):
        self.accounts += 1
        return self.make_user(f"somebody{self.accounts}", "inspector")
