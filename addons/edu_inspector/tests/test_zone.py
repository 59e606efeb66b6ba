from datetime import date

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestZone(InspectorCommon):
    """Schools stand in one zone at a time, and move by a day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schools = cls.make_schools(cls.county_a, 4)
        cls.east, cls.west = cls.env["edu.zone"].create(
            [
                {"name": name, "owner_unit_id": cls.county_a.id}
                for name in ("城东责任区", "城西责任区")
            ]
        )

    def place(self, zone, school, **values):
        values = {"zone_id": zone.id, "unit_id": school.id, **values}
        return self.env["edu.zone.school"].with_user(self.officer_a).create(values)

    @mute_logger("odoo.sql_db")
    def test_a_school_stands_in_one_zone_at_a_time(self):
        """JJ20"""
        self.place(self.east, self.schools[0], date_to=today())
        with self.assertRaises(ExclusionViolation), self.env.cr.savepoint():
            self.place(self.west, self.schools[0])

    def test_schools_of_another_county_are_refused(self):
        [stranger] = self.make_schools(self.county_b, 1)
        with self.assertRaisesRegex(ValidationError, stranger.name):
            self.place(self.east, stranger)

    def test_schools_move_on_a_day(self):
        day = date(2026, 9, 1)
        self.east._take(self.schools[:3], date(2026, 3, 1))
        self.west.with_user(self.officer_a)._take(self.schools[2:], day)
        left = self.schools[2].zone_school_ids.sorted("date_from")
        self.assertEqual(left.zone_id, self.east + self.west)
        self.assertEqual(left[0].date_to, date(2026, 8, 31))
        self.assertEqual(left[1].date_from, day)
        self.assertFalse(self.west._take(self.schools[2:], day))

    def test_zones_over_the_figure_are_marked_not_refused(self):
        """B17"""
        self.set_rule("zone_size", self.county_a, 2)
        self.east._take(self.schools[:2], today())
        self.assertEqual(self.east.school_count, 2)
        self.assertFalse(self.east.is_crowded)
        self.east._take(self.schools[2:3], today())
        self.env.invalidate_all()
        self.assertTrue(self.east.with_user(self.officer_a).is_crowded)
        self.assertFalse(self.west.is_crowded)
