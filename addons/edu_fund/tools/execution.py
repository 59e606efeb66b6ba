"""Execution of budgets on paper: sums in whole fen."""

from dataclasses import astuple, dataclass
from decimal import Decimal
from functools import reduce

from .money import yuan

QUARTER = 25  # of a year, in percent


@dataclass(frozen=True)
class Execution:
    """What was granted and spent from the beginning of a year, in fen."""

    approved: int = 0
    adjusted: int = 0
    committed: int = 0
    in_quarter: int = 0  # spent in the last quarter of the time
    spent: int = 0
    last_spent: int = 0  # in the same time of the year before

    def __add__(self, other):
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Execution(*(one + another for one, another in pairs))

    @property
    def granted(self) -> int:
        return self.approved + self.adjusted

    @property
    def rate(self) -> Decimal:
        """What was spent of what was granted, in percent with two decimals."""
        share = Decimal(100 * self.spent) / self.granted if self.granted else Decimal()
        return round(share, 2)

    @property
    def amounts(self) -> list[Decimal]:
        """The amounts in yuan, in the order in which they stand in the table."""
        numbers = (
            self.approved,
            self.adjusted,
            self.granted,
            self.committed,
            self.in_quarter,
            self.spent,
            self.last_spent,
            self.spent - self.last_spent,
        )
        return [yuan(number) for number in numbers]

    def is_behind(self, quarter: int) -> bool:
        """Return whether less was spent than of the year has gone by (序时进度)."""
        return self.granted > 0 and self.rate < QUARTER * quarter


def total(executions) -> Execution:
    """Return the sum of executions."""
    return reduce(Execution.__add__, executions, Execution())
