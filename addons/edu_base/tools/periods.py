"""The periods in which a bureau collects: months, quarters, years, school years."""

from calendar import monthrange
from datetime import date, timedelta

from .dates import SCHOOL_YEAR_STARTS

# Months in a period of each kind, and the month in which the first one starts.
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "school_year": 12}
_FIRST_MONTH = {"school_year": SCHOOL_YEAR_STARTS}


def enclosing(kind: str, day: date) -> tuple[date, date]:
    """Return first and last day of the period of that kind that holds `day`.

    Kinds: month, quarter, half, year, school_year (1 September to 31 August). Raises
    KeyError for another.
    """
    length, start = _MONTHS[kind], _FIRST_MONTH.get(kind, 1)
    # Months since the first period of year 0, counted from its starting month.
    month = day.year * 12 + day.month - start
    return _span(month - month % length + start - 1, length)


def following(kind: str, last: date) -> tuple[date, date]:
    """Return first and last day of the period after the one that ends on `last`."""
    return enclosing(kind, last + timedelta(days=1))


def ordinal(kind: str, first: date) -> int:
    """Return which one of its year a period is, from 1."""
    return (first.month - 1) // _MONTHS[kind] + 1


def _span(month, length):
    first_year, first_month = divmod(month, 12)
    last_year, last_month = divmod(month + length - 1, 12)
    days = monthrange(last_year, last_month + 1)[1]
    return (
        date(first_year, first_month + 1, 1),
        date(last_year, last_month + 1, days),
    )
