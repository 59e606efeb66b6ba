"""Spread visits over the free half-days of those who make them; no database here.

A slot is (first, last) half-day, both included, as `half_days` numbers them.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

Slot = tuple[int, int]


@dataclass(frozen=True)
class Errand:
    """A visit that wants a slot of an inspector's; `key` names it.

    `slots` are those that are allowed, the earliest first. Without an inspector nobody
    is in the way.
    """

    key: Hashable
    inspector: int | None
    slots: tuple[Slot, ...]


def still_owed(
    months: Sequence[Any],
    ahead: Iterable[Any],
    made: Mapping[Any, int],
    per_month: float,
    per_term: float,
) -> dict[Any, int]:
    """Return {month ahead: visits still to be planned}, 0 left out.

    Asked are so many in each of the `months` of the term, and so many in the term in
    all: the stricter counts. `made` is {month: visits there are already}. What the term
    asks beyond the months goes to those ahead in turn, the emptiest first.
    """
    ahead = list(ahead)
    owed = {month: max(0, ceil(per_month) - made.get(month, 0)) for month in ahead}
    there = sum(made.get(month, 0) for month in months) + sum(owed.values())
    for _one in range(max(0, ceil(per_term) - there) if ahead else 0):
        owed[min(ahead, key=lambda month: made.get(month, 0) + owed[month])] += 1
    return {month: number for month, number in owed.items() if number}


def spread(
    errands: Iterable[Errand], taken: Mapping[int, Iterable[int]]
) -> dict[Hashable, Slot]:
    """Return {key: slot} of the errands, evenly over their slots.

    `taken` is {inspector: half-days that are not free}. No half-day of an inspector is
    given twice. An errand is left out only where none of its slots is free.
    """
    busy = defaultdict(set, {person: set(halves) for person, halves in taken.items()})
    alike = defaultdict(list)
    for errand in errands:
        alike[errand.inspector, errand.slots].append(errand)
    placed = {}
    # Who has the fewest slots chooses first.
    for (inspector, slots), group in sorted(
        alike.items(), key=lambda item: len(item[0][1])
    ):
        halves = busy[inspector] if inspector is not None else set()
        for place, errand in enumerate(group):
            wanted = (2 * place + 1) * len(slots) // (2 * len(group))
            slot = _nearest_free(slots, wanted, halves)
            if slot:
                placed[errand.key] = slot
                if inspector is not None:
                    halves.update(_halves(slot))
    return placed


def _nearest_free(slots, wanted, busy):
    """Return the free slot that lies nearest to the place `wanted`, or None."""
    free = (place for place, slot in enumerate(slots) if busy.isdisjoint(_halves(slot)))
    nearest = min(free, key=lambda place: (abs(place - wanted), place), default=None)
    return None if nearest is None else slots[nearest]


def _halves(slot):
    return range(slot[0], slot[1] + 1)
