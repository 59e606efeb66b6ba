"""Chinese identity numbers (GB 11643), read without Odoo."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from stdnum import numdb
from stdnum.cn import ric
from stdnum.exceptions import InvalidComponent

LENGTH = 18
EARLIEST = date(1900, 1, 1)
PERMITS = ("81", "82", "83")  # Hong Kong, Macao, Taiwan


class BadNumber(ValueError):
    """No identity number: `args[0]` is "length", "format", "checksum" or "date"."""


@dataclass(frozen=True)
class Identity:
    """What a number says of its bearer.

    No place is known of residence permits of Hong Kong, Macao and Taiwan and of
    foreigners (9…), nor of codes that the list lacks: worth a second look, no error.
    """

    number: str
    birth_date: date
    gender: str  # "male" or "female"
    is_place_known: bool


def read(text: str, day: date) -> Identity:
    """Return what stands in a typed number; nobody is born after `day`.

    Raises BadNumber.

    >>> read("360426 19910101 0071", date(2026, 1, 1)).gender
    'male'
    """
    number = ric.compact(unicodedata.normalize("NFKC", text)).replace(" ", "")
    if len(number) != LENGTH:
        raise BadNumber("length")
    if not (number.isascii() and number[:-1].isdigit() and number[-1] in "0123456789X"):
        raise BadNumber("format")
    if number[-1] != ric.calc_check_digit(number):
        raise BadNumber("checksum")
    gender = "male" if int(number[-2]) % 2 else "female"
    return Identity(number, _born(number, day), gender, _is_place_known(number))


def masked(number: str) -> str:
    """Return a number of which only the ends are seen.

    >>> masked("360426199101010071")
    '3****************1'
    """
    return number[:1] + "*" * (len(number) - 2) + number[-1:]


def _born(number, day):
    try:
        born = ric.get_birth_date(number)
    except InvalidComponent:
        raise BadNumber("date") from None
    if not EARLIEST <= born <= day:
        raise BadNumber("date")
    return born


def _is_place_known(number):
    """Look the county up by its code alone: at birth it may have borne another."""
    known = any("county" in place for _code, place in _places().info(number[:6]))
    return known and number[:2] not in PERMITS


@cache
def _places():
    """Return the places of the library, which within Odoo finds its own data not."""
    with files("stdnum.cn").joinpath("loc.dat").open(encoding="utf-8") as lines:
        return numdb.read(lines)
