"""Hand-written SQL: to read with, and to write again what the ORM wrote."""

import re
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from psycopg2.extras import Json

PAGE = 1000  # rows of one INSERT


@dataclass(frozen=True)
class Query:
    """Statements with one set of values; ``answer`` takes the rows of each."""

    statements: tuple[str, ...]
    values: Callable[[Any], dict]
    answer: Callable[..., Any]

    def __call__(self, env):
        values, results = self.values(env), []
        for statement in self.statements:
            env.cr.execute(statement, values)
            results.append(env.cr.fetchall())
        return self.answer(*results)

    @property
    def text(self) -> str:
        return ";\n".join(map(tidy, self.statements))


class Replay:
    """INSERT the very rows that a call inserts, by execute_values, after ``changes``.

    The rows are taken from a first run, which is undone. ``changes`` are statements
    with their values, for what the call writes into rows that are there.
    """

    def __init__(self, call: Callable, tables: tuple[str, ...], *changes: tuple):
        self.call, self.tables, self.changes = call, tables, changes
        self.rows: dict[str, tuple] = {}
        self.answer = None

    def __call__(self, env):
        if self.answer is None:
            self.learn(env)
        for statement, values in self.changes:
            env.cr.execute(statement, values)
        for table, (names, rows) in self.rows.items():
            env.cr.execute_values(insert(table, names), rows, page_size=PAGE)
        return self.answer

    def learn(self, env) -> None:
        newest = {table: last(env, table) for table in self.tables}
        with closing(env.cr.savepoint()):
            self.answer = self.call(env)
            env.cr.flush()
            for table, number in newest.items():
                self.keep(env, table, number)

    def keep(self, env, table: str, newest: int) -> None:
        query = f'SELECT * FROM "{table}" WHERE id > %s ORDER BY id'
        env.cr.execute(query, [newest])
        names = [column.name for column in env.cr.description]
        rows = [tuple(map(adapted, row)) for row in env.cr.fetchall()]
        if rows:
            self.rows[table] = (names, rows)

    @property
    def text(self) -> str:
        lines = [tidy(statement) for statement, _values in self.changes]
        for table, (names, rows) in self.rows.items():
            lines.append(f"{insert(table, names)} -- {len(rows)} rows")
        return ";\n".join(lines)


def last(env, table: str) -> int:
    env.cr.execute(f'SELECT COALESCE(max(id), 0) FROM "{table}"')
    return env.cr.fetchone()[0]


def insert(table: str, names: list[str]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f'INSERT INTO "{table}" ({columns}) VALUES %s'


def adapted(value):
    return Json(value) if isinstance(value, dict | list) else value


def tidy(statement: str) -> str:
    return re.sub(r"\s+", " ", statement).strip()
