from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.retirement import last_day_after_retirement
from ..tools.staffing import (
    missing_for_share,
    needed_full_time,
    needed_inspectors,
)

# Schools, big ones among them, schools each: inspectors needed.
STAFFING = [
    (0, 0, 5, 0),
    (1, 0, 5, 1),
    (5, 0, 5, 1),
    (6, 0, 5, 2),
    (6, 1, 5, 2),  # the big one is not counted twice
    (7, 1, 5, 3),
    (3, 3, 5, 3),
    (165, 12, 5, 43),
]
FULL_TIME = [(0, 10, 0), (1, 10, 1), (10, 10, 1), (11, 10, 2), (100, 10, 10)]
SHARES = [
    (0, 0, 100, 0),
    (99, 100, 100, 1),
    (100, 100, 100, 0),
    (2, 3, 66, 0),
    (2, 3, 67, 1),
    (1, 3, 33.34, 1),
]
RETIREMENTS = [
    (date(2021, 9, 1), 5, date(2026, 9, 1)),
    (date(2024, 2, 29), 5, date(2029, 2, 28)),
    (date(2024, 2, 29), 4, date(2028, 2, 29)),
    (date(2023, 2, 28), 5, date(2028, 2, 28)),
]
COUNTS = st.integers(0, 5000)
EACH = st.integers(1, 30)


@tagged("post_install", "-at_install")
class TestFormulas(BaseCase):
    def test_staffing_examples(self):
        """TS56, TS57: one inspector to five schools, one to each big school."""
        for schools, big, each, needed in STAFFING:
            with self.subTest(schools=schools, big=big):
                self.assertEqual(needed_inspectors(schools, big, each), needed)

    @given(COUNTS, COUNTS, EACH)
    def test_another_school_never_lowers_the_need(self, others, big, each):
        """TS56: nor does it raise it by more than one; a big one does by one."""
        need = needed_inspectors(others + big, big, each)
        self.assertIn(needed_inspectors(others + 1 + big, big, each) - need, (0, 1))
        self.assertEqual(needed_inspectors(others + big + 1, big + 1, each) - need, 1)

    @given(COUNTS, EACH)
    def test_everybody_is_looked_after(self, schools, each):
        """TS56: enough for all schools, and with one fewer not."""
        need = needed_inspectors(schools, 0, each)
        self.assertGreaterEqual(need * each, schools)
        self.assertLess((need - 1) * each, max(schools, 1))

    def test_full_time_examples(self):
        """TS58: exactly ten part-time ones need one full-time, eleven need two."""
        for part_time, each, needed in FULL_TIME:
            with self.subTest(part_time=part_time):
                self.assertEqual(needed_full_time(part_time, each), needed)

    def test_share_examples(self):
        """TS24: how many more schools until the share is reached."""
        for part, whole, percent, missing in SHARES:
            with self.subTest(part=part, whole=whole, percent=percent):
                self.assertEqual(missing_for_share(part, whole, percent), missing)

    @given(COUNTS, COUNTS, st.integers(0, 100))
    def test_what_is_missing_reaches_the_share(self, part, rest, percent):
        """TS24."""
        whole = part + rest
        reached = part + missing_for_share(part, whole, percent)
        self.assertGreaterEqual(reached * 100, whole * percent)
        self.assertLessEqual(reached, whole)

    def test_retirement_examples(self):
        """TS59: five years to the day, and 29 February."""
        for retired_on, years, last in RETIREMENTS:
            with self.subTest(retired_on=retired_on):
                self.assertEqual(last_day_after_retirement(retired_on, years), last)

    @given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 20))
    def test_later_retirement_never_ends_earlier(self, retired_on, years):
        """TS59."""
        last = last_day_after_retirement(retired_on, years)
        later = last_day_after_retirement(retired_on + timedelta(days=1), years)
        self.assertGreaterEqual(later, last)
        self.assertEqual(last.year - retired_on.year, years)
