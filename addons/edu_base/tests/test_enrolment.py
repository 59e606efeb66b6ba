from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import freeze_time, tagged
from odoo.tools import mute_logger

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestEnrolment(EduCommon):
    """What schools count, seen within the scope of their government."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = (
            cls.make_unit(name, cls.county_a, kind="school")
            for name in ("临溪县第一小学", "临溪县第二小学")
        )
        cls.officer = cls.make_user("officer_a", "officer", serves=cls.county_a)

    def count(self, school, year, pupils, stage="primary", user=None):
        return (
            self.env["edu.enrolment"]
            .with_user(user or self.officer)
            .create(
                {
                    "unit_id": school.id,
                    "school_year": year,
                    "stage": stage,
                    "pupils": pupils,
                }
            )
        )

    def test_pupils_by_school(self):
        """All stages of the year asked for, else of the latest year before it."""
        self.count(self.first, 2024, 800)
        self.count(self.first, 2026, 900)
        self.count(self.first, 2026, 300, stage="junior")
        self.count(self.second, 2025, 400)
        rows = self.env["edu.enrolment"]
        schools = self.first | self.second
        self.assertEqual(
            rows._pupils_by_school(schools, 2026), {self.first: 1200, self.second: 400}
        )
        self.assertEqual(rows._pupils_by_school(schools, 2024), {self.first: 800})
        with self.assertQueryCount(1):
            rows._pupils_by_school(schools, 2026)

    def test_owner_follows_the_school(self):
        row = self.count(self.first, 2026, 900)
        self.assertEqual(row.owner_unit_id, self.county_a)
        self.first.parent_id = self.county_b
        self.assertEqual(row.owner_unit_id, self.county_b)

    def test_scope(self):
        """A county's officer neither sees nor counts another county's schools."""
        stranger = self.make_user("officer_b", "officer", serves=self.county_b)
        row = self.count(self.first, 2026, 900)
        self.assertFalse(self.env["edu.enrolment"].with_user(stranger).search([]))
        with self.assertRaises(AccessError):
            self.count(self.second, 2026, 1, user=stranger)
        with self.assertRaises(AccessError):
            row.with_user(stranger).pupils = 1

    @mute_logger("odoo.sql_db")
    def test_figures(self):
        row = self.count(self.first, 2026, 900)
        for values in ({"pupils": -1}, {"classes": -1}, {"school_year": 26}):
            with self.subTest(values), self.assertRaises(IntegrityError):
                with self.env.cr.savepoint():
                    row.write(values)
                    row.flush_recordset()
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.count(self.first, 2026, 1)

    def test_this_school_year(self):
        for day, year in (("2026-08-31", 2025), ("2026-09-01", 2026)):
            with self.subTest(day), freeze_time(day):
                row = self.env["edu.enrolment"].new({"unit_id": self.first.id})
                self.assertEqual(row.school_year, year)
                self.assertIn(f"{year}–{year + 1}", row.display_name)


@tagged("post_install", "-at_install")
class TestSchool(EduCommon):
    """Codes and types of schools."""

    def make_school(self, name="临溪县实验小学", **values):
        return self.make_unit(name, self.county_a, kind="school", **values)

    def test_code(self):
        self.make_school(code="2133000501")
        for code in ("213300050", "9933000501", "2199000501", "２１３３000501"):
            with self.subTest(code), self.assertRaises(ValidationError):
                self.make_school(f"学校{code}", code=code)
        self.make_unit("临溪县统计局", self.county_a, code="331024")

    @mute_logger("odoo.sql_db")
    def test_code_is_one_schools(self):
        self.make_school(code="2133000501")
        with self.assertRaises(IntegrityError), self.env.cr.savepoint():
            self.make_school("望岳区实验小学", code="2133000501")

    def test_stages_follow_from_the_type(self):
        primary = self.make_school(school_type="211")
        nine = self.make_school("临溪县育才学校", school_type="312")
        plain = self.make_school("临溪县新学校")
        self.assertEqual(nine.stages, "Primary、Junior Secondary")
        self.assertFalse(plain.stages)
        units = self.env["edu.unit"]
        found = units.search([("stages", "in", ["junior"])])
        self.assertEqual(found, nine)
        found = units.search([("stages", "in", ["junior", "primary"])])
        self.assertEqual(found, nine | primary)

    def test_odd_social_credit_code(self):
        """A code whose check digit does not fit is kept and pointed out."""
        school = self.make_school(social_credit_code="91110000600037341L")
        self.assertFalse(school.social_credit_code_is_odd)
        school.social_credit_code = "911100006000373410"
        self.assertTrue(school.social_credit_code_is_odd)
