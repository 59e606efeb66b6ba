from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.dates import school_year_of
from .common import EduCommon

YEAR = 2031


@tagged("post_install", "-at_install")
class TestTerm(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.terms = cls.env["edu.term"]
        cls.city_terms = cls.make_terms(cls.city)
        cls.school_a = cls.make_unit("临溪县溪边小学", cls.county_a, kind="school")
        cls.school_b = cls.make_unit("望岳区望岳小学", cls.county_b, kind="school")

    @classmethod
    def make_terms(cls, owner, first=("09-01", "01-16"), second=("02-16", "07-02")):
        """Return the two terms of the school year 2031 of a government."""
        months = [(YEAR, first[0]), (YEAR + 1, first[1])]
        months += [(YEAR + 1, day) for day in second]
        days = [f"{year}-{day}" for year, day in months]
        return cls.env["edu.term"].create(
            [
                {
                    "owner_unit_id": owner.id,
                    "school_year": YEAR,
                    "term": term,
                    "date_from": days[number],
                    "date_to": days[number + 1],
                }
                for term, number in (("first", 0), ("second", 2))
            ]
        )

    def term_on(self, day, unit=None):
        unit = unit or self.school_a
        return self.terms._term_of(unit, date.fromisoformat(day))[unit]

    def vacation_on(self, day, unit=None):
        unit = unit or self.school_a
        return self.terms._is_vacation(unit, date.fromisoformat(day))[unit]

    def owes(self, year, month, unit=None):
        unit = unit or self.school_a
        return self.terms._owes_month(unit, year, month)[unit]

    def test_a_school_year_begins_in_september(self):
        for day, year in (
            (date(2031, 8, 31), 2030),
            (date(2031, 9, 1), 2031),
            (date(2032, 1, 1), 2031),
        ):
            self.assertEqual(school_year_of(day), year)

    def test_first_and_last_days_belong_to_the_term(self):
        first, second = self.city_terms
        for day, term in (
            ("2031-08-31", self.terms),
            ("2031-09-01", first),
            ("2032-01-16", first),
            ("2032-01-17", self.terms),
            ("2032-02-15", self.terms),
            ("2032-02-16", second),
            ("2032-07-02", second),
            ("2032-07-03", self.terms),
        ):
            with self.subTest(day):
                self.assertEqual(self.term_on(day), term)

    def test_between_terms_is_vacation(self):
        self.assertFalse(self.vacation_on("2032-01-16"))
        for day in ("2032-01-17", "2032-02-15", "2032-07-03", "2032-08-31"):
            self.assertTrue(self.vacation_on(day))

    def test_a_month_mostly_of_vacation_owes_no_visit(self):
        owed = {month: self.owes(YEAR + (month < 9), month) for month in range(1, 13)}
        self.assertEqual([m for m in owed if not owed[m]], [2, 7, 8])

    def test_an_unknown_school_year_has_no_vacation_and_owes_every_month(self):
        self.assertFalse(self.vacation_on("2033-08-01"))
        self.assertTrue(self.owes(2033, 8))
        self.city_terms[1].unlink()
        self.assertFalse(self.vacation_on("2032-08-01"))
        self.assertTrue(self.owes(2032, 8))

    def test_the_nearest_unit_that_has_set_the_year_counts(self):
        own = self.make_terms(self.county_a, second=("02-25", "07-10"))
        self.assertEqual(self.term_on("2032-07-05"), own[1])
        self.assertFalse(self.term_on("2032-07-05", self.school_b))
        self.assertEqual(
            self.terms._is_vacation(self.school_a | self.school_b, date(2032, 2, 20)),
            {self.school_a: True, self.school_b: False},
        )
        own[0].unlink()
        self.assertEqual(self.term_on("2032-02-20"), self.city_terms[1])

    def test_a_term_that_begins_in_august_is_no_vacation(self):
        self.make_terms(self.county_a)
        self.terms.create(
            {
                "owner_unit_id": self.county_a.id,
                "school_year": YEAR + 1,
                "term": "first",
                "date_from": "2032-08-29",
                "date_to": "2033-01-20",
            }
        )
        self.assertFalse(self.vacation_on("2032-08-30"))
        self.assertTrue(self.vacation_on("2032-08-28"))

    @mute_logger("odoo.sql_db")
    def test_terms_of_one_owner_do_not_overlap(self):
        values = {
            "owner_unit_id": self.city.id,
            "school_year": YEAR + 1,
            "term": "first",
        }
        for start, end in (("2032-07-02", "2033-01-10"), ("2033-01-10", "2033-01-09")):
            with (
                self.subTest(start),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.terms.create({**values, "date_from": start, "date_to": end})
        with self.assertRaises(IntegrityError):
            self.city_terms[0].copy()

    def test_terms_come_in_their_order_and_in_their_year(self):
        first, second = self.make_terms(self.county_a)
        with self.assertRaises(ValidationError), self.env.cr.savepoint():
            second.unlink()
            first.write({"date_from": "2032-03-01", "date_to": "2032-06-30"})
            second = first.create(
                {
                    "owner_unit_id": self.county_a.id,
                    "school_year": YEAR,
                    "term": "second",
                    "date_from": "2031-09-01",
                    "date_to": "2032-01-10",
                }
            )
        with self.assertRaises(ValidationError):
            first.date_to = "2032-09-02"

    def test_the_name_says_year_and_term(self):
        self.assertEqual(self.city_terms[0].display_name, "2031–2032 First Term")

    def test_who_keeps_and_who_reads_terms(self):
        for role in ("officer", "chief", "unit_administrator"):
            user = self.make_user(f"{role}_terms", role, serves=self.county_a)
            own = self.terms.with_user(user)
            self.assertEqual(own.search([("school_year", "=", YEAR)]), self.city_terms)
            with self.subTest(role), self.assertRaises(AccessError):
                self.city_terms.with_user(user).write({"date_to": "2032-07-03"})
            made = own.create(
                {
                    "school_year": YEAR,
                    "term": "first",
                    "date_from": "2031-09-02",
                    "date_to": "2032-01-20",
                }
            )
            self.assertEqual(made.owner_unit_id, self.county_a)
            made.unlink()

    def test_the_county_beside_sees_nothing_and_the_city_all(self):
        own = self.make_terms(self.county_a)
        beside = self.make_user("beside_terms", "officer", serves=self.county_b)
        above = self.make_user("above_terms", "officer", serves=self.city)
        search = self.terms.search
        year = [("school_year", "=", YEAR)]
        self.assertEqual(search(year), own | self.city_terms)
        self.assertEqual(self.terms.with_user(beside).search(year), self.city_terms)
        self.assertEqual(
            self.terms.with_user(above).search(year), own | self.city_terms
        )

    def test_a_liaison_and_an_employee_read_the_terms_above_them(self):
        liaison = self.make_user("liaison_terms", "liaison")
        self.make_liaison(liaison, self.education_a)
        employee = self.make_user(
            "employee_terms", "employee", works_at=self.education_a
        )
        stranger = self.make_user("stranger_terms", "employee")
        year = [("school_year", "=", YEAR)]
        for user, found in (
            (liaison, self.city_terms),
            (employee, self.city_terms),
            (stranger, self.terms),
        ):
            self.assertEqual(self.terms.with_user(user).search(year), found)

    def test_many_units_take_as_many_queries_as_one(self):
        units = self.env["edu.unit"].create(
            [
                {"name": f"青禾第{n}小学", "kind": "school", "parent_id": self.city.id}
                for n in range(60)
            ]
        )
        for some in (units[:2], units):
            for call in (self.terms._is_vacation, self.terms._term_of):
                self.env.flush_all()
                self.env.invalidate_all()
                with self.assertQueryCount(2):
                    call(some, date(2032, 2, 1))
