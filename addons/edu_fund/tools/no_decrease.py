"""The two no-decrease tests (两个只增不减; GY16, MJ18, B31), reckoned in fen.

What a government spends on education, and what it spends per pupil, is no less than
in the same period of the year before; as much is enough. A period is known by its last
day. What counties spent before they merged counts as what their heir spent.

>>> accounts = Accounts(
...     {
...         (1, date(2024, 12, 31)): Figures(100_00, 3),
...         (1, date(2025, 12, 31)): Figures(100_00, 4),
...     }
... )
>>> total, per_pupil = accounts.tests(1, date(2025, 12, 31))
>>> total.verdict, per_pupil.verdict, per_pupil.missing
('held', 'fell', 833)
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from functools import reduce
from operator import add


@dataclass(frozen=True)
class Figures:
    """Education expenditure of a period in fen, and the pupils it was for."""

    education: int
    pupils: int

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(self.education + other.education, self.pupils + other.pupils)

    @property
    def per_pupil(self) -> int | None:
        """Fen per pupil, half a fen rounded up; None without pupils."""
        if not self.pupils:
            return None
        return (2 * self.education + self.pupils) // (2 * self.pupils)


@dataclass(frozen=True)
class Merger:
    """From `day` on a unit is part of its heir, and reports no more.

    `is_new` says that the heir was founded by it, and owes no report of before.
    """

    unit: int
    heir: int
    day: date
    is_new: bool = False


@dataclass(frozen=True)
class Comparison:
    """An amount in fen against the one of a year before; None is not known."""

    now: int | None
    before: int | None
    wanted: int | None

    @property
    def verdict(self) -> str:
        """One of `held`, `fell` and `unknown`."""
        if self.now is None or self.wanted is None:
            return "unknown"
        return "held" if self.now >= self.wanted else "fell"

    @property
    def missing(self) -> int:
        """By how many fen the amount is too small."""
        return self.wanted - self.now if self.verdict == "fell" else 0


class Accounts:
    """What governments reported, and which of them became which."""

    def __init__(
        self,
        reported: Mapping[tuple[int, date], Figures],
        mergers: Iterable[Merger] = (),
    ):
        """`reported` is {(unit, last day of a period): Figures}."""
        self._reported = reported
        self._parts: dict[int, list[int]] = {}
        self._ended: dict[int, date] = {}
        self._founded: dict[int, date] = {}
        for merger in mergers:
            self._parts.setdefault(merger.heir, []).append(merger.unit)
            self._ended[merger.unit] = merger.day
            if merger.is_new:
                self._founded[merger.heir] = merger.day

    def members(self, unit: int) -> list[int]:
        """Return the unit, and those that have become part of it."""
        found = [unit]
        for member in found:
            found += [part for part in self._parts.get(member, ()) if part not in found]
        return found

    def figures(self, unit: int, last_day: date) -> Figures | None:
        """Return the sum of the unit and its parts; None if a report is missing."""
        known = []
        for member in self.members(unit):
            row = self._reported.get((member, last_day))
            if row is not None:
                known.append(row)
            elif self._owes(member, last_day):
                return None
        return reduce(add, known) if known else None

    def tests(
        self, unit: int, last_day: date, percents: tuple[float, float] = (100, 100)
    ) -> tuple[Comparison, Comparison]:
        """Return the tests of the whole and of the amount per pupil.

        Each is to reach its percentage of what it was the year before.
        """
        now = self.figures(unit, last_day)
        before = self.figures(unit, year_before(last_day))
        return (
            compare(now and now.education, before and before.education, percents[0]),
            compare(now and now.per_pupil, before and before.per_pupil, percents[1]),
        )

    def _owes(self, unit, last_day):
        """Return whether the unit existed by itself on the last day of a period."""
        return (
            self._founded.get(unit, date.min)
            <= last_day
            < self._ended.get(unit, date.max)
        )


def compare(now: int | None, before: int | None, percent: float = 100) -> Comparison:
    """Return the test of an amount against `percent` of the one before, in fen.

    >>> compare(1_00, 1_00).verdict
    'held'
    >>> compare(99, 1_00).missing
    1
    >>> compare(99, None).verdict
    'unknown'
    """
    wanted = None
    if before is not None:
        share = Decimal(before) * Decimal(repr(percent)) / 100
        wanted = int(share.to_integral_value(ROUND_CEILING))
    return Comparison(now, before, wanted)


def year_before(last_day: date) -> date:
    """Return the last day of the same period of the year before.

    >>> year_before(date(2024, 2, 29)), year_before(date(2025, 2, 28))
    (datetime.date(2023, 2, 28), datetime.date(2024, 2, 29))
    """
    return period_end(last_day.year - 1, last_day.month)


def period_end(year: int, months: int) -> date:
    """Return the last day of the first months of a year.

    >>> period_end(2024, 6)
    datetime.date(2024, 6, 30)
    """
    return date(year, months, monthrange(year, months)[1])
