"""Terms of office: how long, how many in a row (条例 art. 6), how long made public.

Pure functions on days; the last day of a term is served, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

TERM_YEARS = 3
GAP_DAYS = 90  # a term that begins so soon after the last one continues the row
PUBLIC_DAYS = 7  # working days (督学管理暂行办法)

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Term:
    """A term that was or is served; `number` tells which one in a row it is.

    `last` is None while a term has no end, as of the full-time.
    """

    kind: str
    first: date
    last: date | None
    number: int = 1


def term_end(first: date, years: int = TERM_YEARS) -> date:
    """Return the last day of a term of `years` that begins on `first`.

    That is the day before the same date; where there is no such date (a 29 February),
    the last day of the month.

    >>> term_end(date(2025, 3, 1)), term_end(date(2024, 2, 29))
    (datetime.date(2028, 2, 29), datetime.date(2027, 2, 28))
    """
    anniversary = first + relativedelta(years=years)
    return anniversary - _DAY if anniversary.day == first.day else anniversary


def is_in_a_row(last: date, first: date, gap: int = GAP_DAYS) -> bool:
    """Return whether a term from `first` continues one that ended on `last`.

    It does if at most `gap` days lie between them on which nobody was in office.

    >>> is_in_a_row(date(2025, 2, 28), date(2025, 3, 1), gap=0)
    True
    >>> is_in_a_row(date(2025, 2, 28), date(2025, 3, 2), gap=0)
    False
    """
    return 0 <= (first - last).days - 1 <= gap


def number_in_row(
    former: Iterable[Term], kind: str, first: date, gap: int = GAP_DAYS
) -> int:
    """Return which one in a row a term of `kind` from `first` would be.

    Counted on from the term before it; a gap, or a term of another kind in between,
    begins anew. A term without an end is followed by none.
    """
    earlier = [term for term in former if term.first < first]
    latest = max(earlier, key=lambda term: term.first, default=None)
    if latest and latest.last and latest.kind == kind:
        if is_in_a_row(latest.last, first, gap):
            return latest.number + 1
    return 1


def public_until(calendar, first: date, number: int) -> date:
    """Return the last day of a publicity of `number` working days from `first`.

    `calendar` is a `WorkCalendar`. The day on which it is made public is not counted,
    as in all terms of days. Raises ValueError if `number` is negative.
    """
    return calendar.add_working_days(first, number)


def days_left(last: date | None, day: date) -> int | None:
    """Return how many days follow `day` in a term: none on its last, below 0 after.

    >>> days_left(date(2026, 3, 1), date(2026, 3, 1))
    0
    """
    return (last - day).days if last else None
