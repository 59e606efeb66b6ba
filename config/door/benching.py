"""./edu bench: what the screens cost, beside core's own and beside hand-written SQL.

Each room has a database of each size, filled once and kept as long as neither the
addons nor what fills it change: no room's records, nor their counterparts of core's,
burden another's.
"""

import hashlib
import json
from pathlib import Path

from . import addons, figures, home, odoo_tree, postgres, python_env
from .connection import INSIDE, ask
from .database import Odoo
from .scratch import Scratch
from .steps import say, step

TABLES = INSIDE / "bench" / "tables"
PEER = "project"  # the addon of core's whose tasks stand beside ours
# The numbers of records of each size: growth is fitted over three of them.
SIZES = {
    "XS": (200,),
    "S": (1_000, 3_000, 10_000),
    "M": (1_000, 10_000, 100_000),
    "L": (10_000, 100_000, 1_000_000),
}
BASE = 1_000  # records that Odoo itself makes; those of larger sizes are copies
ROUNDS = 7
BULK_ROUNDS = 3  # of work that takes seconds of CPU, which vary little
EXPLAINED = """
CPU is that of the Python process and its database backend, the median of {rounds}
interleaved rounds ({bulk} of bulk work); ms is ours, xfloor and xpeer are ours divided
by the hand-written SQL's (~: the floor is under 3 ms, the ratio says little) and by
core's counterpart's; growth is the exponent of ours over the sizes."""


def run(size: str, verbose: bool) -> int:
    """Fill what is missing, measure, print; 1 where a goal is missed."""
    with home.alone():
        python = python_env.ready("requirements", "Odoo")
        tree = odoo_tree.ready()
        cluster = postgres.ready("postgres-test", python, postgres.FOR_TESTS)
    with cluster.served(), home.alone("bench.lock"):
        shelf = Shelf(Scratch(tree, python, cluster))
        shelf.clear()
        measurements = []
        for records in SIZES[size]:
            for room in rooms():
                odoo = shelf.filled(records, room)
                measurements += measure(odoo, records, room)
    print(told(measurements, verbose))
    say(EXPLAINED.format(rounds=ROUNDS, bulk=BULK_ROUNDS))
    return judged(measurements)


class Shelf:
    """The filled databases that are kept, named after what they were made from."""

    def __init__(self, scratch: Scratch):
        self.scratch = scratch
        self.product = {n: a for n, a in addons.product().items() if not a.demo}
        self.core = sorted({*addons.core_dependencies(self.product), PEER})
        marks = [scratch.tree.version, *self.core]
        marks += [addon.fingerprint() for addon in self.product.values()]
        self.marks = marks
        self.empty = named("0", marks)

    def named(self, records: int, room: str) -> str:
        texts = [file.read_text() for file in generators(room)]
        return named(f"{room}_{records}", self.marks + texts)

    def there(self) -> list[str]:
        query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        return [name for (name,) in self.scratch.ask([query, [r"bench\_%"]])]

    def clear(self) -> None:
        """Drop databases made from other files, and what was left half made."""
        sizes = {records for size in SIZES.values() for records in size}
        kept = {self.named(records, room) for records in sizes for room in rooms()}
        for name in self.there():
            if name not in {self.empty, *kept}:
                self.scratch.drop(name)

    def installed(self) -> Odoo:
        """The database with the addons and nothing in them."""
        if self.empty in self.there():
            return self.scratch.odoo(self.empty)
        template = self.scratch.template(self.core)
        made = self.scratch.copy(template, f"{self.empty}_new")
        self.scratch.install(made, self.product)
        return self.scratch.keep(made, self.empty)

    def filled(self, records: int, room: str) -> Odoo:
        """The database with so many records; large ones grow from a small one."""
        name = self.named(records, room)
        if name in self.there():
            return self.scratch.odoo(name)
        base = BASE if records > BASE else 0
        source = self.filled(base, room) if base else self.installed()
        made = self.scratch.copy(source, f"{name}_new")
        with step(f"Making {records} records of {room}"):
            told = "The bench database cannot be filled"
            values = {"room": room, "size": records, "base": base}
            made.run_inside("bench_fill.py", values, told)
        return self.scratch.keep(made, name)


def named(kind: str, marks: list[str]) -> str:
    return f"bench_{kind}_{hashlib.sha256(repr(marks).encode()).hexdigest()[:12]}"


def rooms() -> list[str]:
    """What is measured: the packages that hold operations."""
    return sorted(file.parent.name for file in TABLES.glob("*/__init__.py"))


def generators(room: str) -> list[Path]:
    """The files that decide what a filled database of a room holds."""
    place = INSIDE / "bench"
    files = [place / name for name in ("city.py", "copying.py", "filling.py")]
    return [*files, *sorted((TABLES / room).glob("filling*.py"))]


def measure(odoo: Odoo, records: int, room: str) -> list[dict]:
    """Every operation; bulk work only where its goals are judged."""
    name = odoo.connection.database
    serial = f'ALTER DATABASE "{name}" SET max_parallel_workers_per_gather = 0'
    ask(odoo.python, odoo.connection, serial, "VACUUM ANALYZE")
    lines = home.private_folder("bench") / f"{room}_{records}.jsonl"
    values = {"room": room, "size": records, "rounds": ROUNDS, "report": str(lines)}
    values["bulk"] = BULK_ROUNDS if records >= figures.JUDGED_FROM else 0
    with step(f"Measuring {records} records of {room}"):
        odoo.run_inside("bench_measure.py", values, "The measurement failed")
    return [json.loads(line) for line in lines.read_text().splitlines()]


def told(measurements: list[dict], verbose: bool) -> str:
    """The table; below it, for who wants it, the hand-written SQL."""
    table = figures.table(measurements)
    return f"{table}\n\n{figures.floors(measurements)}" if verbose else table


def judged(measurements: list[dict]) -> int:
    """Print every goal; the exit status, 1 where one is missed."""
    goals = list(figures.goals(measurements))
    for goal in goals:
        print(goal)
    return 0 if all(goal.met for goal in goals) else 1
