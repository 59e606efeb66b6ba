"""./edu bench: what the screens cost, beside core's own and beside hand-written SQL.

Each size has a database of its own, filled once and kept as long as neither the addons
nor what fills it change.
"""

import hashlib
import json
from pathlib import Path

from . import addons, figures, home, odoo_tree, postgres, python_env
from .connection import INSIDE, ask
from .database import Odoo
from .scratch import Scratch
from .steps import say, step

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
            odoo = shelf.filled(records)
            measurements += measure(odoo, records)
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
        self.empty = named("0", marks)
        self.marks = marks + [file.read_text() for file in generators()]

    def there(self) -> list[str]:
        query = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        return [name for (name,) in self.scratch.ask([query, [r"bench\_%"]])]

    def clear(self) -> None:
        """Drop databases made from other files, and what was left half made."""
        sizes = {records for size in SIZES.values() for records in size}
        kept = {self.empty, *(named(str(number), self.marks) for number in sizes)}
        for name in self.there():
            if name not in kept:
                self.scratch.drop(name)

    def installed(self) -> Odoo:
        """The database with the addons and nothing in them."""
        if self.empty in self.there():
            return self.scratch.odoo(self.empty)
        template = self.scratch.template(self.core)
        made = self.scratch.copy(template, f"{self.empty}_new")
        self.scratch.install(made, self.product)
        return self.scratch.keep(made, self.empty)

    def filled(self, records: int) -> Odoo:
        """The database with so many records; large ones grow from a small one."""
        name = named(str(records), self.marks)
        if name in self.there():
            return self.scratch.odoo(name)
        base = BASE if records > BASE else 0
        source = self.filled(base) if base else self.installed()
        made = self.scratch.copy(source, f"{name}_new")
        with step(f"Making {records} records"):
            told = "The bench database cannot be filled"
            made.run_inside("bench_fill.py", {"size": records, "base": base}, told)
        return self.scratch.keep(made, name)


def named(kind: str, marks: list[str]) -> str:
    return f"bench_{kind}_{hashlib.sha256(repr(marks).encode()).hexdigest()[:12]}"


def generators() -> list[Path]:
    """The files that decide what a filled database holds."""
    place = INSIDE / "bench"
    files = [place / "city.py", place / "copying.py"]
    return sorted([*files, *place.rglob("filling*.py")])


def measure(odoo: Odoo, records: int) -> list[dict]:
    """Every operation; bulk work only where its goals are judged."""
    name = odoo.connection.database
    serial = f'ALTER DATABASE "{name}" SET max_parallel_workers_per_gather = 0'
    ask(odoo.python, odoo.connection, serial, "VACUUM ANALYZE")
    lines = home.private_folder("bench") / f"{records}.jsonl"
    values = {"size": records, "rounds": ROUNDS, "report": str(lines)}
    values["bulk"] = BULK_ROUNDS if records >= figures.JUDGED_FROM else 0
    with step(f"Measuring with {records} records"):
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
