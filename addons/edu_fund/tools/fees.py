"""When school fees are due for a review, and what one came to (收费动态调整, MJ18)."""

from datetime import date

from dateutil.relativedelta import relativedelta

from .money import fen

MONTHS = 12


def review_by(looked: date, years: float) -> date:
    """Return the last day on which a fee is reviewed in time, looked at on a day.

    >>> review_by(date(2024, 2, 29), 3), review_by(date(2026, 1, 31), 1.5)
    (datetime.date(2027, 2, 28), datetime.date(2027, 7, 31))
    """
    return looked + relativedelta(months=round(MONTHS * years))


def review_of(before: float, after: float) -> str:
    """Return what a review came to, by the amounts in yuan: kept, raised, lowered.

    >>> review_of(680, 680.01)
    'raised'
    """
    change = fen(after) - fen(before)
    return "raised" if change > 0 else "lowered" if change else "kept"
