"""What a document does to a line of a budget."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# What each movement is in the ledger of a line.
MOVEMENTS = [
    ("approve", "Budget Approved"),
    ("supplement", "Supplement"),
    ("cut", "Cut"),
    ("transfer", "Transfer"),
    ("carry", "Carry-Over"),
    ("commit", "Commitment"),
    ("release", "Release"),
    ("spend", "Spending"),
    ("refund", "Refund"),
]
CHANGED = ("approved", "adjusted", "committed", "spent")  # numbers of a line
NONE = Decimal(0)


@dataclass(frozen=True)
class Booking:
    """Changes of the numbers of one line, in yuan with two decimals, by one document.

    `line` is the id of an `edu.budget.line`; `model` and `document` name the record
    that causes it; `day` says to which quarter it belongs. Spending what was
    committed is `committed=-x, spent=x`.
    """

    line: int
    movement: str
    day: date
    model: str
    document: int
    approved: Decimal = NONE
    adjusted: Decimal = NONE
    committed: Decimal = NONE
    spent: Decimal = NONE

    @property
    def wanted(self) -> Decimal:
        """Return by how much less is available afterwards."""
        return self.committed + self.spent - self.approved - self.adjusted


def quarter_of(day: date, year: int) -> int:
    """Return the quarter (1-4) of a budget year to which a day belongs.

    What is still paid after the year, before it is closed, belongs to the fourth;
    what is decided before it begins, to the first.
    """
    if day.year != year:
        return 4 if day.year > year else 1
    return (day.month + 2) // 3
