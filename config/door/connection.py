"""How to reach a database server, and asking it something."""

import contextlib
import json
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .errors import Trouble
from .steps import ended

INSIDE = Path(__file__).parent / "inside"
OLDEST = 13


@dataclass(frozen=True)
class Connection:
    """A server, a role and a database on it."""

    host: str
    port: int
    user: str
    password: str
    database: str

    def to(self, database: str) -> "Connection":
        return replace(self, database=database)


def parsed(url: str) -> Connection:
    """The parts of postgresql://user:password@host:port/database."""
    parts = urlsplit(url)
    name = parts.path.strip("/")
    if parts.scheme not in ("postgresql", "postgres") or not (parts.username and name):
        raise Trouble(
            "--db-url must look like postgresql://user:password@host:5432/database."
        )
    return Connection(
        host=unquote(parts.hostname or "127.0.0.1"),
        port=parts.port or 5432,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        database=unquote(name),
    )


class Unreachable(Trouble):
    """The server refused the connection or the statement."""


def ask(python: Path, connection: Connection, *statements) -> list[list]:
    """Run statements (text, or [text, values]), each on its own; rows of the last.

    ``python`` is one that has psycopg2. The password goes through the pipe, not
    through the command line that everybody on the machine can read.
    """
    request = json.dumps({"connection": asdict(connection), "statements": statements})
    command = [python, INSIDE / "sql.py"]
    told = subprocess.run(command, input=request, capture_output=True, text=True)
    if told.returncode:
        raise refused(connection, told.stderr)
    return json.loads(told.stdout)


def refused(connection: Connection, output: str) -> Unreachable:
    where = f"{connection.host}:{connection.port}/{connection.database}"
    lines = output.strip().splitlines() or ["no reason given"]
    told = lines[-1].removesuffix(".")
    return Unreachable(f"The database {where} says: {told}; check its address.")


@contextlib.contextmanager
def snapshot(python: Path, connection: Connection) -> Iterator[dict]:
    """What an Odoo database holds at one moment, which stays visible in the block.

    ``snapshot`` is its name for pg_dump, ``postgresql`` the server's major version,
    ``tables`` {name: rows}, ``files`` the names below the filestore, ``modules``
    {installed name: version}. No file is collected from the filestore in the block.
    """
    process = subprocess.Popen(
        [python, INSIDE / "snapshot.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with ended(process):
        process.stdin.write(json.dumps(asdict(connection)) + "\n")
        process.stdin.flush()
        told = process.stdout.readline()
        if told:
            yield json.loads(told)
        _, reason = process.communicate()
    if process.returncode:
        raise refused(connection, reason)


def require_version(python: Path, connection: Connection) -> None:
    """Refuse a server that is too old for Odoo 19."""
    ((number,),) = ask(python, connection, "SHOW server_version_num")
    check_version(int(number) // 10000)


def check_version(major: int) -> None:
    if major < OLDEST:
        raise Trouble(
            f"PostgreSQL {major} is too old for Odoo 19: install PostgreSQL {OLDEST} or"
            " newer, or name a server that has it with --db-url."
        )
