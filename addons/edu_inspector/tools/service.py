"""How long somebody served, counted from the terms of office."""

from collections.abc import Iterable
from datetime import date


def months_served(terms: Iterable[tuple[date, date | None]], year: int) -> int:
    """Return in how many months of `year` somebody was in office, a day being enough.

    A term is its first and its last day, both served; no last day while it runs.
    """
    served = set()
    for first, last in terms:
        start = max(first, date(year, 1, 1))
        stop = min(last or date.max, date(year, 12, 31))
        if start <= stop:
            served.update(range(start.month, stop.month + 1))
    return len(served)
