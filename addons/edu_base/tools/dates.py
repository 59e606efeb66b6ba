"""The one clock of the house: days are days in China, wherever the server stands."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


SCHOOL_YEAR_STARTS = 9  # 学年: September to August


def today() -> date:
    """Return the current day in Asia/Shanghai, whatever the user's or server's zone."""
    return datetime.now(CHINA).date()


def school_year_of(day: date) -> int:
    """Return the calendar year in which the school year of `day` starts."""
    return day.year if day.month >= SCHOOL_YEAR_STARTS else day.year - 1


def day_of(moment: datetime) -> date:
    """Return the day in Asia/Shanghai of a moment as Odoo keeps it: UTC, no zone."""
    return moment.replace(tzinfo=UTC).astimezone(CHINA).date()
