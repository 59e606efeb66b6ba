"""Databases for tests: a template of core's addons, and copies of it.

Making core's part takes most of the time and seldom changes, so it is kept. A copy
takes a tenth of a second.
"""

import contextlib
import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import addons, home
from .connection import Unreachable, ask
from .database import LANGUAGE, Odoo, configured, filestore, quoted
from .odoo_tree import OdooTree
from .postgres import Cluster
from .steps import Step, since, step

UNWANTED = re.compile(r"^[\d-]+ [\d:,]+ \d+ (?:WARNING|ERROR|CRITICAL) .*", re.M)
LIBRARY = re.compile(
    r"py\.warnings: (?!.*/addons/edu_)"
)  # warns of a library's own code


@dataclass(frozen=True)
class Scratch:
    """What every database of a test run has in common."""

    tree: OdooTree
    python: Path
    cluster: Cluster

    def odoo(self, name: str) -> Odoo:
        return configured(self.tree, self.python, self.cluster.connection(name))

    def ask(self, *statements) -> list[list]:
        return ask(self.python, self.cluster.connection("postgres"), *statements)

    def template(self, core: list[str]) -> Odoo:
        """The database with these addons of core; made if it is not there."""
        mark = ",".join([self.tree.version, str(self.tree.root), *core])
        name = f"core_{hashlib.sha256(mark.encode()).hexdigest()[:12]}"
        if not self.exists(name):
            with home.alone():
                if not self.exists(name):  # another ./edu has made it by now
                    self.make_template(name, core)
        return self.odoo(name)

    def exists(self, name: str) -> bool:
        return bool(self.ask(["SELECT 1 FROM pg_database WHERE datname = %s", [name]]))

    def make_template(self, name: str, core: list[str]) -> None:
        scratch = f"{name}_new"
        with step("Making the template database") as current:
            self.drop(scratch)
            self.ask(f"CREATE DATABASE {scratch} TEMPLATE template1")
            made = self.odoo(scratch)
            options = ("-i", ",".join(core), f"--load-language={LANGUAGE}")
            install(made, options, current)
            self.keep(made, name)

    def keep(self, made: Odoo, name: str) -> Odoo:
        """Give a database its own name, now that it is whole."""
        kept = self.odoo(name)
        shutil.rmtree(filestore(kept), ignore_errors=True)
        filestore(made).rename(filestore(kept))
        old = made.connection.database
        self.ask(f"ALTER DATABASE {quoted(old)} RENAME TO {quoted(name)}")
        made.config.unlink()
        return kept

    def copy(self, source: Odoo, name: str) -> Odoo:
        """A copy of a database and of its files (which never change, so are linked)."""
        target = self.odoo(name)
        origin = quoted(source.connection.database)
        self.ask(f"CREATE DATABASE {quoted(name)} TEMPLATE {origin}")
        shutil.copytree(filestore(source), filestore(target), copy_function=os.link)
        return target

    def drop(self, name: str) -> None:
        self._drop_database(name)
        shutil.rmtree(filestore(self.odoo(name)), ignore_errors=True)
        self.odoo(name).config.unlink()

    def _drop_database(self, name: str) -> None:
        """Try again while a vacuum of the server's own, not ours to end, is in it."""
        for patience in reversed(range(20)):
            try:
                self.ask(f"DROP DATABASE IF EXISTS {quoted(name)} WITH (FORCE)")
                return
            except Unreachable:
                if not patience:
                    raise
                time.sleep(1)

    @contextlib.contextmanager
    def lent(self, *names: str) -> Iterator[None]:
        """Databases of these names are gone after the block."""
        try:
            yield
        finally:
            for name in names:
                self.drop(name)

    def install(self, target: Odoo, ours: dict[str, addons.Addon]) -> str:
        """Install our addons in a copy; the unexpected lines of Odoo's log."""
        log = home.log(target.connection.database)
        with step(f"Installing {' '.join(ours)}") as current:
            install(target, ("-i", ",".join(ours)), current)
        return unexpected(log)


def unexpected(log: Path) -> str:
    """The warnings and errors of Odoo's log, which is removed."""
    lines = UNWANTED.findall(since(log, 0))
    log.unlink()
    return "\n".join(line for line in lines if not LIBRARY.search(line))


def warm(odoo: Odoo) -> None:
    """Make the web assets, which every first page would wait for."""
    odoo.run_inside("warm_assets.py", {}, "No web assets could be made")


def install(odoo: Odoo, options: tuple[str, ...], current: Step) -> None:
    failure = "Odoo could not install the addons"
    log = home.log(odoo.connection.database)
    odoo.call((*options, "--skip-auto-install"), log, failure, current)
