"""The one clock of the house: days are days in China, wherever the server stands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def today() -> date:
    """Return the current day in Asia/Shanghai, whatever the user's or server's zone."""
    return datetime.now(CHINA).date()
