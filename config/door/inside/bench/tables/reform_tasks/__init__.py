"""Reform tasks: a plan's tasks with their units, targets and reports."""

from .filling import COPIED, UNLIKE, fill, grow
from .reading import reads
from .writing import writes

__all__ = ["COPIED", "UNLIKE", "fill", "grow", "operations"]


def operations(city) -> list:
    """What an officer and a liaison do all day, each beside project.task."""
    return [*reads(city), *writes(city)]
