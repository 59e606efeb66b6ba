"""How far spending has come, beside how far the year has: in percent."""

from calendar import isleap
from datetime import date


def percent(part: float, whole: float) -> float:
    """Return `part` of `whole`, 100.0 being all; 0 of nothing.

    >>> percent(1, 4)
    25.0
    """
    return 100 * part / whole if whole else 0.0


def gone_by(year: int, day: date) -> float:
    """Return how much of `year` has gone by at the end of `day` (序时进度).

    >>> gone_by(2026, date(2026, 12, 31)), gone_by(2027, date(2026, 12, 31))
    (100.0, 0.0)
    """
    if day.year != year:
        return 100.0 if day.year > year else 0.0
    return 100 * day.timetuple().tm_yday / (365 + isleap(year))
