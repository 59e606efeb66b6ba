from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from odoo.addons.edu_base.tests.test_working_days import CALENDAR

from ..tools.terms import (
    GAP_DAYS,
    Term,
    days_left,
    is_in_a_row,
    number_in_row,
    public_until,
    term_end,
)

# First day, last day of three years.
ENDS = [
    ("2025-03-01", "2028-02-29"),  # the day before 1 March of a leap year
    ("2024-02-29", "2027-02-28"),  # there is no 29 February in 2027
    ("2023-03-01", "2026-02-28"),
    ("2026-01-01", "2028-12-31"),
    ("2026-09-01", "2029-08-31"),
    ("2025-12-31", "2028-12-30"),
]
# First day, working days, last day of publicity.
PUBLIC = [
    ("2026-03-02", 7, "2026-03-11"),  # Monday: seven days from Tuesday on
    ("2026-02-13", 7, "2026-03-02"),  # over 春节, with the worked Saturdays
    ("2026-09-30", 7, "2026-10-15"),  # over 国庆节; 10 October is worked
    ("2026-03-07", 7, "2026-03-17"),  # made public on a Saturday
    ("2026-12-28", 7, "2027-01-07"),  # into a year that has no notice yet
]
DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
GAPS = st.integers(0, 200)


def day(text):
    return date.fromisoformat(text)


@tagged("post_install", "-at_install")
class TestTerms(BaseCase):
    def test_ends_of_three_years(self):
        """B02: a term of the part-time lasts three years, its last day included."""
        for first, last in ENDS:
            with self.subTest(first=first):
                self.assertEqual(term_end(day(first)), day(last))

    @given(DAYS)
    def test_terms_follow_without_a_gap_or_a_day_too_long(self, first):
        """B02: three terms in a row end after nine years, whatever the first day."""
        last = first - timedelta(days=1)
        for _term in range(3):
            last = term_end(last + timedelta(days=1))
        self.assertIn((last - term_end(first, years=9)).days, (-1, 0))

    def test_row_goes_on_within_the_gap_alone(self):
        last = date(2026, 2, 28)
        self.assertFalse(is_in_a_row(last, last))
        self.assertTrue(is_in_a_row(last, date(2026, 3, 1), gap=0))
        self.assertTrue(is_in_a_row(last, last + timedelta(days=GAP_DAYS + 1)))
        self.assertFalse(is_in_a_row(last, last + timedelta(days=GAP_DAYS + 2)))

    def test_numbers_in_a_row(self):
        """B02: another kind, a long gap or none before begins anew."""
        second = Term("part_time", day("2020-09-01"), day("2023-08-31"), 2)
        later = Term("full_time", day("2023-09-01"), day("2024-08-31"))
        open_ended = Term("part_time", day("2020-09-01"), None)
        first = day("2023-09-01")
        self.assertEqual(number_in_row([], "part_time", first), 1)
        self.assertEqual(number_in_row([second], "part_time", first), 3)
        self.assertEqual(number_in_row([second], "special", first), 1)
        self.assertEqual(number_in_row([second], "part_time", day("2024-09-01")), 1)
        self.assertEqual(number_in_row([open_ended], "part_time", first), 1)
        both = [later, second]
        self.assertEqual(number_in_row(both, "part_time", day("2024-09-01")), 1)
        self.assertEqual(number_in_row(both, "part_time", day("2020-08-01")), 1)

    @given(DAYS, GAPS, st.permutations(range(4)))
    def test_order_of_former_terms_does_not_matter(self, first, gap, order):
        former = []
        for number in range(1, 5):
            former.append(Term("part_time", first, term_end(first), number))
            first = term_end(first) + timedelta(days=gap + 1)
        mixed = [former[place] for place in order]
        self.assertEqual(number_in_row(mixed, "part_time", first, gap), 5)
        next_day = first + timedelta(days=1)
        self.assertEqual(number_in_row(mixed, "part_time", next_day, gap), 1)

    def test_publicity_lasts_working_days(self):
        """B14: seven working days, over holidays and worked weekends."""
        for first, number, last in PUBLIC:
            with self.subTest(first=first):
                self.assertEqual(public_until(CALENDAR, day(first), number), day(last))

    def test_last_day_is_served(self):
        last = date(2026, 3, 1)
        self.assertEqual(days_left(last, last), 0)
        self.assertEqual(days_left(last, date(2026, 2, 27)), 2)
        self.assertEqual(days_left(last, date(2026, 3, 2)), -1)
        self.assertIsNone(days_left(None, last))
