"""The database of ``./edu run``: made once, then updated by what changed."""

import contextlib
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from string import Template

from . import addons, home, postgres
from .connection import INSIDE, Connection, Unreachable, ask
from .errors import Trouble
from .odoo_tree import OdooTree
from .steps import Step, call, step

LANGUAGE = "zh_CN"
STATE = "edu.door"  # the parameter that says what the database was made from
UNFINISHED = "edu: not finished"  # the comment on a database that is being made
SUBCOMMANDS = ("neutralize", "shell")


@dataclass(frozen=True)
class Odoo:
    """An Odoo with its Python, its configuration file and its database."""

    tree: OdooTree
    python: Path
    config: Path
    connection: Connection
    data: Path  # Odoo's data_dir: sessions, and the filestore of each database

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in os.environ if name[:2] != "PG"}
        kept.pop("ODOO_RC", None)
        return {**kept, "PYTHONPATH": str(self.tree.root), "PYTHONUNBUFFERED": "1"}

    def command(self, *arguments) -> list[str]:
        """A command line of Odoo; the first argument may be a subcommand."""
        subcommand = arguments[:1] if arguments[0] in SUBCOMMANDS else ()
        base = (self.python, INSIDE / "odoo_program.py", *subcommand)
        place = ("-c", self.config, "-d", self.connection.database)
        return [str(x) for x in (*base, *place, *arguments[len(subcommand) :])]

    def call(self, arguments: Iterable, log: Path, failure: str, current: Step) -> None:
        """Run the server with ``arguments`` to its end, showing the module at work."""

        def on_line(line: str) -> None:
            if loading := re.search(r"Loading module (\w+) \((\d+/\d+)\)", line):
                current.detail = " ".join(loading.groups())

        ending = ("--stop-after-init", "--no-http", "--max-cron-threads=0")
        command = self.command(*ending, *arguments)
        call(command, log, failure, on_line, env=self.environment)

    def run_inside(self, script: str, values: dict, failure: str) -> None:
        """Run a script of ``inside/`` in Odoo's shell, with ``values`` as JSON."""
        with open(INSIDE / script) as stream:
            told = subprocess.run(
                self.command("shell", "--no-http"),
                stdin=stream,
                capture_output=True,
                text=True,
                env={**self.environment, "EDU_VALUES": json.dumps(values)},
            )
        home.log(script).write_text(told.stderr + told.stdout)
        if told.returncode or "Traceback" in told.stderr:
            raise Trouble(f"{failure}; {home.log(script)} says why.")


def configured(
    tree: OdooTree,
    python: Path,
    connection: Connection,
    data: Path | None = None,
    ours: list[Path] | None = None,
) -> Odoo:
    """Write the configuration file for that database.

    ``data`` is Odoo's data folder (EDU_HOME's by default), ``ours`` the folders with
    our addons (this clone's by default).
    """
    template = Template((home.CONFIG / "odoo.conf").read_text())
    places = [*tree.addons, *(ours or addons.folders())]
    data = data or home.private_folder("data")
    text = template.substitute(
        addons_path=",".join(map(str, places)),
        data_dir=data,
        db_host=connection.host,
        db_port=connection.port,
        db_user=connection.user,
        db_password=connection.password,
        db_name=connection.database,
        db_filter=re.escape(connection.database),
        master_password=home.secret("master password"),
    )
    path = home.folder("conf") / f"{connection.database}.conf"
    home.write_private(path, text)
    return Odoo(tree, python, path, connection, data)


def ensure(odoo: Odoo, wanted: dict[str, addons.Addon]) -> str | None:
    """Make the database, or update it; the administrator's password if it is new."""
    before = state(odoo)
    if before is None:
        return make(odoo, wanted)
    after = fingerprints(odoo, wanted)
    changed = [name for name in before if after.get(name, "") != before[name]]
    added = [name for name in after if name not in before]
    if changed or added:
        update(odoo, [name for name in changed if name in after], added)
        record(odoo, after)
    return None


def fingerprints(odoo: Odoo, wanted: dict[str, addons.Addon]) -> dict[str, str]:
    """What a database is made from: Odoo's version and our addons' files."""
    ours = {name: addon.fingerprint() for name, addon in wanted.items()}
    return {"base": odoo.tree.version, **ours}


def state(odoo: Odoo) -> dict[str, str] | None:
    """The fingerprints that the database was made from; None if it is to be made."""
    name = odoo.connection.database
    if not exists(odoo):
        return None
    if unfinished(odoo):
        remove(odoo)
        return None
    tables = ask(
        odoo.python, odoo.connection, "SELECT to_regclass('ir_config_parameter')"
    )
    if tables[0][0]:
        query = "SELECT value FROM ir_config_parameter WHERE key = %s"
        if rows := ask(odoo.python, odoo.connection, [query, [STATE]]):
            return json.loads(rows[0][0])
    raise Trouble(
        f"The database {name} was not made by ./edu: name one that is not there yet."
    )


def exists(odoo: Odoo) -> bool:
    query = "SELECT 1 FROM pg_database WHERE datname = %s"
    name = odoo.connection.database
    return bool(ask(odoo.python, odoo.connection.to("postgres"), [query, [name]]))


def unfinished(odoo: Odoo) -> bool:
    query = (
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
        " WHERE datname = current_database()"
    )
    return ask(odoo.python, odoo.connection, query)[0][0] == UNFINISHED


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def filestore(odoo: Odoo) -> Path:
    return odoo.data / "filestore" / odoo.connection.database


def remove(odoo: Odoo) -> None:
    """Drop the database with its files; nothing if neither is there."""
    drop = f"DROP DATABASE IF EXISTS {quoted(odoo.connection.database)} WITH (FORCE)"
    ask(odoo.python, odoo.connection.to("postgres"), drop)
    shutil.rmtree(filestore(odoo), ignore_errors=True)


def create(odoo: Odoo) -> None:
    """Create the database, empty, with what every database of ours starts from."""
    name = quoted(odoo.connection.database)
    create = f"CREATE DATABASE {name} TEMPLATE template1"
    mark = f"COMMENT ON DATABASE {name} IS '{UNFINISHED}'"
    ask(odoo.python, odoo.connection.to("postgres"), create, mark)
    for statement in postgres.TEMPLATE:  # another server may not let us
        with contextlib.suppress(Unreachable):
            ask(odoo.python, odoo.connection, statement)


def finish(odoo: Odoo) -> None:
    """Take the mark of a database in the making away."""
    name = quoted(odoo.connection.database)
    ask(odoo.python, odoo.connection, f"COMMENT ON DATABASE {name} IS NULL")


def make(odoo: Odoo, wanted: dict[str, addons.Addon]) -> str:
    """Create and fill the database; what is interrupted is begun anew next time."""
    create(odoo)
    log = home.log(odoo.connection.database)
    with step("Creating the database") as current:
        options = ("-i", ",".join(wanted), "--skip-auto-install")
        language = f"--load-language={LANGUAGE}"
        failure = "Odoo could not install the addons"
        odoo.call((*options, language), log, failure, current)
    password = home.password()
    with step("Setting language, passwords and web assets"):
        values = {"language": LANGUAGE, "password": password}
        odoo.run_inside("first_start.py", values, "The database could not be set up")
    record(odoo, fingerprints(odoo, wanted))
    finish(odoo)
    return password


def update(odoo: Odoo, changed: list[str], added: list[str]) -> None:
    """Bring the database up to the files that changed since it was made."""
    names = ", ".join(changed + added)
    options = ["-u", ",".join(changed), "--i18n-overwrite"] if changed else []
    options += ["-i", ",".join(added)] if added else []
    with step(f"Updating {names}") as current:
        failure = f"Odoo could not update {names}"
        log = home.log(odoo.connection.database)
        odoo.call([*options, "--skip-auto-install"], log, failure, current)


def record(odoo: Odoo, made_from: dict[str, str]) -> None:
    """Write down, in the database itself, what it was made from."""
    remember = (
        "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
        " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value"
    )
    ask(odoo.python, odoo.connection, [remember, [STATE, json.dumps(made_from)]])
