"""The two no-decrease tests: worked examples, and what holds for any figures."""

import doctest
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import no_decrease
from ..tools.no_decrease import (
    Accounts,
    Figures,
    Merger,
    compare,
    period_end,
    year_before,
)

Y2024, Y2025, Y2026 = (date(year, 12, 31) for year in (2024, 2025, 2026))
EAST, WEST, HEIR = 1, 2, 3
amounts = st.integers(0, 10**14)
pupils = st.integers(1, 10**7)


@tagged("post_install", "-at_install")
class TestNoDecrease(BaseCase):
    def judged(self, before, now):
        accounts = Accounts({(EAST, Y2024): before, (EAST, Y2025): now})
        return accounts.tests(EAST, Y2025)

    def verdicts(self, before, now):
        return [test.verdict for test in self.judged(before, now)]

    def test_examples_of_the_module(self):
        self.assertFalse(doctest.testmod(no_decrease).failed)

    def test_as_much_is_enough(self):
        """GY16, MJ18, B31: not less is not the same as more."""
        same = Figures(5_000_000_00, 400)
        self.assertEqual(self.verdicts(same, same), ["held", "held"])

    def test_a_fen_less_is_a_fall(self):
        """GY16, B31: a single fen is missing."""
        total, per_pupil = self.judged(
            Figures(5_000_000_00, 400), Figures(4_999_999_99, 400)
        )
        self.assertEqual((total.verdict, total.missing), ("fell", 1))
        # 12 499.99997… yuan are 12 500.00: nobody is paid a part of a fen.
        self.assertEqual(per_pupil.verdict, "held")

    def test_per_pupil_is_rounded_to_the_fen(self):
        """B31: 33.333… yuan are 33.33; 16.665 are 16.67."""
        self.assertEqual(Figures(100_00, 3).per_pupil, 33_33)
        self.assertEqual(Figures(33_33, 2).per_pupil, 16_67)

    def test_more_in_all_may_be_less_for_each(self):
        """GY16, MJ18: the two tests are judged apart."""
        before, now = Figures(1_000_000_00, 1000), Figures(1_050_000_00, 1100)
        total, per_pupil = self.judged(before, now)
        self.assertEqual((total.verdict, per_pupil.verdict), ("held", "fell"))
        self.assertEqual(per_pupil.missing, 1000_00 - 954_55)

    def test_what_is_not_known_is_not_judged(self):
        """MJ18: a missing year is neither a fall nor a pass."""
        accounts = Accounts({(EAST, Y2024): Figures(1, 1)})
        for day in (Y2024, Y2025, Y2026):
            for test in accounts.tests(EAST, day):
                self.assertEqual((test.verdict, test.missing), ("unknown", 0))

    def test_no_pupils_are_not_divided_by(self):
        total, per_pupil = self.judged(Figures(0, 0), Figures(10, 0))
        self.assertEqual((total.verdict, per_pupil.verdict), ("held", "unknown"))

    def test_periods_are_compared_with_their_like(self):
        """MJ18: the first half of a year with the first half of the one before."""
        accounts = Accounts(
            {
                (EAST, date(2024, 6, 30)): Figures(40, 1),
                (EAST, Y2024): Figures(100, 1),
                (EAST, date(2025, 6, 30)): Figures(39, 1),
            }
        )
        total, _per_pupil = accounts.tests(EAST, date(2025, 6, 30))
        self.assertEqual((total.before, total.missing), (40, 1))

    def test_february_is_compared_with_february(self):
        """MJ18: into a leap year, out of it, and between years without one."""
        for year, before, now in ((2024, 28, 29), (2025, 29, 28), (2023, 28, 28)):
            last, day = date(year - 1, 2, before), date(year, 2, now)
            accounts = Accounts(
                {(EAST, last): Figures(40, 1), (EAST, day): Figures(39, 1)}
            )
            total, per_pupil = accounts.tests(EAST, day)
            self.assertEqual((total.before, total.missing), (40, 1))
            self.assertEqual(per_pupil.verdict, "fell")

    @given(st.integers(2000, 2100), st.integers(1, 12))
    def test_a_year_before_ends_its_month(self, year, months):
        """MJ18: the last day of the same months, leap years or not."""
        found = year_before(period_end(year, months))
        self.assertEqual((found.year, found.month), (year - 1, months))
        self.assertEqual((found + timedelta(days=1)).day, 1)

    def test_a_stricter_figure(self):
        self.assertEqual(compare(102, 100, 103.5).missing, 2)
        self.assertEqual(compare(104, 100, 103.5).verdict, "held")

    def merged(self, is_new, day=date(2026, 5, 1), **reported):
        """Return the test of the heir for 2026; keys such as east_2025: fen."""
        units = {"east": EAST, "west": WEST, "heir": HEIR}
        figures = {}
        for key, fen in reported.items():
            name, year = key.split("_")
            figures[units[name], date(int(year), 12, 31)] = Figures(fen, 10)
        mergers = [Merger(unit, HEIR, day, is_new) for unit in (EAST, WEST)]
        return Accounts(figures, mergers).tests(HEIR, Y2026)

    def test_a_new_county_is_measured_by_those_it_came_of(self):
        """GY16: two counties became a new one: their years before add up."""
        total, per_pupil = self.merged(True, east_2025=60, west_2025=40, heir_2026=99)
        self.assertEqual((total.before, total.missing), (100, 1))
        # 100 fen for 20 pupils before, 99 for 10 now.
        self.assertEqual((per_pupil.before, per_pupil.now), (5, 10))

    def test_a_county_that_took_in_others_has_a_past_of_its_own(self):
        """GY16: without its own year before nothing can be said."""
        two = {"east_2025": 60, "west_2025": 40, "heir_2026": 250}
        self.assertEqual(self.merged(False, **two)[0].verdict, "unknown")
        self.assertEqual(self.merged(False, heir_2025=150, **two)[0].verdict, "held")
        self.assertEqual(self.merged(False, heir_2025=151, **two)[0].missing, 1)

    def test_a_past_with_a_gap_is_not_judged(self):
        """GY16: the half of a past would hide a fall."""
        self.assertEqual(
            self.merged(True, east_2025=60, heir_2026=99)[0].verdict, "unknown"
        )

    def test_who_still_reported_counts_on(self):
        """GY16: a merger in the new year leaves the reports of the old one due."""
        late = date(2027, 1, 1)
        three = {"east_2025": 60, "west_2025": 40, "east_2026": 50}
        self.assertEqual(self.merged(True, late, **three)[0].verdict, "unknown")
        total, _per_pupil = self.merged(True, late, west_2026=50, **three)
        self.assertEqual((total.now, total.verdict), (100, "held"))

    def test_mergers_of_mergers(self):
        mergers = [Merger(EAST, WEST, Y2024), Merger(WEST, HEIR, Y2025)]
        self.assertEqual(Accounts({}, mergers).members(HEIR), [HEIR, WEST, EAST])

    @given(amounts, pupils)
    def test_per_pupil_is_what_decimals_say(self, education, count):
        exact = (Decimal(education) / count).quantize(1, ROUND_HALF_UP)
        self.assertEqual(Figures(education, count).per_pupil, int(exact))

    @given(amounts, amounts)
    def test_what_is_missing_would_have_been_enough(self, now, before):
        """B31: the missing amount is the least one that makes the test hold."""
        test = compare(now, before)
        self.assertEqual(test.verdict, "fell" if now < before else "held")
        self.assertEqual(compare(now + test.missing, before).verdict, "held")
        if test.missing:
            self.assertEqual(compare(now + test.missing - 1, before).verdict, "fell")

    @given(st.lists(st.tuples(amounts, pupils), min_size=1, max_size=6))
    def test_counties_spend_together_what_they_spent_apart(self, rows):
        """GY16: a merger by itself is never a fall of the whole."""
        before = {
            (number, Y2025): Figures(*row) for number, row in enumerate(rows, start=10)
        }
        whole = Figures(sum(row[0] for row in rows), sum(row[1] for row in rows))
        mergers = [Merger(unit, HEIR, Y2026, True) for unit, _day in before]
        accounts = Accounts({**before, (HEIR, Y2026): whole}, mergers)
        for test in accounts.tests(HEIR, Y2026):
            self.assertEqual((test.verdict, test.now), ("held", test.before))
