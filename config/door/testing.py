"""./edu test: everything on real PostgreSQL and real Chromium, counted exactly.

Two runners work side by side on two copies of one database: each takes the next file
that the other has not begun. The tests that need no Odoo run beside them.
"""

import json
import os
import tempfile
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

RUNNERS = 2
UNKNOWN = 600.0  # seconds that a file is taken to last that never ran before
RUNNING = home.REPOSITORY / "tests" / "running"


def run(names: list[str]) -> int:
    """Run the tests of those addons, or all tests; the exit status."""
    chosen = addons.chosen(names)
    machine.require(machine.BROWSER, machine.FONTS)
    with home.alone():
        python = python_env.ready("requirements-dev", "testing")
        tree = odoo_tree.ready()
        cluster = postgres.ready("postgres-test", python, postgres.FOR_TESTS)
    results = Results()
    turns = tempfile.TemporaryDirectory(dir=home.private_folder("tests"))
    with turns as taken, jobs.ended([]) as started, cluster.served():
        for folder in plain_folders(chosen, everything=not names):
            started.append(begin_plain(python, folder))
        scratch = Scratch(tree, python, cluster)
        plan = Plan(scratch, chosen, results, started, Path(taken))
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
        turns: Path,
    ):
        self.scratch, self.results, self.started = scratch, results, started
        self.turns = turns
        self.with_demo = {n: a for n, a in chosen.items() if needs_demo(n, a)}
        self.without = {n: a for n, a in chosen.items() if n not in self.with_demo}
        numbers = range(RUNNERS + bool(self.with_demo))
        self.databases = [f"test_{os.getpid()}_{number}" for number in numbers]
        self.filled = f"test_{os.getpid()}_filled"

    def begin(self, everything: bool) -> None:
        """Install our addons and start the runners, the demo's while the others run."""
        files, of_the_city = test_files(self.without), test_files(self.with_demo)
        if not (files or of_the_city):
            return
        try:
            odoos = self.prepare()
            for odoo in odoos[: min(RUNNERS, len(files))]:
                self.begin_files(odoo, files)
            if of_the_city:
                self.check_log(self.scratch.install(odoos[-1], self.with_demo))
                if everything:
                    self.begin_running(odoos[-1])
                self.begin_files(odoos[-1], of_the_city)
        except Unexplained as failure:
            self.results.fail("installation", str(failure))

    def begin_files(self, odoo: Odoo, files: list[str]) -> None:
        """Start a runner, which leaves out the files that another one has begun."""
        name = odoo.connection.database
        options = ["-p", "pytest_door", "-p", "pytest_browser"]
        options += ["-p", "no:cacheprovider", "-c", os.devnull]
        options += ["--rootdir", home.REPOSITORY, "--odoo-http"]
        options += ["--odoo-log-level=info", f"--odoo-database={name}"]
        options += [f"--odoo-config={odoo.config}"]
        command = [odoo.python, "-m", "pytest", *options, *files]
        places = f"{odoo.tree.root}{os.pathsep}{INSIDE}"
        own = {"PYTHONPATH": places, "EDU_TURNS": str(self.turns)}
        own = environment(odoo.environment | own)
        self.started.append(jobs.begin(name, command, own, cwd=home.REPOSITORY))

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
    """Those that lasted longest come first, so that the runners end together.

    Where none ever ran, tests/ comes before addons/: they look at everything.
    """
    places = [addon.path for addon in chosen.values()]
    files = {file for place in places for file in place.glob("tests/**/test_*.py")}
    lasted, names = durations(), (str(f.relative_to(home.REPOSITORY)) for f in files)
    return sorted(names, key=lambda n: (lasted.get(n, UNKNOWN), n), reverse=True)


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


def remember(results: Results) -> None:
    lasted: dict[str, float] = {}
    for test, seconds in results.seconds.items():
        if "::" in test:
            file = test.partition("::")[0]
            lasted[file] = lasted.get(file, 0.0) + seconds
    text = json.dumps(durations() | lasted)
    home.write_private(home.folder("tests") / "durations.json", text)
