"""Training hours of a calendar year: arithmetic on days and hours (TS62)."""

from datetime import date

REMINDED_FROM = 7  # the first month of the third quarter


def missing_hours(central: float, figure: float) -> float:
    """Return how many centralised hours are missing until `figure` is met.

    >>> missing_hours(24, 40), missing_hours(41.5, 40)
    (16, 0)
    """
    return max(figure - central, 0)


def day_of_account(year: int, day: date) -> date:
    """Return the day on which those serve who owe the hours of `year`, as of `day`.

    >>> day_of_account(2025, date(2026, 3, 1)), day_of_account(2026, date(2026, 3, 1))
    (datetime.date(2025, 12, 31), datetime.date(2026, 3, 1))
    """
    return min(date(year, 12, 31), day)


def reminding_quarter(day: date) -> tuple[date, date] | None:
    """Return the first and the last day of the quarter in which people are reminded.

    None in the first half of the year.

    >>> reminding_quarter(date(2026, 6, 30))
    >>> reminding_quarter(date(2026, 10, 1))
    (datetime.date(2026, 10, 1), datetime.date(2026, 12, 31))
    """
    if day.month < REMINDED_FROM:
        return None
    if day.month < REMINDED_FROM + 3:
        return date(day.year, 7, 1), date(day.year, 9, 30)
    return date(day.year, 10, 1), date(day.year, 12, 31)
