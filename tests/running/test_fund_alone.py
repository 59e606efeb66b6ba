"""edu_fund without its sisters: installed, worked with, tested by its own tests."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "config")]

from door import addons, home, testing
from running_case import FILLED, RunningCase, rows

WORK = HERE / "inside" / "fund_alone.py"
INSTALLED = r"""
    SELECT name FROM ir_module_module
     WHERE state <> 'uninstalled' AND (name LIKE 'edu\_%%' OR name = 'report_chromium')
"""
BROWSED = ("HttpCase", "PageLooks")  # tests with these take minutes


class TestFundAlone(RunningCase):
    """Money without visits and tasks: no bridge, and nothing that misses them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        core = addons.core_dependencies(addons.found())  # as all tests begin with
        template, name = cls.scratch.template(core), f"{FILLED}_fund"
        cls.enterClassContext(cls.scratch.lent(name))
        cls.odoo = cls.scratch.copy(template, name)
        fund = {"edu_fund": addons.found()["edu_fund"]}
        cls.unexpected = cls.scratch.install(cls.odoo, addons.with_dependencies(fund))

    def test_it_comes_with_what_it_needs_alone(self):
        self.assertEqual(self.unexpected, "")
        installed = {name for (name,) in rows(self.odoo, INSTALLED)}
        self.assertEqual(installed, {"edu_base", "edu_fund", "report_chromium"})

    def test_a_county_works_with_it(self):
        """TS69, TS70: a budget, a claim without a visit, every page of finance."""
        with open(WORK) as work:
            told = self.ran(self.odoo.command("shell", "--no-http"), stdin=work)
        self.assertNotIn("Traceback", told)

    def test_its_own_tests_pass(self):
        """All but those in a browser, which pass where everything is installed."""
        folder = home.REPOSITORY / "addons" / "edu_fund" / "tests"
        files = [
            file
            for file in sorted(folder.glob("test_*.py"))
            if not any(word in file.read_text() for word in BROWSED)
        ]
        options = ["-q", "-p", "no:cacheprovider", "-c", os.devnull]
        options += ["--rootdir", home.REPOSITORY, f"--odoo-config={self.odoo.config}"]
        options += [f"--odoo-database={self.odoo.connection.database}", *files]
        self.ran([self.odoo.python, "-m", "pytest", *options])

    def ran(self, command, **streams) -> str:
        """What a command says; it must not fail."""
        told = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=home.REPOSITORY,
            env=testing.environment(self.odoo.environment),
            **streams,
        )
        self.assertEqual(told.returncode, 0, told.stdout)
        return told.stdout
