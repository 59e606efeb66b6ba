"""./edu test: everything on real PostgreSQL and real Chromium, counted exactly.

The test files are dealt into two halves, which run side by side on two copies of one
database; the tests that need no Odoo run beside them.
"""

import json
import os
from pathlib import Path

from . import addons, home, jobs, machine, odoo_tree, postgres, python_env
from .addons import Addon
from .connection import INSIDE
from .database import Odoo
from .errors import Unexplained
from .jobs import Job
from .results import Results
from .scratch import Scratch, warm
from .steps import step

HALVES = 2
RUNNING = home.REPOSITORY / "tests" / "running"
UNKNOWN = 5.0  # seconds that a file is taken to last that never ran before


def run(names: list[str]) -> int:
    """Run the tests of those addons, or all tests; the exit status."""
    chosen = addons.chosen(names)
    machine.require(machine.BROWSER, machine.FONTS)
    with home.alone():
        python = python_env.ready("requirements-dev", "testing")
        tree = odoo_tree.ready()
        cluster = postgres.ready("postgres-test", python, postgres.FOR_TESTS)
    results = Results()
    with jobs.ended([]) as started, cluster.served():
        for folder in plain_folders(chosen, everything=not names):
            started.append(begin_plain(python, folder))
        plan = Plan(Scratch(tree, python, cluster), chosen, results, started)
        with plan.scratch.lent(*plan.databases, plan.filled):
            plan.begin(everything=not names)
            jobs.follow(started, results)
    remember(results)
    return results.report()


def plain_folders(chosen: dict[str, Addon], everything: bool) -> list[Path]:
    """Folders of tests that need no Odoo: packages beside the models, and tests/."""
    places = [addon.path for addon in chosen.values()]
    folders = {file.parent for place in places for file in place.glob("*/*/test_*.py")}
    folders = {folder for folder in folders if folder.name == "tests"}
    if everything:
        ours = [addon.path for addon in addons.found().values()]
        files = (home.REPOSITORY / "tests").rglob("test_*.py")
        outside = [f for f in files if not any(f.is_relative_to(path) for path in ours)]
        folders |= {file.parent for file in outside}
    return sorted(folders - {RUNNING})


def begin_plain(python: Path, folder: Path, **own: str) -> Job:
    """Start the tests of one folder, from the folder that its imports begin at."""
    top = folder
    while (top / "__init__.py").exists() and not (top / "__manifest__.py").exists():
        top = top.parent
    name = str(folder.relative_to(home.REPOSITORY)).replace("/", "-")
    command = [python, INSIDE / "plain_tests.py", folder, top]
    return jobs.begin(name, command, environment(own), cwd=top)


class Plan:
    """Which test files run on which database.

    The fictional city gets a database of its own: other tests shall neither see its
    records nor meet its names.
    """

    def __init__(
        self,
        scratch: Scratch,
        chosen: dict[str, Addon],
        results: Results,
        started: list[Job],
    ):
        self.scratch, self.results, self.started = scratch, results, started
        self.with_demo = {n: a for n, a in chosen.items() if needs_demo(n, a)}
        self.without = {n: a for n, a in chosen.items() if n not in self.with_demo}
        numbers = range(HALVES + bool(self.with_demo))
        self.databases = [f"test_{os.getpid()}_{number}" for number in numbers]
        self.filled = f"test_{os.getpid()}_filled"

    def begin(self, everything: bool) -> None:
        """Install our addons and start the runners, the demo's while the others run."""
        halves = dealt(test_files(self.without))
        files = test_files(self.with_demo)
        if not (halves[0] or files):
            return
        try:
            odoos = self.prepare()
            for odoo, half in zip(odoos, halves, strict=False):
                if half:
                    self.started.append(begin_files(odoo, half))
            if files:
                self.check_log(self.scratch.install(odoos[-1], self.with_demo))
                if everything:
                    self.begin_running(odoos[-1])
                self.started.append(begin_files(odoos[-1], files))
        except Unexplained as failure:
            self.results.fail("installation", str(failure))

    def begin_running(self, filled: Odoo) -> None:
        """Lend a copy of the city to the tests that run servers of their own."""
        self.scratch.copy(filled, self.filled)
        job = begin_plain(self.scratch.python, RUNNING, EDU_FILLED=self.filled)
        self.started.append(job)

    def prepare(self) -> list[Odoo]:
        """All databases: one made, the others copied while nobody is in it."""
        needed = addons.with_dependencies(self.without | self.with_demo)
        product = {n: a for n, a in needed.items() if not needs_demo(n, a)}
        template = self.scratch.template(addons.core_dependencies(needed))
        first = self.scratch.copy(template, self.databases[0])
        self.check_log(self.scratch.install(first, product))
        with step("Web assets"):
            warm(first)
        return [first, *(self.scratch.copy(first, name) for name in self.databases[1:])]

    def check_log(self, lines: str) -> None:
        if lines:
            self.results.fail("installation", f"in the log:\n{lines}")


def needs_demo(name: str, addon: Addon) -> bool:
    return any(a.demo for a in addons.with_dependencies({name: addon}).values())


def test_files(chosen: dict[str, Addon]) -> list[str]:
    places = [addon.path for addon in chosen.values()]
    files = [file for place in places for file in place.glob("tests/**/test_*.py")]
    return [str(file.relative_to(home.REPOSITORY)) for file in files]


def begin_files(odoo: Odoo, files: list[str]) -> Job:
    options = ["-p", "pytest_door", "-p", "no:cacheprovider", "-c", os.devnull]
    options += ["--rootdir", home.REPOSITORY, "--odoo-http", "--odoo-log-level=info"]
    options += [f"--odoo-config={odoo.config}"]
    options += [f"--odoo-database={odoo.connection.database}"]
    command = [odoo.python, "-m", "pytest", *options, *files]
    places = f"{odoo.tree.root}{os.pathsep}{INSIDE}"
    own = environment(odoo.environment | {"PYTHONPATH": places})
    return jobs.begin(odoo.connection.database, command, own, cwd=home.REPOSITORY)


def environment(more: dict[str, str]) -> dict[str, str]:
    """Test runs leave nothing behind in the repository."""
    return {
        **os.environ,
        "PYTHONDONTWRITEBYTECODE": "1",
        "HYPOTHESIS_STORAGE_DIRECTORY": str(home.folder("tests", "hypothesis")),
        "EDU_OURS": str(home.REPOSITORY),
        "EDU_PICTURES": str(home.folder("tests", "pictures")),
        **more,
    }


def durations() -> dict[str, float]:
    """How long each test file took the last time."""
    path = home.folder("tests") / "durations.json"
    return json.loads(path.read_text()) if path.exists() else {}


def dealt(files: list[str]) -> list[list[str]]:
    """Deal the files so that the halves last about equally long."""
    lasted = durations()
    hands: list[list[str]] = [[] for _ in range(HALVES)]
    loads = [0.0] * HALVES
    for file in sorted(files, key=lambda file: -lasted.get(file, UNKNOWN)):
        lightest = loads.index(min(loads))
        hands[lightest].append(file)
        loads[lightest] += lasted.get(file, UNKNOWN)
    return [sorted(hand) for hand in hands]


def remember(results: Results) -> None:
    lasted: dict[str, float] = {}
    for test, seconds in results.seconds.items():
        if "::" in test:
            file = test.partition("::")[0]
            lasted[file] = lasted.get(file, 0.0) + seconds
    text = json.dumps(durations() | lasted)
    home.write_private(home.folder("tests") / "durations.json", text)
