"""Amounts are added up in fen."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.money import fen, total, yuan


@tagged("post_install", "-at_install")
class TestMoney(BaseCase):
    def test_floats_are_rounded_to_the_fen(self):
        self.assertEqual(fen(0.1 + 0.2), 30)
        self.assertEqual(fen(2.675), 268)
        self.assertEqual(fen(-2.675), -268)
        self.assertEqual(fen(Decimal("1234567890.125")), 123456789013)

    def test_a_thousand_tenths_are_a_hundred(self):
        self.assertEqual(total([0.1] * 1000), 100.0)

    @given(st.integers(-(10**14), 10**14))
    def test_fen_survive_the_way_through_a_field(self, amount):
        self.assertEqual(fen(float(yuan(amount))), amount)
