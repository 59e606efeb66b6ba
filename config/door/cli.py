"""The command line of ./edu."""

import argparse
import signal
import sys

from . import commands
from .benching import SIZES
from .errors import Trouble, of_system

DESCRIPTION = "Education supervision on Odoo 19: one door to run, test and check it."
EPILOG = """\
Everything that is fetched or made lies in EDU_HOME (default: edu in the user's cache
folder) and is kept. EDU_ODOO names an Odoo 19.0 tree to use instead of fetching one.
Exit status: 0 done, 1 tests, checks or goals failed, 2 something is missing (one
sentence says what to do).
"""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="./edu",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_run(commands)
    shell = commands.add_parser("shell", help="Odoo's Python shell on that database")
    add_database(shell)
    add_backup(commands)
    add_restore(commands)
    test = commands.add_parser("test", help="run the tests (of all, or of some addons)")
    test.add_argument("addons", nargs="*", metavar="ADDON")
    lint = commands.add_parser(
        "lint", help="check code, views, translations and house rules"
    )
    lint.add_argument("--fix", action="store_true", help="first repair what can be")
    add_bench(commands)
    told = "tell which clause of the policies has a rule or a test"
    clauses = commands.add_parser("clauses", help=told)
    bare = "only the clauses with neither"
    clauses.add_argument("--missing", action="store_true", help=bare)
    decompose = commands.add_parser(
        "decompose", help="split a policy document into tasks (no database)"
    )
    decompose.add_argument("file", metavar="FILE")
    decompose.add_argument("--json", action="store_true", help="JSON only")
    return top


def add_run(commands) -> None:
    run = commands.add_parser("run", help="set up what is missing, serve on 127.0.0.1")
    add_database(run)
    run.add_argument("--port", type=int, default=8069, help="default %(default)s")
    workers = "processes (default: one with threads)"
    run.add_argument("--workers", type=int, default=0, metavar="N", help=workers)
    gevent = "of /websocket when there are workers (default %(default)s)"
    run.add_argument(
        "--gevent-port", type=int, default=8072, metavar="PORT", help=gevent
    )


def add_backup(commands) -> None:
    told = "write database and files to one archive, while the server may be running"
    backup = commands.add_parser(
        "backup", help=told, description=f"{told}.".capitalize()
    )
    add_database(backup)
    place = "folder or new file (default: backups in EDU_HOME)"
    backup.add_argument("--to", metavar="PLACE", help=place)
    keep = "then delete all but the newest N archives of this database in that folder"
    backup.add_argument("--keep", type=positive, metavar="N", help=keep)


def add_restore(commands) -> None:
    told = "make the database of an archive, checked against what it says"
    more = (
        "Mail and scheduled jobs of the copy are as they were: add --neutralize where"
        " the original goes on working. Restore only archives of your own: a dump is a"
        " program that the database runs."
    )
    restore = commands.add_parser("restore", help=told, description=more)
    restore.add_argument("archive", metavar="ARCHIVE")
    add_database(restore)
    swap = "in place of a database of that name, which stays until the new one is whole"
    restore.add_argument("--replace", action="store_true", help=swap)
    neutral = "for a rehearsal: without mail servers and scheduled jobs"
    restore.add_argument("--neutralize", action="store_true", help=neutral)


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def add_bench(commands) -> None:
    told = "measure the screens beside core's own and hand-written SQL"
    bench = commands.add_parser("bench", help=told)
    size = "10 000 (S, the default) or 100 000 (M) records, and two sizes below"
    bench.add_argument("--size", choices=SIZES, default="S", metavar="S|M", help=size)
    verbose = "print the hand-written SQL as well"
    bench.add_argument("--verbose", action="store_true", help=verbose)


def add_database(command: argparse.ArgumentParser) -> None:
    demo = "without the fictional city (a database of its own)"
    command.add_argument("--no-demo", action="store_true", help=demo)
    url = "a PostgreSQL of one's own: postgresql://user:password@host:port/database"
    command.add_argument("--db-url", metavar="URL", help=url)
    data = "Odoo's data_dir, with the filestore (default: data in EDU_HOME)"
    command.add_argument("--data-dir", metavar="FOLDER", help=data)


def main(words: list[str] | None = None) -> int:
    """Run a command; the exit status."""
    arguments = parser().parse_args(words)
    # Being asked to end is handled like Ctrl-C: servers are stopped on the way out.
    for asked in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(asked, signal.default_int_handler)
    try:
        return getattr(commands, arguments.command)(arguments)
    except Trouble as trouble:
        print(f"edu: {trouble}", file=sys.stderr)
    except OSError as error:
        print(f"edu: {of_system(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2
