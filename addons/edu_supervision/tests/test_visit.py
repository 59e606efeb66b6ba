"""What a visit is: its days, its team and who may read it."""

from datetime import date

from odoo.tests import tagged

from .common import VisitCommon


@tagged("post_install", "-at_install")
class TestVisit(VisitCommon):
    def test_periods_follow_the_day(self):
        visit = self.make_visit()
        self.assertEqual(visit.date_to, visit.date)
        self.assertEqual(visit.month, date(2026, 3, 1))
        self.assertEqual((visit.year, visit.school_year), (2026, 2025))

    def test_seen_by_the_owner_and_the_team(self):
        visit = self.make_visit()
        own = (self.officer_a, self.officer_city, self.inspectors[0].user_id)
        for user in own:
            self.assertTrue(visit.with_user(user).has_access("read"), user.login)
        for user in (self.officer_b, self.inspectors[1].user_id):
            self.assertFalse(visit.with_user(user).has_access("read"), user.login)

    def test_named_by_unit_and_day_for_its_readers_alone(self):
        """Whoever may not read it sees number and day, wherever it is shown."""
        visit = self.make_visit()
        school = self.schools[0].name
        shown = visit.with_user(self.officer_a).display_name
        self.assertEqual(shown, f"{school} 2026-03-11")
        self.assertEqual(visit.with_user(self.officer_b).display_name, "2026-03-11")
        by_name = self.env["edu.visit"].with_user(self.officer_a).name_search(school)
        self.assertIn(visit.id, [number for number, _name in by_name])
