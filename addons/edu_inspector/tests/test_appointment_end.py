from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .appointment_common import TODAY, AppointmentCommon


@tagged("post_install", "-at_install")
@freeze_time(f"{TODAY} 04:00:00")
class TestAppointmentEnd(AppointmentCommon):
    """Exit, suspension, renewal, reminders, and who served when."""

    def leave(self, terms, day, reason="工作调动", user=None):
        action = terms.with_user(user or self.chief).action_end()
        wizard = terms.env["edu.inspector.exit"].with_user(user or self.chief)
        wizard = wizard.with_context(**action["context"])
        wizard.create({"day": day, "reason": reason}).action_confirm()

    def test_exit_with_day_and_reason(self):
        """TS65: what the person was responsible for ends with the same day."""
        term = self.take_over(date_to=date(2027, 3, 31), kind="special")
        left = []
        model = type(self.env["edu.inspector"])
        with patch.object(model, "_after_exit", lambda people, day: left.append(day)):
            self.leave(term, date(2026, 3, 20))
        self.assertEqual(term.state, "ended")
        self.assertEqual(term.date_to, date(2026, 3, 20))
        self.assertEqual(term.term_to, date(2027, 3, 31))
        self.assertEqual(left, [date(2026, 3, 20)])
        self.assertIn("工作调动", term.transition_ids.mapped("reason"))
        self.assertTrue(term.inspector_id.is_serving)
        with freeze_time("2026-03-21 04:00:00"):
            term.inspector_id.invalidate_recordset()
            self.assertFalse(term.inspector_id.is_serving)

    def test_exit_revokes_what_begins_later(self):
        inspector = self.make_inspector()
        now = self.take_over(inspector, date_to=date(2026, 4, 30))
        later = self.recommend(inspector, date_from=date(2026, 5, 1))
        self.appoint(self.publicise(later))
        action = inspector.with_user(self.chief).action_propose_exit("考核不合格")
        wizard = self.env["edu.inspector.exit"].with_user(self.chief)
        wizard = wizard.with_context(**action["context"]).create({})
        self.assertEqual(wizard.reason, "考核不合格")
        wizard.action_confirm()
        self.assertEqual((now.state, now.date_to), ("ended", date(2026, 3, 16)))
        self.assertEqual(later.state, "withdrawn")

    def test_who_goes_on_in_another_term_has_not_left(self):
        inspector = self.make_inspector()
        now = self.take_over(inspector, date_to=date(2026, 4, 30))
        self.appoint(self.publicise(self.recommend(inspector, date_from="2026-05-01")))
        model = type(self.env["edu.inspector"])
        with patch.object(model, "_after_exit") as hook:
            self.leave(now, date(2026, 3, 31))
        self.assertFalse(hook.called)

    def test_officers_do_not_end_terms(self):
        term = self.take_over()
        with self.assertRaises(AccessError):
            self.leave(term, date(2026, 3, 31), user=self.officer)
        with self.assertRaises(UserError):
            term._make_move("end", "不再担任")

    def test_last_day_lies_within_the_term(self):
        term = self.take_over(date_to=date(2026, 3, 31))
        with self.assertRaises(UserError):
            self.leave(term, date(2026, 4, 1))
        open_ended = self.take_over(self.make_inspector("方知远"), kind="full_time")
        with self.assertRaises(UserError):
            open_ended.with_user(self.chief)._make_move("end", "退休")

    def test_term_begun_is_ended_not_revoked(self):
        term = self.take_over().with_user(self.chief)
        with self.assertRaises(UserError):
            term._make_move("revoke", "不再担任")

    def test_suspended_do_not_serve_until_resumed(self):
        inspector = self.take_over().inspector_id
        row = (
            self.env["edu.inspector.suspension"]
            .with_user(self.chief)
            .create(
                {
                    "inspector_id": inspector.id,
                    "reason": "接受调查",
                    "date_from": date(2026, 3, 10),
                }
            )
        )
        self.assertFalse(inspector.is_serving)
        with self.assertRaises(AccessError):
            row.with_user(self.officer).action_resume()
        row.action_resume()
        self.assertEqual(row.date_to, date(2026, 3, 15))
        inspector.invalidate_recordset()
        self.assertTrue(inspector.is_serving)

    def test_expired_term_ends_by_itself_after_its_last_day(self):
        """B02: a term that ends today is still served today."""
        term = self.take_over(date_to=date(2026, 3, 16))
        self.env["edu.inspector.appointment"]._cron_follow()
        self.assertEqual(term.state, "appointed")
        self.assertTrue(term.inspector_id.is_serving)
        with freeze_time("2026-03-17 04:00:00"):
            self.env["edu.inspector.appointment"]._cron_follow()
            self.assertEqual(term.state, "ended")
            self.assertIn("expire", term.transition_ids.mapped("move"))
            term.inspector_id.invalidate_recordset()
            self.assertFalse(term.inspector_id.is_serving)

    def test_reminded_once_at_ninety_and_once_at_thirty_days(self):
        """B02: one activity for all whose terms end on the day; twice is as once."""
        last = date(2026, 6, 14)  # in ninety days
        terms = self.take_over(date_to=last) | self.take_over(
            self.make_inspector("顾行之"), date_to=last
        )
        self.take_over(self.make_inspector("方知远"), date_to=date(2026, 6, 15))
        model = self.env["edu.inspector.appointment"]
        for day, number in [
            ("2026-03-15", 0),
            (TODAY, 1),
            (TODAY, 1),
            ("2026-05-14", 1),
            ("2026-05-15", 2),
            ("2026-05-16", 2),
        ]:
            with freeze_time(f"{day} 04:00:00"):
                model._cron_follow()
            told = terms.activity_ids.filtered(lambda a: a.user_id == self.officer)
            self.assertEqual(len(told), number, day)
        self.assertIn("谢文澜", told[0].note)
        self.assertIn("顾行之", told[0].note)
        self.assertNotIn(self.other_chief, terms.activity_ids.user_id)

    def test_who_is_renewed_is_no_reminder(self):
        term = self.take_over(date_to=date(2026, 3, 31))
        self.recommend(term.inspector_id)
        self.env["edu.inspector.appointment"]._cron_follow()
        self.assertTrue(term.is_renewed)
        self.assertFalse(term.activity_ids)

    def test_ending_soon_is_found_by_days(self):
        soon = self.take_over(date_to=date(2026, 4, 15))
        later = self.take_over(self.make_inspector("方知远"), date_to=date(2026, 4, 16))
        found = self.env["edu.inspector.appointment"].search([("days_left", "<=", 30)])
        self.assertEqual((soon | later) & found, soon)
        self.assertEqual(soon.days_left, 30)

    def test_renewals_in_one_batch_and_the_refused_are_named(self):
        """B02: who has served three terms in a row is left out, with the reason."""
        last = date(2026, 3, 31)
        first = self.take_over(date_to=last)
        third = self.take_over(
            self.make_inspector("方知远"), date_to=last, term_number=3
        )
        endless = self.take_over(self.make_inspector("顾行之"), kind="full_time")
        wizard = self.renewal(first | third | endless)
        self.assertEqual(wizard.ready_ids, first, wizard.refused)
        self.assertIn("方知远", wizard.refused)
        self.assertIn("顾行之", wizard.refused)
        action = wizard.action_renew()
        renewal = self.env["edu.inspector.appointment"].search(action["domain"])
        self.assertEqual(renewal.inspector_id, first.inspector_id)
        self.assertEqual(renewal.date_from, date(2026, 4, 1))
        self.assertEqual(renewal.date_to, date(2029, 3, 31))
        self.assertEqual((renewal.term_number, renewal.former_id), (2, first))
        again = self.renewal(first)
        self.assertFalse(again.ready_ids)
        with self.assertRaises(UserError):
            again.action_renew()

    def renewal(self, terms):
        action = terms.action_renew()
        wizard = self.env["edu.inspector.renewal"].with_user(self.officer)
        return wizard.with_context(**action["context"]).create({})

    def test_who_served_on_a_day(self):
        """TS60: whoever was in office in March is found when asked in a later year."""
        inspector = self.make_inspector()
        before = self.take_over(
            inspector, date_from=date(2020, 4, 1), date_to=date(2023, 3, 31)
        )
        now = self.take_over(inspector, date_to=date(2027, 3, 31))
        for day, expected in [
            ("2020-03-31", before.browse()),
            ("2023-03-31", before),
            ("2023-04-01", before.browse()),
            ("2024-04-01", now),
        ]:
            wizard = self.env["edu.inspector.serving"].with_user(self.leader)
            domain = wizard.create({"day": day}).action_open()["domain"]
            found = self.env["edu.inspector.appointment"].search(
                [*domain, ("inspector_id", "=", inspector.id)]
            )
            self.assertEqual(found, expected, day)

    def test_taken_over_with_a_row_of_history(self):
        term = self.take_over(
            date_to=date(2027, 3, 31), term_number=2, act_number="临政教督〔2024〕1号"
        )
        self.assertEqual(term.state, "appointed")
        self.assertEqual(term.term_number, 2)
        self.assertEqual(term.term_to, date(2027, 3, 31))
        self.assertEqual(term.transition_ids.mapped("move"), ["take_over"])
        self.assertEqual(term.transition_ids.user_id, self.officer)
        with self.assertRaises(UserError):
            term._make_move("take_over")
        with self.assertRaises(UserError):
            term.term_number = 1

    def test_chief_inspectors_by_government(self):
        """TS07: who is chief inspector since when, and where nobody is."""
        term = self.take_over(kind="full_time", post="chief")
        city = self.make_user("officer_city", "officer", serves=self.city)
        units = self.env["edu.unit"].with_user(city)
        county = units.browse(self.county_a.id)
        self.assertEqual(county.chief_id, term.inspector_id)
        self.assertEqual(county.chief_from, date(2024, 4, 1))
        listed = [("kind", "=", "government"), ("is_in_scope", "=", True)]
        vacant = units.search([*listed, ("has_chief", "=", False)])
        self.assertEqual(vacant, self.city | self.county_b)
        self.assertEqual(units.search([*listed, ("has_chief", "=", True)]), county)
        with self.assertRaises(AccessError):
            self.county_a.with_user(self.inspector_user).read(["chief_id"])
