"""Worked examples of norms, without a database."""

from datetime import date

from odoo.tests import BaseCase, tagged

from ..tools.norms import Norm, choose, granted

CITY, COUNTY = 1, 2
NEAREST_FIRST = (COUNTY, CITY)


def norm(number, owner=CITY, amount=8000, **values):
    given = {
        "kind": "transport",
        "level": "",
        "distance": "",
        "per": "day",
        "date_from": date(2024, 1, 1),
        **values,
    }
    return Norm(id=number, owner=owner, amount=amount, **given)


@tagged("post_install", "-at_install")
class TestNorms(BaseCase):
    def chosen(self, *norms, level="county", distance="county", day=date(2026, 3, 11)):
        found = choose(norms, NEAREST_FIRST, "transport", level, distance, day)
        return found and found.id

    def test_inherited_until_one_has_an_own(self):
        """TS70: the norm of the city holds in the county that set none."""
        self.assertEqual(self.chosen(norm(1)), 1)
        self.assertEqual(self.chosen(norm(1), norm(2, owner=COUNTY)), 2)
        self.assertIsNone(self.chosen(norm(1, owner=77)))

    def test_nearer_goes_before_more_exact(self):
        exact = norm(1, distance="county", level="county")
        self.assertEqual(self.chosen(exact, norm(2, owner=COUNTY)), 2)

    def test_distance_and_level(self):
        general, local = norm(1), norm(2, distance="local")
        self.assertEqual(self.chosen(general, local), 1)
        self.assertEqual(self.chosen(general, local, distance="local"), 2)
        of_cities = norm(3, level="city")
        self.assertEqual(self.chosen(general, of_cities), 1)
        self.assertEqual(self.chosen(general, of_cities, level="city"), 3)

    def test_of_the_day(self):
        former = norm(1, date_to=date(2025, 12, 31))
        latter = norm(2, date_from=date(2026, 1, 1))
        self.assertEqual(self.chosen(former, latter, day=date(2025, 12, 31)), 1)
        self.assertEqual(self.chosen(former, latter, day=date(2026, 1, 1)), 2)
        self.assertIsNone(self.chosen(former))

    def test_the_latest_of_two_that_last(self):
        self.assertEqual(self.chosen(norm(1), norm(2, date_from=date(2026, 1, 1))), 2)

    def test_another_kind(self):
        self.assertIsNone(self.chosen(norm(1, kind="labour")))

    def test_half_a_day(self):
        per_day = norm(1, amount=8001)
        self.assertEqual(granted(per_day, "day"), 8001)
        self.assertEqual(granted(per_day, "morning"), 4001)  # up to the fen
        per_half = norm(1, per="half_day", amount=20000)
        self.assertEqual(granted(per_half, "day"), 40000)
        self.assertEqual(granted(per_half, "afternoon"), 20000)
        self.assertEqual(granted(norm(1, per="time"), "afternoon"), 8000)
