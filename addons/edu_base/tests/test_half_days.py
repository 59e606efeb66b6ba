"""How days become half-days: two a day, numbered through."""

from datetime import date
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools.half_days import day_of_half, refused, span

MONDAY, TUESDAY = date(2026, 3, 9), date(2026, 3, 10)
DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@tagged("post_install", "-at_install")
class TestHalfDays(BaseCase):
    def test_a_day_has_two_halves(self):
        morning, afternoon = span(MONDAY, MONDAY)
        self.assertEqual(afternoon, morning + 1)
        self.assertEqual(span(MONDAY, MONDAY, "morning"), (morning, morning))
        self.assertEqual(span(MONDAY, MONDAY, "afternoon"), (afternoon, afternoon))

    def test_numbers_begin_in_1970(self):
        self.assertEqual(span(date(1970, 1, 1), date(1970, 1, 1)), (0, 1))

    def test_halves_of_several_days(self):
        first, last = span(MONDAY, TUESDAY)
        self.assertEqual(last - first, 3)
        self.assertEqual(span(MONDAY, TUESDAY, "afternoon"), (first + 1, last))
        self.assertEqual(span(MONDAY, TUESDAY, "morning"), (first, last - 1))

    def test_what_the_database_refuses(self):
        """Who and which half-days are asked for, then those that are in the way."""
        columns = "(int4range(who, who, '[]'::text), int4range(a, b, '[]'::text))"
        detail = (
            f"Key {columns}=([7,8), [40000,40002)) conflicts with existing key "
            f"{columns}=([7,8), [40001,40002))."
        )
        told = SimpleNamespace(message_detail=detail)
        self.assertEqual(refused(told), [7, 40000, 7, 40001])
        for silence in (None, SimpleNamespace(message_detail=None)):
            self.assertEqual(refused(silence), [])

    @settings(deadline=None)
    @given(DAYS, DAYS)
    def test_days_apart_never_meet(self, one, other):
        meet = set(_halves(one)) & set(_halves(other))
        self.assertEqual(bool(meet), one == other)
        self.assertEqual({day_of_half(half) for half in _halves(one)}, {one})


def _halves(day):
    first, last = span(day, day)
    return range(first, last + 1)
