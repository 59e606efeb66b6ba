from datetime import datetime, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .training_common import TrainingCommon


@tagged("post_install", "-at_install")
class TestTraining(TrainingCommon):
    """A session from its call to its closed list (TS62)."""

    def reason_given(self, action, user, reason="场地停电"):
        self.env["edu.transition.reason"].with_user(user).with_context(
            **action["context"]
        ).create({"reason": reason}).action_confirm()

    def test_called_session_stands_in_the_diary_of_who_has_an_account(self):
        training = self.make_training(self.inspector_a, self.inspector_b, days=5)
        self.assertFalse(training.event_id)
        training.action_call()
        event = training.sudo().event_id
        self.assertEqual(event.partner_ids, self.person.partner_id)
        training.stop = training.stop + timedelta(days=1)
        self.assertEqual(event.stop, training.stop)
        self.reason_given(training.with_user(self.chief).action_cancel(), self.chief)
        self.assertEqual(training.state, "cancelled")
        self.assertFalse(event.exists())

    def test_people_are_invited_and_told_of_changes(self):
        training = self.make_training(self.inspector_b, days=5)
        training.action_call()
        told = self.notified(training)
        self.assertEqual(len(told), 0)
        self.put_on_list(training, self.inspector_a)
        training.start = training.start - timedelta(hours=1)
        self.assertEqual(len(self.notified(training)), 2)
        self.assertIn(self.person.partner_id, training.sudo().event_id.partner_ids)

    def notified(self, training):
        """Return the messages about a session that reached the person."""
        return self.env["mail.message"].search(
            [
                ("model", "=", "edu.training"),
                ("res_id", "=", training.id),
                ("partner_ids", "in", self.person.partner_id.ids),
            ]
        )

    def test_nobody_is_called_to_an_empty_session(self):
        with self.assertRaises(UserError):
            self.make_training().action_call()

    def test_a_session_to_come_is_not_held(self):
        training = self.make_training(self.inspector_a, days=5)
        training.action_call()
        with self.assertRaises(UserError):
            training.action_hold()

    def test_who_came_is_ticked_after_the_session(self):
        training = self.make_training(self.inspector_a)
        training.action_call()
        with self.assertRaises(UserError):
            training.action_all_present()
        training.action_hold()
        training.action_all_present()
        self.assertEqual(training.attendance_ids.hours, 16)
        self.assertEqual(training.present_count, 1)

    def test_part_of_a_session_counts_in_part(self):
        training = self.hold(self.make_training(self.inspector_a, self.inspector_b))
        line = self.line_of(training, self.inspector_a)
        line.hours = 6.5
        with self.assertRaises(ValidationError):
            line.hours = 16.5
        training.hours = 20
        self.assertEqual(line.hours, 6.5)
        self.assertEqual(self.line_of(training, self.inspector_b).hours, 20)
        line.is_present = False
        self.assertEqual(line.hours, 0)
        with self.assertRaises(ValidationError):
            line.hours = 3

    def test_closed_list_is_reopened_by_a_chief_with_a_reason(self):
        training = self.hold(self.make_training(self.inspector_a))
        training.action_close()
        line = training.attendance_ids
        for change in (
            lambda: line.write({"is_present": False}),
            lambda: line.write({"certificate_number": "2026-001"}),
            lambda: line.unlink(),
            lambda: self.put_on_list(training, self.inspector_b),
            lambda: training.write({"hours": 8}),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                change()
        with self.assertRaises(UserError):
            training._make_move("reopen", "officer's wish")
        theirs = training.with_user(self.chief)
        self.reason_given(theirs.action_reopen(), self.chief)
        line.with_user(self.chief).is_present = False
        self.assertEqual(line.hours, 0)

    def test_hours_count_in_the_year_of_the_last_day_in_china(self):
        """TS62: a calendar year ends at midnight in China, not in London."""
        cases = [
            (datetime(2025, 12, 31, 1), datetime(2025, 12, 31, 15, 59), 2025),
            (datetime(2025, 12, 31, 1), datetime(2025, 12, 31, 16), 2025),
            (datetime(2025, 12, 31, 16), datetime(2025, 12, 31, 23), 2026),
            (datetime(2025, 12, 30, 1), datetime(2026, 1, 2, 9), 2026),
        ]
        for start, stop, year in cases:
            with self.subTest(start=start, stop=stop):
                training = self.make_training(self.inspector_a, start=start, stop=stop)
                self.hold(training)
                self.assertEqual(training.year, year)
                self.assertEqual(training.attendance_ids.year, year)

    def test_county_sees_its_own_people_once_they_are_called(self):
        training = self.make_training(self.inspector_a, self.inspector_b, days=3)
        theirs = training.with_user(self.officer)
        self.assertFalse(theirs.has_access("read"))
        training.action_call()
        self.env.invalidate_all()
        self.assertEqual(theirs.attendance_ids.inspector_id, self.inspector_a)
        self.assertEqual(theirs.listed_count, 1)
        for refused in (
            lambda: theirs.write({"place": "别处"}),
            lambda: theirs.attendance_ids.write({"certificate_number": "1"}),
            lambda: self.put_on_list(theirs, self.make_inspector("新人")),
        ):
            with self.assertRaises(AccessError), self.cr.savepoint():
                refused()
        own = self.make_training(self.inspector_a, user=self.officer, days=3)
        own.action_call()
        self.assertFalse(own.with_user(self.stranger).has_access("read"))

    def test_inspector_reads_the_own_line_alone(self):
        training = self.make_training(self.inspector_a, self.inspector_b, days=3)
        mine = training.with_user(self.person)
        self.assertFalse(mine.has_access("read"))
        training.action_call()
        self.env.invalidate_all()
        self.assertEqual(mine.attendance_ids.inspector_id, self.inspector_a)
        with self.assertRaises(AccessError):
            mine.attendance_ids.write({"is_present": True})

    def test_hours_of_a_year(self):
        """TS62: only centralised hours of sessions that were held count."""
        self.hold(self.make_training(self.inspector_a, hours=16))
        self.hold(self.make_training(self.inspector_a, hours=8, form="online"))
        self.hold(self.make_training(self.inspector_a, hours=4, kind="induction"))
        self.make_training(self.inspector_a, days=5).action_call()
        year = today().year
        found = (self.inspector_a | self.inspector_b)._training_hours(year)
        self.assertEqual(
            found,
            {
                self.inspector_a.id: {
                    "central": 20,
                    "all": 28,
                    "kinds": {"project": 24, "induction": 4},
                }
            },
        )
        self.assertEqual(self.inspector_a.training_hours, 20)
        self.assertEqual(self.inspector_a.training_hours_all, 28)
        self.assertEqual(self.inspector_a.training_hours_missing, 20)
        self.assertEqual(self.inspector_b.training_hours_missing, 40)

    def test_who_lacks_hours(self):
        """TS62: below 40 centralised hours a serving inspector lacks some."""
        lacking = [("has_training_deficit", "=", True)]
        gone = self.make_inspector("已退出", since=today())
        self.end(gone, today())
        both = self.inspector_a | self.inspector_b
        self.hold(self.make_training(self.inspector_a, hours=40))
        inspectors = self.env["edu.inspector"].with_user(self.city_officer)
        self.assertEqual(inspectors.search(lacking) & both, self.inspector_b)
        self.assertEqual(both.filtered("has_training_deficit"), self.inspector_b)
        self.assertIn(
            self.inspector_a, inspectors.search([("has_training_deficit", "=", False)])
        )

    def test_balances_of_the_years(self):
        self.hold(self.make_training(self.inspector_a, hours=24))
        self.hold(self.make_training(self.inspector_a, hours=10, days=-400))
        rows = self.env["edu.training.balance"].with_user(self.officer).search([])
        self.assertEqual(rows.inspector_id, self.inspector_a)
        found = {row.year: (row.central_hours, row.missing_hours) for row in rows}
        year = today().year
        past = (today() - timedelta(days=400)).year
        self.assertEqual(found[year], (24, 16))
        self.assertEqual(found[past], (10, 30))

    def test_who_needs_induction(self):
        """TS62: who is new and was not prepared may not inspect yet."""
        day = today()
        renewed = self.make_inspector("续任者", since=day - timedelta(days=400))
        self.end(renewed, day - timedelta(days=31))
        self.appoint(renewed, day - timedelta(days=30))
        coming = self.make_inspector("待任者", since=day + timedelta(days=30))
        everybody = self.inspector_a | self.inspector_b | renewed | coming
        self.hold(self.make_training(self.inspector_b, kind="induction"))
        absent = self.make_training(coming, kind="induction")
        absent.action_call()
        absent.action_hold()
        needing = self.inspector_a | coming
        self.assertEqual(everybody._needs_induction(day), needing)
        self.assertEqual(everybody.filtered("needs_induction"), needing)
        found = self.env["edu.inspector"].search([("needs_induction", "=", True)])
        self.assertEqual(found & everybody, needing)
