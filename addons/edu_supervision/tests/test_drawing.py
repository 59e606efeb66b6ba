import doctest
from collections import Counter
from datetime import date, timedelta
from hashlib import sha256
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from odoo.tests import tagged

from ..tools import drawing
from ..tools.drawing import draw, draw_teams, fingerprint, first_free_days, redraw

SEEDS = st.text(max_size=20)
POOLS = st.lists(st.integers(min_value=1, max_value=10**6), unique=True, max_size=40)
SMALL = st.lists(st.integers(min_value=1, max_value=9), unique=True, max_size=9)
PAIRS = st.sets(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20)
DAYS = [date(2026, 3, 9) + timedelta(days=number) for number in range(5)]


@tagged("post_install", "-at_install")
class TestDrawing(TestCase):
    """MJ11: what is drawn follows from the seed and the pool alone, and is fair."""

    def test_doctests(self):
        self.assertEqual(doctest.testmod(drawing).failed, 0)

    def test_as_the_record_explains_it(self):
        """Somebody who has only the sentence of the record draws the same."""
        pool = [108, 23, 512, 77]
        by_hand = sorted((sha256(f"3f9c:{n}".encode()).hexdigest(), n) for n in pool)
        self.assertEqual(draw("3f9c", pool, 2), [n for _hash, n in by_hand[:2]])

    @given(SEEDS, POOLS, st.integers(0, 50), st.data())
    def test_drawn_once_from_the_pool(self, seed, pool, count, data):
        excluded = data.draw(st.lists(st.sampled_from(pool))) if pool else []
        drawn = draw(seed, pool, count, excluded)
        self.assertEqual(len(drawn), len(set(drawn)))
        self.assertEqual(len(drawn), min(count, len(set(pool) - set(excluded))))
        self.assertLessEqual(set(drawn), set(pool) - set(excluded))

    @given(SEEDS, POOLS, st.integers(0, 50), st.randoms(use_true_random=False))
    def test_the_order_of_the_pool_does_not_matter(self, seed, pool, count, random):
        first = draw(seed, pool, count)
        random.shuffle(pool)
        self.assertEqual(draw(seed, pool, count), first)

    @given(SEEDS, POOLS, st.integers(0, 50))
    def test_one_more_keeps_the_first(self, seed, pool, count):
        self.assertEqual(draw(seed, pool, count + 1)[:count], draw(seed, pool, count))

    @given(SEEDS, POOLS, st.integers(0, 50), st.data())
    def test_leaving_out_one_moves_no_other(self, seed, pool, count, data):
        """Whoever falls away gives the place to the next; all others stay drawn."""
        drawn = draw(seed, pool, count)
        if drawn:
            gone = data.draw(st.sampled_from(drawn))
            kept = [number for number in drawn if number != gone]
            self.assertEqual(draw(seed, pool, count, [gone])[: len(kept)], kept)

    def test_everybody_is_drawn_as_often(self):
        """MJ11: 4 of 12, 3000 fixed seeds; the chi-square of 11 degrees at 0.999."""
        often = Counter(n for s in range(3000) for n in draw(f"seed {s}", range(12), 4))
        self.assertLess(chi_square(often, 12, 1000), 31.26)

    def test_everybody_leads_as_often(self):
        """MJ11: of nine people in teams of three for two units, from fixed seeds."""
        first, second = Counter(), Counter()
        for seed in range(3000):
            teams = draw_teams(f"seed {seed}", [5, 6], range(9), 3)
            first[teams[5][0]] += 1
            second[teams[6][0]] += 1
        for leads in (first, second):
            self.assertLess(chi_square(leads, 9, 3000 / 9), 26.12)

    def test_a_draw_that_prefers_somebody_is_found_unfair(self):
        """The measure itself: who would take the smallest numbers fails it."""
        often = Counter(n for _s in range(3000) for n in sorted(range(12))[:4])
        self.assertGreater(chi_square(often, 12, 1000), 31.26)

    @given(SEEDS, SMALL, SMALL, st.integers(0, 4), PAIRS)
    def test_teams(self, seed, units, people, size, apart):
        teams = draw_teams(seed, units, people, size, apart)
        self.assertEqual(list(teams), units)
        for unit, team in teams.items():
            fit = {person for person in people if (person, unit) not in apart}
            self.assertLessEqual(set(team), fit)
            self.assertEqual(len(team), len(set(team)))
            self.assertEqual(len(team), min(size, len(fit)))

    @given(SEEDS, SMALL, SMALL, st.integers(1, 3))
    def test_nobody_goes_twice_before_all_have_gone(self, seed, units, people, size):
        teams = draw_teams(seed, units, people, size)
        often = Counter(person for team in teams.values() for person in team)
        loads = [often[person] for person in people]
        if size <= len(people):
            self.assertLessEqual(max(loads, default=0) - min(loads, default=0), 1)

    @given(SEEDS, SMALL, SMALL, PAIRS)
    def test_drawn_again_from_its_log(self, seed, units, people, apart):
        log = {
            "seed": seed,
            "units": {"pool": [[n, "x"] for n in units], "count": 3, "excluded": []},
            "people": {"pool": [[n] for n in people], "count": 2, "excluded": [[4]]},
            "apart": [[*pair, "recused"] for pair in sorted(apart)],
        }
        free = [person for person in people if person != 4]
        chosen = draw(seed, units, 3)
        teams = draw_teams(seed, chosen, free, 2, apart)
        self.assertEqual(redraw(log), [[unit, teams[unit]] for unit in chosen])

    def test_a_changed_log_has_another_fingerprint(self):
        log = {"seed": "a", "units": {"pool": [[1, "第一小学"]]}}
        other = {"seed": "a", "units": {"pool": [[1, "第二小学"]]}}
        self.assertNotEqual(fingerprint(log), fingerprint(other))

    @given(st.lists(st.sets(st.integers(1, 6), max_size=3), max_size=6), st.data())
    def test_nobody_is_in_two_places_on_a_day(self, teams, data):
        taken = data.draw(
            st.dictionaries(st.integers(1, 6), st.sets(st.sampled_from(DAYS)))
        )
        teams = dict(enumerate(teams))
        found = first_free_days(teams, DAYS, taken)
        goes = Counter((p, found[unit]) for unit in found for p in teams[unit])
        self.assertLessEqual(max(goes.values(), default=0), 1)
        for person, day in goes:
            self.assertNotIn(day, taken.get(person, ()))

    def test_a_unit_without_a_day_is_left_out(self):
        found = first_free_days({1: [7], 2: [7], 3: []}, DAYS[:1], {})
        self.assertEqual(found, {1: DAYS[0], 3: DAYS[0]})


def chi_square(often, size, expected):
    """Return Pearson's statistic of how often each of `size` numbers came up."""
    return sum((often[number] - expected) ** 2 / expected for number in range(size))
