"""Inspectors: what the rules measure of a province, and the board that shows it."""

from .filling import COPIED, UNLIKE, fill, grow
from .rules import operations

__all__ = ["COPIED", "UNLIKE", "fill", "grow", "operations"]
