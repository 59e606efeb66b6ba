from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase

from ..tools.service import months_served

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


class TestService(BaseCase):
    """How many months of a year somebody was in office."""

    def test_worked_examples(self):
        for terms, year, months in (
            ([], 2025, 0),
            ([(date(2025, 1, 1), date(2025, 12, 31))], 2025, 12),
            ([(date(2025, 3, 31), date(2028, 3, 30))], 2025, 10),
            ([(date(2025, 3, 31), date(2028, 3, 30))], 2028, 3),
            ([(date(2024, 2, 29), None)], 2024, 11),
            ([(date(2024, 2, 29), None)], 2023, 0),
            (
                [(date(2022, 5, 1), date(2025, 4, 30)), (date(2025, 5, 1), None)],
                2025,
                12,
            ),
            (
                [(date(2025, 1, 1), date(2025, 2, 3)), (date(2025, 2, 20), None)],
                2025,
                12,
            ),
            ([(date(2025, 1, 31), date(2025, 2, 1))], 2025, 2),
        ):
            with self.subTest(terms=terms, year=year):
                self.assertEqual(months_served(terms, year), months)

    @given(st.lists(st.tuples(DAYS, DAYS).map(sorted)), st.integers(2019, 2031), DAYS)
    def test_a_further_term_never_takes_months_away(self, terms, year, day):
        months = months_served(terms, year)
        self.assertLessEqual(months, months_served([*terms, (day, None)], year))
        self.assertLessEqual(months, 12)
