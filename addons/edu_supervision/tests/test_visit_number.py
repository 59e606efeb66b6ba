"""Visits are numbered when they are confirmed, and nothing tells of hidden ones."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common import PLANNING_DAY, SCHOOL_DAY, VisitCommon


@tagged("post_install", "-at_install")
class TestVisitNumber(VisitCommon):
    def test_numbers_follow_one_another_in_a_year(self):
        first = self.make_visit()
        second = self.make_visit(self.schools[1], self.inspectors[1])
        self.assertFalse(first.number)
        self.confirm(second | first)
        self.assertEqual(first.number, "督202600001")
        self.assertEqual(second.number, "督202600002")

    def test_each_government_and_year_counts_by_itself(self):
        visits = (
            self.make_visit()
            | self.make_visit(
                self.schools[1], self.inspectors[1], owner_unit_id=self.city.id
            )
            | self.make_visit(day=date(2027, 3, 10))
        )
        self.confirm(visits, self.officer_city)
        self.assertEqual(
            visits.mapped("number"), ["督202600001", "督202600001", "督202700001"]
        )

    def test_a_hidden_visit_leaves_no_gap(self):
        hidden = self.make_visit(open_mode="covert", planner=self.officer_a)
        plain = self.make_visit(self.schools[1], self.inspectors[1])
        self.confirm(hidden | plain)
        self.assertFalse(hidden.number)
        self.assertEqual(plain.number, "督202600001")
        hidden._release()
        self.assertEqual(hidden.number, "督202600002")

    def test_a_number_stays_through_moving_and_cancelling(self):
        visit = self.make_visit()
        self.confirm(visit)
        mine = visit.with_user(self.officer_a)
        with freeze_time(PLANNING_DAY):
            mine.date = SCHOOL_DAY.replace(day=12)
            mine._make_move("cancel", "停电")
        self.assertEqual(visit.number, "督202600001")
        self.assertFalse(visit.copy().number)
