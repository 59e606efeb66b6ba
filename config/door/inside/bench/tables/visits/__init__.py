"""Visits: their lists, what is due, the grid, the rules, and a term planned at once."""

from .filling import COPIED, UNLIKE, fill, grow
from .jobs import jobs
from .reading import reads

__all__ = ["COPIED", "UNLIKE", "fill", "grow", "operations"]


def operations(city) -> list:
    """What an office and its leader look at, and what is done at night or at once."""
    return [*reads(city), *jobs(city)]
