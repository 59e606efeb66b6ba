"""Shares of levels: worked examples, and that nothing is lost by rounding."""

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.shares import WHOLE, hundredths, split

PARTS = st.lists(st.integers(1, 100), min_size=1, max_size=5)


@tagged("post_install", "-at_install")
class TestShares(BaseCase):
    def test_worked_examples(self):
        """GY17: the county bears most, the parts add up."""
        self.assertEqual(split(1_000_000, [6000, 3000, 1000]), [600000, 300000, 100000])
        self.assertEqual(split(100, [3333, 3333, 3334]), [33, 33, 34])
        self.assertEqual(split(1, [5000, 5000]), [1, 0])
        self.assertEqual(split(0, [5000, 5000]), [0, 0])

    def test_ninety_nine_percent_are_no_whole(self):
        with self.assertRaises(ValueError):
            split(100, [5000, 4999])

    def test_percentages_add_up_in_hundredths(self):
        self.assertEqual(sum(map(hundredths, [33.33, 33.33, 33.34])), WHOLE)

    @given(st.integers(0, 10**13), PARTS)
    def test_the_parts_add_up_and_none_is_off_by_a_fen(self, amount, weights):
        shares = [WHOLE * weight // sum(weights) for weight in weights]
        shares[0] += WHOLE - sum(shares)
        parts = split(amount, shares)
        self.assertEqual(sum(parts), amount)
        for part, share in zip(parts, shares, strict=True):
            self.assertLess(abs(part - amount * share / WHOLE), 1 + amount * 1e-12)
