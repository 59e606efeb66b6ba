"""Days in halves, numbered through: what a visit takes of a person's time."""

import re
from datetime import UTC, date, datetime, time, timedelta

from .dates import CHINA

FIRST = date(1970, 1, 1)
# Morning and afternoon as a diary shows them, in China.
BEGINS = (time(8, 30), time(14, 0))
ENDS = (time(12, 0), time(17, 30))
# Ranges as the database names them: the person's, the half-days' and the like.
RANGES = re.compile(r"\[(\d+),")


def span(first: date, last: date, part: str = "day") -> tuple[int, int]:
    """Return the first and the last half-day from one day to another.

    A half-day is twice the days since 1970-01-01, and one more in the afternoon.
    `part`: `afternoon` leaves out the morning of the first day, `morning` the afternoon
    of the last one, `day` nothing.

    >>> span(date(1970, 1, 2), date(1970, 1, 2))
    (2, 3)
    >>> span(date(1970, 1, 2), date(1970, 1, 3), "afternoon")
    (3, 5)
    """
    begins, ends = (2 * (day - FIRST).days for day in (first, last))
    return begins + (part == "afternoon"), ends + (part != "morning")


def day_of_half(number: int) -> date:
    """Return the day in which a half-day lies."""
    return FIRST + timedelta(days=number // 2)


def refused(diagnostics) -> list[int]:
    """Return where the ranges begin that an exclusion has refused, in its own order.

    `diagnostics` is what the database tells of the error, if it tells anything: those
    of the new row come before those of the row in its way.
    """
    detail = diagnostics and diagnostics.message_detail
    return [int(number) for number in RANGES.findall(detail or "")]


def moments(first: date, last: date, part: str = "day") -> tuple[datetime, datetime]:
    """Return when working time begins and ends from one day to another.

    As Odoo keeps moments: in UTC, without a zone. `part` as in `span`.
    """
    begin, end = span(first, last, part)
    return _utc(first, BEGINS[begin % 2]), _utc(last, ENDS[end % 2])


def _utc(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, CHINA).astimezone(UTC).replace(tzinfo=None)
