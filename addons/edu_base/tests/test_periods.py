from datetime import date, timedelta
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from ..tools.periods import enclosing, following, ordinal

KINDS = ("month", "quarter", "half", "year", "school_year")
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


class TestPeriods(TestCase):
    """Months, quarters, half years, years and school years."""

    def test_known_ones(self):
        day = date(2026, 8, 31)
        for kind, first, last in (
            ("month", date(2026, 8, 1), date(2026, 8, 31)),
            ("quarter", date(2026, 7, 1), date(2026, 9, 30)),
            ("half", date(2026, 7, 1), date(2026, 12, 31)),
            ("year", date(2026, 1, 1), date(2026, 12, 31)),
            ("school_year", date(2025, 9, 1), date(2026, 8, 31)),
        ):
            with self.subTest(kind=kind):
                self.assertEqual(enclosing(kind, day), (first, last))

    def test_leap_day_ends_february(self):
        self.assertEqual(enclosing("month", date(2028, 2, 3))[1], date(2028, 2, 29))

    def test_school_year_starts_in_september(self):
        self.assertEqual(
            enclosing("school_year", date(2026, 9, 1)),
            (date(2026, 9, 1), date(2027, 8, 31)),
        )

    def test_after_december_comes_january(self):
        self.assertEqual(
            following("quarter", date(2026, 12, 31)),
            (date(2027, 1, 1), date(2027, 3, 31)),
        )

    def test_ordinals(self):
        self.assertEqual(ordinal("quarter", date(2026, 10, 1)), 4)
        self.assertEqual(ordinal("half", date(2026, 7, 1)), 2)
        self.assertEqual(ordinal("month", date(2026, 2, 1)), 2)

    def test_unknown_kind(self):
        with self.assertRaises(KeyError):
            enclosing("fortnight", date(2026, 1, 1))

    @given(st.sampled_from(KINDS), DAYS)
    def test_periods_cover_every_day_once(self, kind, day):
        first, last = enclosing(kind, day)
        self.assertTrue(first <= day <= last)
        self.assertEqual(first.day, 1)
        self.assertEqual(following(kind, last)[0], last + timedelta(days=1))
        self.assertEqual(enclosing(kind, first), enclosing(kind, last))
