"""Funds: the inbox of claims, execution, and money that is taken from a line."""

from .filling import COPIED, UNLIKE, fill, grow
from .reading import reads
from .writing import writes

__all__ = ["COPIED", "UNLIKE", "fill", "grow", "operations"]


def operations(city) -> list:
    """What finance looks at and does."""
    return [*reads(city), *writes(city)]
