"""What every import does: read the rows, find what exists, compare, write."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import split_every

from ..tables import FAILED, UNCOMPUTED, Table
from ..unit_names import name_key
from .columns import BadCell, Column, of_formula, plain
from .lookup import UnitLookup

BATCH = 250  # rows between two looks at the progress


@dataclass(eq=False)
class Row:
    """A row of the file: what stands in it, what it means, what is wrong with it.

    `values` may hold another Row where it refers to a record that the file adds.
    """

    number: int
    cells: dict[str, Any]
    values: dict[str, Any] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    record: Any = None
    changes: dict[str, Any] = field(default_factory=dict)

    @property
    def state(self) -> str:
        if self.errors:
            return "wrong"
        if not self.record:
            return "new"
        return "update" if self.changes else "kept"

    def references(self):
        """Return the other rows that this one refers to."""
        return [value for value in self.values.values() if isinstance(value, Row)]


class Kind:
    """Master data of one model: its columns, and how its rows are understood."""

    name: ClassVar[str]
    model: ClassVar[str]
    roles: ClassVar[tuple[str, ...]] = (
        "edu_base.group_officer",
        "edu_base.group_unit_administrator",
    )
    columns: ClassVar[tuple[Column, ...]]

    def __init__(self, env):
        self.env = env
        self.units = UnitLookup(env)
        self.unread = []  # titles in the file that no column bears

    @classmethod
    def label(cls, env) -> str:
        """Return what the rows are, in the user's language."""
        raise NotImplementedError

    @classmethod
    def hint(cls, env) -> str:
        """Return what the rows are for."""
        raise NotImplementedError

    def link(self, rows: list[Row]) -> None:
        """Resolve references, set-based; add errors to rows."""
        raise NotImplementedError

    def find(self, rows: list[Row]) -> None:
        """Set the record of each row that names one, and check it against that."""
        raise NotImplementedError

    def identities(self, row: Row) -> list[tuple]:
        """Return what no other row of the file may have as well."""
        raise NotImplementedError

    def title(self, row: Row) -> str:
        """Return what a row is about."""
        raise NotImplementedError

    @classmethod
    def domain(cls, env) -> Domain:
        """Return which records an export holds."""
        raise NotImplementedError

    @classmethod
    def counts(cls, env) -> list[dict]:
        """Return the figures of what is there, each with the records behind it."""
        domain = cls.domain(env)
        number = env[cls.model].search_count(domain)
        return [cls.figure(cls.label(env), number, domain)] if number else []

    @classmethod
    def figure(cls, label, number, domain) -> dict:
        """Return a figure as the browser shows it and opens its records."""
        domain = [*Domain(domain)]
        return {"label": label, "count": number, "model": cls.model, "domain": domain}

    def records(self):
        """Return what an export holds."""
        return self.env[self.model].search(self.domain(self.env))

    @classmethod
    def is_allowed(cls, env) -> bool:
        return any(env.user.has_group(role) for role in cls.roles)

    def rate(self, cells) -> int:
        """Return how many cells are titles of columns; a single one is no header."""
        known = len(self._places(cells))
        return known if known > 1 else 0

    def examine(self, table: Table) -> list[Row]:
        """Return the rows of a table, each with its errors or with what it changes.

        Raises UserError if columns are missing.
        """
        places = self._places(table.header)
        self._check_header(table.header, places)
        readers = {column: column.reader(self.env) for column in self.columns}
        rows = [
            self._read(number, cells, places, readers) for number, cells in table.rows
        ]
        self.link(rows)
        self.find(rows)
        self._refuse_doubles(rows)
        self._refuse_dependants(rows)
        self._refuse_circles(rows)
        for row in rows:
            if row.record and not row.errors:
                row.changes = self._changes(row)
        return rows

    def save(self, rows: Iterable[Row], report: Callable[[int], None]) -> None:
        """Write right rows; `report` is told how many are done after each batch."""
        done, model = 0, self.env[self.model]
        for wave in self._waves([row for row in rows if row.state == "new"]):
            for batch in split_every(BATCH, wave):
                records = model.create([self._settled(row.values) for row in batch])
                for row, record in zip(batch, records, strict=True):
                    row.record = record
                report(done := done + len(batch))
        for batch in split_every(BATCH, [row for row in rows if row.state == "update"]):
            self.write_changes(batch)
            self.env.flush_all()
            report(done := done + len(batch))

    def write_changes(self, rows: Iterable[Row]) -> None:
        """Write what changes; the database is sent the batch at once."""
        for row in rows:
            row.record.write(self._settled(row.changes))

    def message(self, row: Row) -> str:
        """Return, in the user's words, what is wrong with a row or what it changes."""
        lines = [*row.errors, *row.notes]
        if not row.errors:
            lines += [self._told(row, name) for name in row.changes]
        return "\n".join(lines)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    def blame(self, row: Row, name: str, sentence: Any) -> None:
        """Add an error about a column to a row."""
        row.errors.append(f"{self.column(name).title(self.env)}: {sentence}")

    def kept_cells(self, row: Row) -> dict[str, Any]:
        """Return, as JSON, what is kept of a row to be shown and corrected."""
        return {
            column.name: as_json(row.cells[column.name])
            for column in self.columns
            if row.errors or not column.is_private
        }

    def unit(self, row: Row, name: str, kinds=(), text: str = ""):
        """Return the unit that a cell names, or None after adding an error."""
        try:
            return self.units.find(text or row.values[name], kinds)
        except BadCell as error:
            self.blame(row, name, error)
            return None

    def _places(self, cells):
        """Return {column name: place} of the cells that are titles of columns."""
        known = {key: column.name for column in self.columns for key in column.keys()}
        places = {}
        for place, cell in enumerate(cells):
            title = plain(cell)
            bare = title.partition("(")[0].partition("（")[0]
            name = known.get(name_key(title)) or known.get(name_key(bare))
            if name:
                places.setdefault(name, place)
        return places

    def _check_header(self, header, places):
        missing = [
            column.title(self.env)
            for column in self.columns
            if column.required and column.name not in places
        ]
        if missing:
            raise UserError(
                self.env._("The file lacks the columns: %s.", "、".join(missing))
            )
        read = set(places.values())
        self.unread = [
            title
            for place, title in enumerate(header)
            if title and place not in read and name_key(title) not in REASON_KEYS
        ]

    def _read(self, number, cells, places, readers):
        row = Row(number, {})
        for column, read in readers.items():
            place = places.get(column.name)
            cell = None if place is None or place >= len(cells) else cells[place]
            row.cells[column.name] = cell
            try:
                of_formula(self.env, cell)
                if plain(cell):
                    row.values[column.name] = read(cell)
                elif column.required:
                    self.blame(row, column.name, self.env._("is missing."))
            except BadCell as error:
                self.blame(row, column.name, error)
        return row

    def _refuse_doubles(self, rows):
        seen = {}
        for row in rows:
            keys = self.identities(row)
            if row.record:
                keys.append(row.record)
            first = next((seen[key] for key in keys if key in seen), None)
            if first:
                row.errors.append(
                    self.env._("Says the same as row %s; keep one.", first.number)
                )
            for key in keys:
                seen.setdefault(key, row)

    def _refuse_dependants(self, rows):
        """Refuse rows that refer to wrong rows, and those that refer to them."""
        wrong = []
        while True:
            wrong = [
                (row, other)
                for row in rows
                if not row.errors
                for other in row.references()
                if other.errors
            ]
            if not wrong:
                return
            for row, other in wrong:
                row.errors.append(
                    self.env._("Refers to row %s, which is wrong.", other.number)
                )

    def _refuse_circles(self, rows):
        pending = [row for row in rows if not row.errors and not row.record]
        while pending:
            left = set(pending)
            ready = [row for row in pending if not left.intersection(row.references())]
            if not ready:
                for row in pending:
                    row.errors.append(self.env._("The rows refer to each other."))
                return
            pending = [row for row in pending if left.intersection(row.references())]

    def _changes(self, row):
        """Return the values that the record does not have yet."""
        return {
            name: value
            for name, value in row.values.items()
            if self._differs(row.record, name, self._plain_value(value))
        }

    def _differs(self, record, name, value):
        current = record._fields[name].convert_to_write(record[name], record)
        if isinstance(current, list):
            current = sorted(record[name].ids)
        return (current or False) != (value or False)

    def _plain_value(self, value):
        return value.record.id if isinstance(value, Row) and value.record else value

    def _settled(self, values):
        return {name: self._plain_value(value) for name, value in values.items()}

    def _waves(self, rows):
        """Yield rows to create, each after those that it refers to."""
        while rows:
            yield [
                row for row in rows if all(other.record for other in row.references())
            ]
            rows = [row for row in rows if not row.record]

    def _told(self, row, name):
        field = row.record._fields[name]
        return self.env._(
            "%(field)s: %(old)s → %(new)s",
            field=field._description_string(self.env),
            old=self._printed(field, row.record[name]),
            new=self._printed(field, self._as_record(field, row.changes[name])),
        )

    def _as_record(self, field, value):
        if isinstance(value, Row):
            return self.title(value)
        return self.env[field.comodel_name].browse(value) if field.relational else value

    def _printed(self, field, value):
        if field.type == "selection":
            value = dict(field._description_selection(self.env)).get(value)
        elif field.relational and not isinstance(value, str):
            value = "、".join(value.mapped("name"))
        return self.env._("nothing") if value in (None, False, "") else str(value)


REASON_KEYS = {name_key(title) for title in ("Reason", "原因", "Row", "行号")}


def as_json(cell: Any) -> Any:
    """Return a cell as JSON holds it and a wrong row prints it again."""
    if cell is UNCOMPUTED or cell is FAILED:
        return "#"
    if isinstance(cell, str | int | float | bool) or cell is None:
        return cell
    return plain(cell)
