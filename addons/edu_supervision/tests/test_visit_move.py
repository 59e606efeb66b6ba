"""Confirmed visits come to other days, and keep what they are."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import PLANNING_DAY, SCHOOL_DAY
from .confirm_common import ConfirmCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitMove(ConfirmCommon):
    def test_confirmed_visits_keep_what_they_are(self):
        visit = self.special()
        self.allow(visit)
        for values in ({"kind": "routine"}, {"unit_id": self.schools[1].id}):
            with self.assertRaises(UserError):
                visit.with_user(self.officer_a).write(values)

    def test_another_day_asks_the_rules_again(self):
        """A confirmed visit moves within its window, and not out of it."""
        item = self.make_item(date_to=SCHOOL_DAY + DAY)
        visit = self.special(item_id=item.id)
        self.allow(visit)
        mine = visit.with_user(self.officer_a)
        with freeze_time(PLANNING_DAY):
            mine.date = SCHOOL_DAY + DAY
            with self.assertRaises(UserError), self.env.cr.savepoint():
                mine.write(
                    {"date": SCHOOL_DAY + 2 * DAY, "date_to": SCHOOL_DAY + 2 * DAY}
                )
        self.assertEqual(visit.date, SCHOOL_DAY + DAY)

    def test_a_visit_that_was_announced_moves_without_a_month_more(self):
        """B32: the month runs from the notice that the unit has, not from the move."""
        visit = self.special()
        self.allow(visit)
        with freeze_time(PLANNING_DAY):
            visit._release()
        with freeze_time(SCHOOL_DAY - DAY):
            visit.with_user(self.officer_a).date = SCHOOL_DAY + DAY
        self.assertEqual(visit.date_to, SCHOOL_DAY + DAY)
        self.assertEqual(visit.state, "confirmed")

    def test_a_visit_lasts_as_long_as_before(self):
        """Both by the form and by the calendar, forwards and backwards."""
        visit = self.special(date_to=SCHOOL_DAY + DAY)
        visit.date = SCHOOL_DAY - 2 * DAY
        self.assertEqual(visit.date_to, SCHOOL_DAY - DAY)
        with Form(visit.with_user(self.officer_a)) as form:
            form.date = SCHOOL_DAY
        self.assertEqual(visit.date_to, SCHOOL_DAY + DAY)

    def test_what_is_recorded_stays(self):
        visit = self.special()
        self.allow(visit)
        visit._apply_move(next(move for move in visit._moves if move.name == "record"))
        with self.assertRaises(UserError):
            visit.with_user(self.officer_a).date = date(2026, 4, 1)
