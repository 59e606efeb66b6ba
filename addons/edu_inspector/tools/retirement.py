"""How long who has retired may inspect (TS59): pure functions on days."""

from datetime import date

from dateutil.relativedelta import relativedelta


def last_day_after_retirement(retired_on: date, years: int) -> date:
    """Return the last day on which who retired on `retired_on` may serve.

    That is the day of the last year: retired on 2021-09-01 and five years, the last
    day is 2026-09-01. A 29 February counts as the 28th where there is none.

    >>> last_day_after_retirement(date(2024, 2, 29), 5)
    datetime.date(2029, 2, 28)
    """
    return retired_on + relativedelta(years=years)
