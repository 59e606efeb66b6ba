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
    style = argparse.RawDescriptionHelpFormatter
    top = argparse.ArgumentParser(
        prog="./edu", description=DESCRIPTION, epilog=EPILOG, formatter_class=style
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    database = argparse.ArgumentParser(add_help=False)
    database.add_argument(
        "--no-demo", action="store_true", help="without the fictional city"
    )
    database.add_argument(
        "--db-url",
        metavar="URL",
        help="a PostgreSQL of one's own: postgresql://user:password@host:port/database",
    )
    run = commands.add_parser(
        "run", parents=[database], help="set up what is missing and serve on 127.0.0.1"
    )
    run.add_argument("--port", type=int, default=8069, help="default %(default)s")
    run.add_argument(
        "--workers", type=int, default=0, help="processes (default: one with threads)"
    )
    run.add_argument(
        "--gevent-port",
        type=int,
        default=8072,
        help="of /websocket when there are workers (default %(default)s)",
    )
    commands.add_parser(
        "shell", parents=[database], help="Odoo's Python shell on that database"
    )
    test = commands.add_parser("test", help="run the tests (of all, or of some addons)")
    test.add_argument("addons", nargs="*", metavar="ADDON")
    commands.add_parser("lint", help="check code, views, translations and house rules")
    decompose = commands.add_parser(
        "decompose", help="split a policy document into tasks (no database)"
    )
    decompose.add_argument("file", metavar="FILE")
    decompose.add_argument("--json", action="store_true", help="JSON only")
    return top


def main(words: list[str] | None = None) -> int:
    """Run a command; the exit status."""
    arguments = parser().parse_args(words)
    # Being asked to end is handled like Ctrl-C: servers are stopped on the way out.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return getattr(commands, arguments.command)(arguments)
    except Trouble as trouble:
        print(f"edu: {trouble}", file=sys.stderr)
    except OSError as error:
        print(f"edu: {of_system(error)}", file=sys.stderr)
    except KeyboardInterrupt:
        return 130
    return 2
