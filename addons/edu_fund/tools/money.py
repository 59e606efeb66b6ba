"""Sums of money, exact to the fen: amounts are yuan, as floats from fields."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")


def fen(amount: float | Decimal) -> int:
    """Return an amount in yuan as whole fen, half a fen rounded away from zero.

    >>> fen(0.1 + 0.2)
    30
    """
    exact = Decimal(repr(amount) if isinstance(amount, float) else amount)
    return int(exact.quantize(FEN, ROUND_HALF_UP).scaleb(2))


def yuan(amount: int) -> Decimal:
    """Return whole fen as yuan, with two decimals.

    >>> yuan(30)
    Decimal('0.30')
    """
    return Decimal(amount).scaleb(-2)


def total(amounts: Iterable[float | Decimal]) -> float:
    """Return the sum of amounts in yuan, added up in fen."""
    return float(yuan(sum(map(fen, amounts))))
