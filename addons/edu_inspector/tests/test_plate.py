from datetime import date, timedelta

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.dates import today

from .common import InspectorCommon

QUIET = ("odoo.sql_db", "odoo.addons.base.models.ir_model")


@tagged("post_install", "-at_install")
class TestPlate(InspectorCommon):
    """Who may be responsible for which school, and since when."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.school, cls.other = cls.make_schools(cls.county_a, 2)
        cls.xie, cls.gu = cls.make_inspectors(cls.county_a, "谢文澜", "顾怀舟")

    def plates(self, user=None):
        return self.env["edu.plate"].with_user(user or self.officer_a)

    def assign(self, school, inspector, day=date(2026, 3, 1), **values):
        return self.plates().create(
            {
                "unit_id": school.id,
                "inspector_id": inspector.id,
                "date_from": day,
                **values,
            }
        )

    def test_plate_belongs_to_the_government_of_the_school(self):
        self.assertEqual(
            self.assign(self.school, self.xie).owner_unit_id, self.county_a
        )

    @mute_logger(*QUIET)
    def test_a_school_has_one_inspector_at_a_time(self):
        """JJ20, TS24"""
        self.assign(self.school, self.xie, date_to=date(2026, 8, 31))
        self.assign(self.school, self.gu, date(2026, 9, 1))
        with self.assertRaises(ExclusionViolation), self.env.cr.savepoint():
            self.assign(
                self.school, self.gu, date(2026, 5, 1), date_to=date(2026, 6, 1)
            )

    def test_who_does_not_serve_is_refused(self):
        [late] = self.make_inspectors(
            self.county_a, "程望舒", term=(date(2026, 6, 1), date(2029, 5, 31))
        )
        with self.assertRaisesRegex(ValidationError, "程望舒"):
            self.assign(self.school, late)
        self.assertTrue(self.assign(self.other, late, date(2026, 6, 1)))

    def test_who_is_suspended_is_refused(self):
        self.env["edu.inspector.suspension"].create(
            {"inspector_id": self.xie.id, "reason": "调查", "date_from": "2026-02-01"}
        )
        with self.assertRaisesRegex(ValidationError, "谢文澜"):
            self.assign(self.school, self.xie)

    def test_attached_classes_share_the_plate_of_their_school(self):
        """TS24: kindergartens have plates of their own, what is attached has none."""
        [classes] = self.make_schools(self.county_a, 1, "119", "附设幼儿班%d")
        [point] = self.make_schools(self.county_a, 1, "218", "教学点%d")
        [kindergarten] = self.make_schools(self.county_a, 1, "111", "幼儿园%d")
        for unit in (classes, point, self.education_a):
            with self.assertRaisesRegex(ValidationError, unit.name):
                self.assign(unit, self.xie)
        self.assertTrue(self.assign(kindergarten, self.xie))

    def test_inspectors_of_another_county_are_refused(self):
        [stranger] = self.make_inspectors(self.county_b, "温知远")
        with self.assertRaisesRegex(ValidationError, "温知远"):
            self.make_plate(self.school, stranger)

    def test_an_inspector_of_the_city_may_serve_a_county_school(self):
        [upper] = self.make_inspectors(self.city, "沈令仪")
        self.assertTrue(self.make_plate(self.school, upper))

    @mute_logger(*QUIET)
    def test_each_county_assigns_and_reads_its_own(self):
        plate = self.assign(self.school, self.xie)
        self.assertTrue(plate.with_user(self.leader_a).has_access("read"))
        for stranger in (self.officer_b, self.leader_b):
            self.assertFalse(plate.with_user(stranger).has_access("read"))
        with self.assertRaises(AccessError):
            plate.with_user(self.leader_a).write({"date_to": today()})
        with self.assertRaises(AccessError):
            self.plates(self.officer_b).create(
                {"unit_id": self.other.id, "inspector_id": self.xie.id}
            )

    def test_code_and_print_are_not_written_by_hand(self):
        plate = self.assign(self.school, self.xie)
        self.assertGreaterEqual(len(plate.code), 22)
        for values in ({"code": "1"}, {"printed_on": today()}, {"printed_hash": "1"}):
            with self.assertRaises(UserError):
                plate.write(values)

    def test_a_printed_plate_is_ended_not_deleted(self):
        plate, other = (
            self.assign(self.school, self.xie),
            self.assign(self.other, self.gu),
        )
        plate._mark_printed()
        other.unlink()
        with self.assertRaisesRegex(UserError, "ended"):
            plate.unlink()

    def test_recused_pairs_are_refused(self):
        """B04, B16"""
        self.env["edu.recusal"].create(
            {"inspector_id": self.xie.id, "unit_id": self.school.id}
        )
        self.assertTrue(self.assign(self.other, self.xie))
        with self.assertRaisesRegex(ValidationError, "谢文澜.*第1小学"):
            self.assign(self.school, self.xie)

    def test_a_plate_is_not_lengthened_into_a_recusal_but_may_end(self):
        plate = self.assign(self.school, self.xie)
        self.env["edu.recusal"].create(
            {
                "inspector_id": self.xie.id,
                "unit_id": self.school.id,
                "date_from": "2026-06-01",
            }
        )
        plate.date_to = date(2026, 7, 31)
        plate.date_to = date(2026, 5, 31)
        with self.assertRaises(ValidationError):
            plate.date_to = date(2026, 6, 1)
        with self.assertRaises(ValidationError):
            plate.date_to = False

    def test_exit_ends_plates_the_day_before(self):
        plate = self.assign(self.school, self.xie)
        later = self.assign(self.other, self.xie, date(2026, 9, 1))
        self.xie._after_exit(date(2026, 6, 30))
        self.assertEqual(plate.date_to, date(2026, 6, 30))
        self.assertFalse(later.exists())

    def test_rotation_counts_only_where_a_figure_is_set(self):
        """B16: there is no national figure."""
        plate = self.assign(self.school, self.xie, today() - timedelta(days=1200))
        new = self.assign(self.other, self.gu, today() - timedelta(days=100))
        due = [("is_due_for_rotation", "=", True)]
        self.assertFalse(self.plates().search(due))
        standard = self.env["edu.plate.standard"].create(
            {"owner_unit_id": self.city.id, "rotation_years": 3}
        )
        self.assertEqual(plate.standard_id, standard)
        self.assertEqual(self.plates().search(due), plate)
        self.assertTrue(plate.is_due_for_rotation)
        self.assertFalse(new.is_due_for_rotation)
        self.assertEqual(plate.years_held, 3.3)
        self.env["edu.plate.standard"].create({"owner_unit_id": self.county_a.id})
        self.assertFalse(self.plates().search(due))

    def test_a_school_lacks_an_inspector_who_serves(self):
        """TS24: a plate whose inspector is suspended covers nobody."""
        self.assign(self.school, self.xie)
        units = self.env["edu.unit"].with_user(self.officer_a)
        mine = [("parent_id", "=", self.county_a.id)]
        wanting = units.search([("lacks_inspector", "=", True), *mine])
        self.assertEqual(wanting, self.other)
        self.assertFalse(self.school.with_user(self.officer_a).lacks_inspector)
        self.assertFalse(self.office_a.with_user(self.officer_a).lacks_inspector)
        self.env["edu.inspector.suspension"].create(
            {"inspector_id": self.xie.id, "reason": "调查", "date_from": "2026-02-01"}
        )
        wanting = units.search([("lacks_inspector", "=", True), *mine])
        self.assertEqual(wanting, self.school + self.other)

    def test_inspectors_read_their_plates_while_they_hang(self):
        """Who has handed a school over sees nothing of it any more."""
        user = self.make_user("inspector_a", "inspector")
        self.xie.user_id = user
        former = self.assign(self.school, self.xie, date_to=today() - timedelta(days=1))
        present = self.assign(self.other, self.xie, date_to=today())
        self.env.invalidate_all()
        self.assertEqual(self.plates(user).search([]), present)
        self.assertTrue(present.with_user(user).has_access("read"))
        self.assertFalse(former.with_user(user).has_access("read"))
        self.assertEqual(self.xie.with_user(user).plate_ids, present)
