"""The spreading of visits, for any errands; no database."""

from itertools import pairwise
from unittest import TestCase

from hypothesis import given
from hypothesis import strategies as st

from ..tools.planning import Errand, spread, still_owed

SLOTS = st.lists(
    st.integers(0, 40).flatmap(
        lambda first: st.sampled_from([(first, first), (first, first + 1)])
    ),
    unique=True,
    max_size=12,
).map(lambda slots: tuple(sorted(slots)))
ERRANDS = st.lists(st.tuples(st.integers(1, 3), SLOTS), max_size=15).map(
    lambda rows: [Errand(key, *row) for key, row in enumerate(rows)]
)
TAKEN = st.dictionaries(st.integers(1, 3), st.frozensets(st.integers(0, 41)))


def halves(slot):
    return set(range(slot[0], slot[1] + 1))


class TestPlanning(TestCase):
    @given(ERRANDS, TAKEN)
    def test_nobody_is_in_two_places(self, errands, taken):
        """Each half-day of an inspector is given once, and none that is taken."""
        placed = spread(errands, taken)
        for person in (1, 2, 3):
            given_out = [
                half
                for errand in errands
                if errand.inspector == person and errand.key in placed
                for half in halves(placed[errand.key])
            ]
            self.assertEqual(len(given_out), len(set(given_out)))
            self.assertFalse(set(given_out) & set(taken.get(person, ())))

    @given(ERRANDS, TAKEN)
    def test_left_out_only_where_nothing_is_free(self, errands, taken):
        placed = spread(errands, taken)
        for errand in errands:
            busy = set(taken.get(errand.inspector, ()))
            for other in errands:
                if other.inspector == errand.inspector and other.key in placed:
                    busy |= halves(placed[other.key])
            if errand.key in placed:
                self.assertIn(placed[errand.key], errand.slots)
            else:
                self.assertTrue(all(halves(slot) & busy for slot in errand.slots))

    @given(st.integers(1, 12), st.integers(1, 30))
    def test_even(self, count, days):
        """Where all is free, the distances differ by a day at most."""
        slots = tuple((2 * day, 2 * day + 1) for day in range(days))
        errands = [Errand(key, 1, slots) for key in range(count)]
        placed = spread(errands, {})
        self.assertEqual(len(placed), min(count, days))
        if 1 < count <= days:
            at = sorted(first // 2 for first, _last in placed.values())
            gaps = {after - before for before, after in pairwise(at)}
            self.assertLessEqual(max(gaps) - min(gaps), 1)

    def test_who_goes_alone_is_in_nobodys_way(self):
        errands = [Errand(key, None, ((0, 1),)) for key in range(3)]
        self.assertEqual(set(spread(errands, {}).values()), {(0, 1)})

    def test_the_stricter_figure(self):
        """TS25, B07: one a month is more than two a term; three are more than two."""
        months = [2, 3, 4, 5, 6]
        self.assertEqual(still_owed(months, months, {}, 1, 2), dict.fromkeys(months, 1))
        self.assertEqual(still_owed(months, months, {}, 0, 2), {2: 1, 3: 1})
        self.assertEqual(still_owed([2, 3], [2, 3], {}, 1, 3), {2: 2, 3: 1})

    @given(
        st.dictionaries(st.integers(1, 6), st.integers(0, 3)),
        st.sets(st.integers(1, 6)),
        st.floats(0, 3),
        st.floats(0, 9),
    )
    def test_enough_and_no_more(self, made, ahead, per_month, per_term):
        """Once what is owed is there, nothing more is owed."""
        months = range(1, 7)
        owed = still_owed(months, sorted(ahead), made, per_month, per_term)
        after = {m: made.get(m, 0) + owed.get(m, 0) for m in months}
        for month in ahead:
            self.assertGreaterEqual(after[month], per_month)
        if ahead:
            self.assertGreaterEqual(sum(after.values()), per_term)
        self.assertFalse(still_owed(months, sorted(ahead), after, per_month, per_term))
