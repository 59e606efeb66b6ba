import doctest
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..tools import eligibility
from ..tools.eligibility import Candidate, Limits, hints, obstacles
from .roster_common import FIT, RosterCase

LIMITS = Limits(after_retirement=5)
DAY = date(2026, 3, 2)
GOOD = Candidate(
    degree="bachelor",
    experience_since=date(2016, 3, 2),
    health="fit",
    is_time_guaranteed=True,
    birth_date=date(1975, 6, 1),
    origin="principal",
    duty="school",
)
RETIRED = replace(GOOD, retired_on=date(2021, 3, 2))
# What differs from the good one, and what is found.
EXAMPLES = [
    ({}, []),
    ({"degree": "below_bachelor"}, ["degree"]),
    ({"degree": None}, ["degree_unknown"]),
    ({"degree": "doctor"}, []),
    ({"experience_since": date(2016, 3, 3)}, ["experience"]),
    ({"experience_since": None}, ["experience_unknown"]),
    ({"health": "limited"}, ["health"]),
    ({"health": "unfit"}, ["health"]),
    ({"health": None}, ["health_unknown"]),
    ({"is_time_guaranteed": False}, ["time"]),
    ({"retired_on": date(2021, 3, 2)}, []),
    ({"retired_on": date(2021, 3, 1)}, ["retired"]),
    ({"retired_on": date(2027, 9, 1)}, []),
    # Who still works is used as the government wants; the retired are not.
    ({"duty": "government"}, []),
    ({"duty": "government", "retired_on": date(2024, 9, 1)}, ["duty"]),
    ({"origin": "cadre", "retired_on": date(2024, 9, 1)}, ["duty"]),
    (
        {"origin": "cadre", "duty": "government", "retired_on": date(2024, 9, 1)},
        [],
    ),
    ({"origin": "other", "duty": "monitoring", "retired_on": date(2024, 9, 1)}, []),
    (
        {"degree": None, "health": "unfit", "is_time_guaranteed": False},
        ["degree_unknown", "health", "time"],
    ),
]
DAYS = st.dates(date(1950, 1, 1), date(2080, 12, 31))


class TestObstacles(BaseCase):
    """The conditions of an appointment, to the day (B03, B14, TS59)."""

    def test_examples(self):
        """Each condition of B03, B14 and TS59 by itself, and several together."""
        for values, found in EXAMPLES:
            with self.subTest(values):
                self.assertEqual(obstacles(replace(GOOD, **values), DAY, LIMITS), found)

    def test_figures_are_given(self):
        """Other limits, other findings."""
        strict = Limits(experience=11, after_retirement=4)
        self.assertEqual(obstacles(RETIRED, DAY, strict), ["experience", "retired"])

    def test_born_on_a_leap_day(self):
        """Ten years from 29 February are full on the 28th."""
        leaping = replace(GOOD, experience_since=date(2016, 2, 29))
        self.assertEqual(obstacles(leaping, date(2026, 2, 27), LIMITS), ["experience"])
        self.assertEqual(obstacles(leaping, date(2026, 2, 28), LIMITS), [])

    def test_doctests(self):
        self.assertEqual(doctest.testmod(eligibility).failed, 0)

    @given(DAYS, DAYS)
    def test_experience_only_grows(self, since, day):
        """Who has enough on a day has enough the next day."""
        candidate = replace(GOOD, experience_since=since)
        if not obstacles(candidate, day, LIMITS):
            self.assertEqual(obstacles(candidate, day + timedelta(1), LIMITS), [])

    @given(DAYS, DAYS)
    def test_retirement_only_wears_out(self, retired_on, day):
        """Who retired too long ago stays so; who has not yet retired is not asked."""
        candidate = replace(GOOD, retired_on=retired_on, experience_since=date.min)
        found = obstacles(candidate, day, LIMITS)
        if found:
            self.assertEqual(obstacles(candidate, day + timedelta(1), LIMITS), found)
            self.assertGreater((day - retired_on).days, 5 * 365)

    def test_hints_forbid_nothing(self):
        self.assertEqual(hints(GOOD, DAY, LIMITS), [])
        self.assertEqual(
            hints(replace(GOOD, birth_date=None), DAY, LIMITS), ["age_unknown"]
        )
        old = replace(GOOD, birth_date=date(1961, 3, 2))
        self.assertEqual(hints(old, DAY, LIMITS), ["age"])
        self.assertEqual(hints(old, DAY - timedelta(1), LIMITS), [])
        self.assertEqual(obstacles(old, DAY, LIMITS), [])


@tagged("post_install", "-at_install")
class TestEligibility(RosterCase):
    """What the officer is told of persons on file."""

    def test_sentences(self):
        """Each condition that is not met is said by itself (B03, B14, TS59)."""
        good = self.make_inspector(**FIT)
        blank = self.make_inspector("邱鹤鸣")
        late = self.make_inspector(
            "沈怀川", **FIT, retired_on=date(2020, 1, 1), origin="teacher"
        )
        found = (good | blank | late)._ineligible(DAY)
        self.assertEqual(found.keys(), {blank, late})
        self.assertEqual(found[late], ["Retired more than 5 years ago."])
        self.assertEqual(len(found[blank]), 4)
        self.assertIn("There is no health statement.", found[blank])
        self.assertNotIn(late, late._ineligible(date(2025, 1, 1)))

    def test_the_rule_says_how_long_the_retired_serve(self):
        """TS59: a stricter figure of the government holds for its own people."""
        self.set_rule("retired", self.county_a, 3, date(2026, 1, 1))
        late = self.make_inspector(**FIT, retired_on=date(2022, 9, 1))
        self.assertEqual(
            late._ineligible(DAY)[late], ["Retired more than 3 years ago."]
        )

    def test_on_the_form(self):
        inspector = self.make_inspector(**FIT, birth_date=date(1950, 1, 1))
        self.assertEqual(inspector.eligibility, "")
        self.assertEqual(inspector.eligibility_hint, "Is 65 or older.")
        inspector.health = "unfit"
        self.assertEqual(inspector.eligibility, "The health statement is not “fit”.")

    def test_as_many_queries_for_many(self):
        """Asked of two or of forty, the database is asked as often."""
        sent = []
        first = self.make_inspector()
        self.env.invalidate_all()
        first._ineligible(DAY)  # reads the limits, and what the user may read
        for size in (2, 40):
            people = self.inspectors.create([{"name": f"人{n}"} for n in range(size)])
            sent.append(self.statements(people._ineligible, DAY))
            self.assertEqual(len(people._ineligible(DAY)), size)
        self.assertEqual(*sent)
