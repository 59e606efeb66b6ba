"""The commands of ./edu, each a few lines on top of the modules beside this one."""

import argparse
import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from . import (
    addons,
    benching,
    connection,
    database,
    home,
    machine,
    odoo_tree,
    postgres,
    python_env,
    server,
    testing,
)
from . import backup as backups
from . import clauses as covering
from . import lint as linting
from .errors import Trouble
from .steps import say

ENGINE = "decomposition"


def run(arguments: argparse.Namespace) -> int:
    """Create what is missing and serve."""
    server.require_port(arguments.port, "--port")
    wanted = addons.product()
    if arguments.no_demo:
        wanted = {name: addon for name, addon in wanted.items() if not addon.demo}
    for need in machine.ensure(machine.BROWSER, machine.FONTS):
        packages = " ".join(need.packages)
        say(f"Note: {need.purpose} needs the system package {packages}.")
    with opened(arguments) as odoo:
        with home.alone():
            password = database.ensure(odoo, wanted)
        told = welcome(wanted, password)
        server.serve(
            odoo, arguments.port, arguments.workers, arguments.gevent_port, told
        )
    return 0


def welcome(wanted: dict[str, addons.Addon], password: str | None) -> list[str]:
    """What the person needs to log in; the generated password is shown once."""
    lines = []
    for addon in wanted.values():
        if addon.demo:
            lines += server.logins(addon.path)
    if password:
        lines.append(f"Administrator (shown once): admin  {password}")
    return lines


def shell(arguments: argparse.Namespace) -> int:
    """Odoo's Python shell on the database of ``run``."""
    with opened(arguments) as odoo:
        if database.state(odoo) is None:
            database.ensure(odoo, addons.product())
        command = odoo.command("shell", "--no-http")
        return subprocess.run(command, env=odoo.environment).returncode


def backup(arguments: argparse.Namespace) -> int:
    """Print the path of the archive that was made; 1 if files were gone before."""
    with opened(arguments) as odoo:
        path = backups.target(odoo, arguments.to)
        if arguments.keep and arguments.to and path.name == Path(arguments.to).name:
            raise Trouble("--keep counts the archives of a folder: name one with --to.")
        gone = backups.backup(odoo, path)
        if arguments.keep:
            backups.remove_older(odoo, path, arguments.keep)
    print(path, flush=True)
    for name in gone:
        say(f"The database names {name}, which is gone: find it in an older archive.")
    return 1 if gone else 0


def restore(arguments: argparse.Namespace) -> int:
    """Make the database of an archive."""
    path = Path(arguments.archive).expanduser().absolute()
    with opened(arguments) as odoo, home.alone():
        if not arguments.db_url:
            backups.require_kind(path, demo=not arguments.no_demo)
        backups.restore(odoo, path, arguments.replace, arguments.neutralize)
    say(f"{odoo.connection.database} is as {path} says: counts and files agree.")
    return 0


@contextlib.contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[database.Odoo]:
    """Odoo with its database server, both ready to be used in the block."""
    data = arguments.data_dir and Path(arguments.data_dir).expanduser().absolute()
    with home.alone():
        python = python_env.ready("requirements", "Odoo")
        tree = odoo_tree.ready()
    if arguments.db_url:
        place = connection.parsed(arguments.db_url)
        connection.require_version(python, place.to("postgres"))
        yield database.configured(tree, python, place, data)
        return
    name = "edu" if arguments.no_demo else "edu_demo"
    with home.alone():
        cluster = postgres.ready("postgres", python)
    with cluster.served():
        yield database.configured(tree, python, cluster.connection(name), data)


def test(arguments: argparse.Namespace) -> int:
    """Run the tests."""
    return testing.run(arguments.addons)


def lint(arguments: argparse.Namespace) -> int:
    """Check code, views, translations and house rules."""
    return linting.run(arguments.fix)


def bench(arguments: argparse.Namespace) -> int:
    """Measure what the screens cost."""
    return benching.run(arguments.size, arguments.verbose)


def clauses(arguments: argparse.Namespace) -> int:
    """Print which clause has a rule, a test, or neither."""
    covers = covering.covered(home.REPOSITORY)
    print("\n".join(covering.report(covers, arguments.missing)))
    return 0


def decompose(arguments: argparse.Namespace) -> int:
    """Print the tasks of a document; nothing but them goes to standard output."""
    homes = [a.path for a in addons.product().values() if (a.path / ENGINE).is_dir()]
    if not homes:
        raise Trouble(
            f"No addon holds the package {ENGINE}: run ./edu from a whole clone."
        )
    with home.alone():
        python = python_env.ready("requirements", "Odoo")
    options = ["--json"] if arguments.json else []
    command = [python, connection.INSIDE / "decompose.py", homes[0], arguments.file]
    return subprocess.run([*command, *options]).returncode
