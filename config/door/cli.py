"""The command line of ./edu."""

import argparse
import signal
import sys

from . import commands
from .errors import Trouble, of_system

DESCRIPTION = "Education supervision on Odoo 19: one door to run, test and check it."
EPILOG = """\
Everything that is fetched or made lies in EDU_HOME (default: edu in the user's cache
folder) and is kept. EDU_ODOO names an Odoo 19.0 tree to use instead of fetching one.
Exit status: 0 done, 1 tests or checks failed, 2 something is missing (one sentence
says what to do).
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
    test = commands.add_parser("test", help="run the tests (of all, or of some addons)")
    test.add_argument("addons", nargs="*", metavar="ADDON")
    lint = commands.add_parser(
        "lint", help="check code, views, translations and house rules"
    )
    lint.add_argument("--fix", action="store_true", help="first repair what can be")
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


def add_database(command: argparse.ArgumentParser) -> None:
    demo = "without the fictional city (a database of its own)"
    command.add_argument("--no-demo", action="store_true", help=demo)
    url = "a PostgreSQL of one's own: postgresql://user:password@host:port/database"
    command.add_argument("--db-url", metavar="URL", help=url)


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
