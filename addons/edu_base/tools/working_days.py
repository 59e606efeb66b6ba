"""The clock of working days: counted from the day after, by the week and its changes.

Day 1 is the day after the event. Natural days are counted as they come, and a
deadline in natural days falls where it falls; one in working days is a working day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_FRIDAY = 4


@dataclass(frozen=True)
class WorkCalendar:
    """The days on which the offices deviate from the week, each "off" or "work".

    `confirmed` are the years whose days have been announced; what reaches into
    another year is provisional.
    """

    days: Mapping[date, str]
    confirmed: frozenset[int] = field(default=frozenset())

    def is_working(self, day: date) -> bool:
        """Return whether the offices work on the day."""
        kind = self.days.get(day)
        return day.weekday() <= _FRIDAY if kind is None else kind == "work"

    def is_provisional(self, first: date, last: date) -> bool:
        """Return whether the days from `first` to `last` may yet be changed."""
        return not self.confirmed.issuperset(range(first.year, last.year + 1))

    def add_working_days(self, start: date, number: int) -> date:
        """Return the working day that is the `number`-th after `start`.

        None after it is `start` itself. Raises ValueError if `number` is negative.
        """
        _refuse_negative(number)
        day = start
        while number:
            day += _DAY
            number -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Return how many working days follow `start`, up to and including `end`.

        Raises ValueError if `end` lies before `start`.
        """
        _refuse_negative((end - start).days)
        span = range(1, (end - start).days + 1)
        return sum(self.is_working(start + number * _DAY) for number in span)

    def deadline(self, start: date, number: int, unit: str = "working") -> date:
        """Return the last day of a term of `number` days of a unit after `start`.

        `unit` is "working" or "natural". A term of no working days ends on `start`,
        or the first working day after it. Raises ValueError for another unit or a
        negative number.
        """
        _refuse_negative(number)
        if unit == "natural":
            return start + number * _DAY
        if unit != "working":
            raise ValueError(f"Days are working or natural, not {unit}.")
        if number or self.is_working(start):
            return self.add_working_days(start, number)
        return self.add_working_days(start, 1)


def _refuse_negative(number):
    if number < 0:
        raise ValueError("Days are counted forwards.")
