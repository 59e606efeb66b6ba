"""Columns of an import: their titles, and how a cell becomes a value."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from typing import Any

from odoo.tools.translate import LazyGettext

from ..tables import FAILED, UNCOMPUTED
from ..unit_names import name_key

MAX_FIGURE = 10_000_000
MAX_TEXT = 500
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff]+")
_DAY = re.compile(
    r"(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))(?: 00:00:00)?"
)
_YEAR = re.compile(r"(\d{4})(?:\D{1,3}(\d{4}|\d{2}))?(?:学年度?|年)?")
_LIST = re.compile(r"[、,，;；|]+")


class BadCell(Exception):
    """A cell that cannot be understood; the message is for the user."""


def plain(cell: Any) -> str:
    """Return a cell as one line of text, as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime) and cell == datetime.combine(cell, cell.min.time()):
        cell = cell.date()
    return " ".join(_INVISIBLE.sub(" ", str(cell)).split())


def half_width(cell: Any) -> str:
    """Return a cell as text in half width: digits and letters of codes and dates."""
    return unicodedata.normalize("NFKC", plain(cell)).strip()


def code(cell: Any) -> str:
    """Return a cell as an official code or a login: half width, without spaces."""
    return half_width(cell).replace(" ", "")


def parts(text: str) -> list[str]:
    """Return the parts of a list that somebody typed, parted by commas."""
    return [part for part in map(str.strip, _LIST.split(text)) if part]


@dataclass(frozen=True, eq=False)
class Column:
    """A column of text.

    `name` is the key of its value in a row; `source` where an export finds it in a
    record, as a dotted path. Titles are known in both languages, and by `also`. What
    is private is kept with wrong rows alone, until they are corrected.
    """

    name: str
    english: str
    chinese: str
    hint: LazyGettext | None = None
    required: bool = False
    also: tuple[str, ...] = ()
    source: str = ""
    width: float = 16
    is_private: bool = False

    def title(self, env) -> str:
        return self.chinese if (env.lang or "").startswith("zh") else self.english

    def keys(self) -> set[str]:
        """Return the keys of the titles by which the column is known."""
        return {name_key(title) for title in (self.english, self.chinese, *self.also)}

    def reader(self, env) -> Callable[[Any], Any]:
        """Return the function that turns a cell that is not empty into a value.

        It raises BadCell.
        """
        return lambda cell: self._short(env, plain(cell))

    def shown(self, kind, value) -> Any:
        """Return what an export of the kind prints of a value of a record."""
        return value or None

    def of(self, kind, record) -> Any:
        """Return what an export of the kind prints of a record."""
        path = (self.source or self.name).split(".")
        return self.shown(kind, reduce(lambda value, name: value[name], path, record))

    def words(self, env) -> list[str]:
        """Return the values that the column takes, if they are few."""
        return []

    def _short(self, env, text):
        if len(text) > MAX_TEXT:
            raise BadCell(env._("is longer than %s characters.", MAX_TEXT))
        return text


class CodeColumn(Column):
    """Official codes and logins: half width, without spaces."""

    def reader(self, env):
        return lambda cell: self._short(env, code(cell))


class UnitColumn(Column):
    """Names of units, parted by commas where the field holds several."""

    def shown(self, kind, value):
        return "、".join(filter(None, map(kind.units.printed, value))) or None


class NumberColumn(Column):
    """Whole numbers that are not negative."""

    def reader(self, env):
        def read(cell):
            text = re.sub(r"[ ,']", "", half_width(cell))
            if not re.fullmatch(r"[0-9]+(\.0*)?", text):
                raise BadCell(env._("“%s” is no whole number.", plain(cell)))
            number = int(float(text))
            if number > MAX_FIGURE:
                raise BadCell(env._("“%s” is too large.", plain(cell)))
            return number

        return read

    def shown(self, kind, value):
        return value


class DateColumn(Column):
    """Days."""

    def reader(self, env):
        def read(cell):
            if isinstance(cell, datetime):
                return cell.date()
            if isinstance(cell, date):
                return cell
            found = _DAY.fullmatch(half_width(cell))
            try:
                return date(*(int(part) for part in found.groups() if part))
            except (AttributeError, ValueError):
                text = plain(cell)
                raise BadCell(
                    env._("“%s” is no day. Write it as 2026-09-01.", text)
                ) from None

        return read


class YearColumn(Column):
    """School years: 2026, 2026-2027, 2026学年."""

    def reader(self, env):
        def read(cell):
            found = _YEAR.fullmatch(half_width(cell).replace(" ", ""))
            first = int(found[1]) if found else 0
            follows = not found or not found[2] or str(first + 1).endswith(found[2])
            if not 1949 <= first <= 2100 or not follows:
                text = plain(cell)
                raise BadCell(
                    env._("“%s” is no school year. Write it as 2026-2027.", text)
                )
            return first

        return read

    def shown(self, kind, value):
        return f"{value}-{value + 1}"


@dataclass(frozen=True, eq=False)
class ChoiceColumn(Column):
    """One of the values of a selection field, by any of its names.

    `chinese_words` maps keys to official Chinese names, parted by spaces; the labels
    of the field in English and the installed languages are understood as well.
    """

    selection: tuple[str, str] = ("", "")  # model and field
    chinese_words: Mapping[str, str] = field(default_factory=dict)

    def reader(self, env):
        known = self._known(env)

        def read(cell):
            value = known.get(name_key(plain(cell)))
            if value is None:
                raise BadCell(
                    env._(
                        "“%(text)s” is none of: %(words)s.",
                        text=plain(cell),
                        words="、".join(self.words(env)),
                    )
                )
            return value

        return read

    def shown(self, kind, value):
        return self._labels(kind.env).get(value)

    def words(self, env):
        return list(self._labels(env).values())

    def _labels(self, env):
        model, name = self.selection
        return dict(env[model]._fields[name]._description_selection(env))

    def _known(self, env):
        """Return {key of a name: value}."""
        known = {name_key(value): value for value in self._labels(env)}
        installed = [code for code, _name in env["res.lang"].get_installed()]
        for code in ("en_US", *installed):  # the words of the program are known too
            labels = self._labels(env(context=dict(env.context, lang=code)))
            known.update({name_key(label): value for value, label in labels.items()})
        for value, words in self.chinese_words.items():
            known.update({name_key(word): value for word in words.split()})
        return known


def of_formula(env, cell):
    """Raise BadCell for a cell whose formula gives nothing that could be read."""
    if cell is UNCOMPUTED:
        raise BadCell(
            env._(
                "holds a formula without a result. Save the file in a spreadsheet "
                "program first, or type the value."
            )
        )
    if cell is FAILED:
        raise BadCell(env._("holds a formula that ends in an error."))
