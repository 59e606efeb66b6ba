"""./edu lint: every check runs, and each that fails shows what it found."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from . import addons, home, machine, node, odoo_tree, postgres, python_env
from .errors import Trouble, Unexplained
from .scratch import Scratch
from .steps import say, step

CODE = ("edu", "config/door", "addons", "tests")


@dataclass(frozen=True)
class Check:
    """A command that ends with status 0 when all is well."""

    name: str
    command: list
    path: str = ""  # an additional folder for PYTHONPATH

    def passes(self) -> bool:
        own = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": self.path, "NO_COLOR": "1"}
        with step(self.name):
            told = subprocess.run(
                [str(part) for part in self.command],
                cwd=home.REPOSITORY,
                env=os.environ | own,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
            )
        if told.returncode:
            say(f"\n{told.stdout.strip()}\n")
        return told.returncode == 0


def run(fix: bool) -> int:
    """Run every check (after what repairs itself, with ``fix``); the exit status."""
    machine.ensure(machine.NODE)
    with home.alone():
        python = python_env.ready("requirements-dev", "testing")
        modules = node.ready()
        tree = odoo_tree.ready()
    if fix:
        for check in repairs(python, modules):
            check.passes()
    checks = [*code(python, tree), *views(modules), *house(python)]
    failed = [check.name for check in checks if not check.passes()]
    if not translated(python, tree):
        failed.append("translations")
    for name in failed:
        say(f"FAILED {name}")
    say(f"{len(checks) + 1 - len(failed)} checks passed, {len(failed)} failed")
    return 1 if failed else 0


def repairs(python: Path, modules: Path) -> list[Check]:
    ruff = python.with_name("ruff")
    settings = ("--no-cache", "--config", "config/ruff.toml", *CODE)
    return [
        Check("ruff --fix", [ruff, "check", "--quiet", "--fix", *settings]),
        Check("ruff format", [ruff, "format", "--quiet", *settings]),
        Check("prettier --write", prettier(modules, "--write")),
    ]


def code(python: Path, tree: odoo_tree.OdooTree) -> Iterator[Check]:
    ruff = python.with_name("ruff")
    settings = ("--no-cache", "--config", "config/ruff.toml", *CODE)
    yield Check("ruff", [ruff, "check", "--quiet", *settings])
    yield Check("ruff format", [ruff, "format", "--quiet", "--diff", *settings])
    folders = [addon.path for addon in addons.found().values()]
    pylint = [python, "-m", "pylint", "--rcfile=config/pylintrc", *folders]
    yield Check("pylint-odoo", pylint, path=str(tree.root))
    oca = python.with_name("oca-checks-odoo-module")
    yield Check(
        "oca-checks-odoo-module", [oca, "--config=config/oca_hooks.cfg", *folders]
    )
    catalogues = [file for folder in folders for file in folder.glob("i18n/*.po")]
    if catalogues:
        oca = python.with_name("oca-checks-po")
        yield Check(
            "oca-checks-po", [oca, "--config=config/oca_hooks.cfg", *catalogues]
        )


def views(modules: Path) -> Iterator[Check]:
    yield Check("prettier", prettier(modules, "--check"))
    scripts = [str(file) for place in addons.folders() for file in place.rglob("*.js")]
    if scripts:
        eslint = [modules / ".bin" / "eslint", "--config", "config/eslint.config.mjs"]
        yield Check("eslint", [*eslint, *scripts])


def prettier(modules: Path, action: str) -> list:
    plugin = modules / "@prettier/plugin-xml/src/plugin.js"
    settings = ["--config", "config/prettier.json", f"--plugin={plugin}"]
    files = [f"{place}/**/*.{{xml,js}}" for place in ("addons", "tests")]
    quiet = ["--log-level=warn", "--no-error-on-unmatched-pattern"]
    return [modules / ".bin" / "prettier", action, *quiet, *settings, *files]


def house(python: Path) -> Iterator[Check]:
    discover = [python, "-m", "unittest", "discover", "--start-directory", "tests/lint"]
    yield Check("house rules", discover)


def translated(python: Path, tree: odoo_tree.OdooTree) -> bool:
    """Whether every text that a person sees has its Chinese one.

    Odoo knows the texts of views and records only from a database. A catalogue that
    is not complete is written anew, beside, ready to be filled in and put in place.
    """
    product = addons.product()
    with home.alone():
        cluster = postgres.ready("postgres-test", python, postgres.FOR_TESTS)
    name = f"lint_{os.getpid()}"
    with cluster.served():
        scratch = Scratch(tree, python, cluster)
        with scratch.lent(name):
            odoo = scratch.copy(
                scratch.template(addons.core_dependencies(product)), name
            )
            try:
                scratch.install(odoo, product)
            except Unexplained as failure:
                say(str(failure))
                return False
            places = {name: str(addon.path) for name, addon in product.items()}
            values = {"addons": places, "drafts": str(home.folder("i18n"))}
            return complete(odoo, values)


def complete(odoo, values: dict) -> bool:
    report = home.folder("i18n") / "report.txt"
    report.unlink(missing_ok=True)
    with step("translations"):
        values["report"] = str(report)
        odoo.run_inside("translations.py", values, "The texts cannot be exported")
    if not report.exists():
        raise Trouble("The texts were not exported: see the log of translations.py.")
    say(report.read_text().rstrip())
    return not report.stat().st_size
