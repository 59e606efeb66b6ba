"""The parts of ./edu that need neither network nor database."""

import json
import os
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "config")]

from door import (
    addons,
    apt_sources,
    commands,
    connection,
    home,
    jobs,
    results,
    scratch,
    server,
    steps,
    testing,
)
from door_case import DoorCase

OUTCOMES = """
import unittest


class TestGood(unittest.TestCase):
    def test_passes(self):
        pass

    def test_fails(self):
        self.fail("because")

    def test_subtests(self):
        for number in range(3):
            with self.subTest(number=number):
                self.assertNotEqual(number, 1)

    @unittest.skip("needs ../shared/seeds")
    def test_skipped(self):
        pass


class TestLeftOut(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("no mood")

    def test_one(self):
        pass

    def test_two(self):
        pass
"""

LOGGING = """
import logging
import unittest


class TestLog(unittest.TestCase):
    def test_unexpected(self):
        logging.getLogger("x").warning("nobody expects this")

    def test_expected(self):
        with self.assertLogs("x", "WARNING"):
            logging.getLogger("x").warning("everybody expects this")

    def test_information(self):
        logging.getLogger("x").info("fine")
"""


class TestHome(DoorCase):
    def test_secret_is_kept_and_private(self):
        first = home.secret("a")
        self.assertEqual(home.secret("a"), first)
        self.assertNotEqual(home.secret("b"), first)
        mode = (self.home / "secrets.json").stat().st_mode
        self.assertEqual(stat.S_IMODE(mode), 0o600)

    def test_default_is_the_cache_of_the_user(self):
        with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": "/var/c", "EDU_HOME": ""}):
            self.assertEqual(home.home(), Path("/var/c/edu"))

    def test_root_moves_databases_where_others_can_pass(self):
        self.as_user(0)
        with mock.patch.object(home, "reachable", return_value=True):
            self.assertEqual(home.server_folder("pg"), self.home / "pg")
        self.home.chmod(0o700)
        self.assertFalse(home.reachable(self.home))

    def test_one_at_a_time(self):
        code = "from door import home\nwith home.alone(): print('in', flush=True)"
        path = os.pathsep.join(sys.path)
        with home.alone():
            other = subprocess.Popen(
                [sys.executable, "-c", code],
                env=os.environ | {"PYTHONPATH": path},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            self.assertIn("Waiting for another", other.stderr.readline())
            self.assertIsNone(other.poll())
        out, _ = other.communicate(timeout=20)
        self.assertEqual(out, "in\n")


class TestAptSources(DoorCase):
    """Both notations of apt, and which entry is the machine's own."""

    def setUp(self):
        super().setUp()
        self.apt = self.home / "apt"
        (self.apt / "sources.list.d").mkdir(parents=True)
        self.here = apt_sources.Release("debian", "bookworm")

    def source(self):
        entries = apt_sources.stanzas(self.apt)
        entry = apt_sources.mirror(entries, self.here.codename)
        return apt_sources.private_source(entry, self.here)

    def test_deb822(self):
        (self.apt / "sources.list.d" / "a.sources").write_text(
            "# a comment\nTypes: deb\nURIs: http://a.example.org\nSuites: other\n"
            "Components: main\n\n"
            "Types: deb\n# inside\nURIs: http://b.example.org\n"
            "Suites: bookworm bookworm-updates\nComponents: main contrib\n"
            "Signed-By:\n -----BEGIN KEY-----\n .\n abc\n"
        )
        self.assertEqual(
            self.source(),
            "Types: deb\nURIs: http://b.example.org\nSuites: bookworm sid\n"
            "Components: main\nSigned-By: -----BEGIN KEY-----\n .\n abc\n",
        )

    def test_one_line(self):
        (self.apt / "sources.list").write_text(
            "deb-src http://c.example.org bookworm main\n"
            "# deb http://d.example.org bookworm main\n"
            "deb [arch=amd64 signed-by=/k.gpg] http://e.example.org bookworm main\n"
        )
        told = self.source()
        self.assertIn("URIs: http://e.example.org\n", told)
        self.assertIn("Signed-By: /k.gpg\n", told)

    def test_disabled_and_foreign_entries_are_passed_over(self):
        (self.apt / "sources.list.d" / "a.sources").write_text(
            "Types: deb\nURIs: http://f.example.org\nSuites: bookworm\n"
            "Components: main\nEnabled: no\n\n"
            "Types: deb\nURIs: http://g.example.org\nSuites: bookworm\n"
            "Components: tools\n"
        )
        with self.assertTrouble("no mirror for bookworm"):
            self.source()


class TestAddons(DoorCase):
    def addon(self, name, **manifest):
        folder = self.home / name
        folder.mkdir(parents=True)
        (folder / "__manifest__.py").write_text(repr(manifest))
        return folder

    def test_found_by_manifest(self):
        self.addon("one", depends=["mail"])
        self.addon("off", installable=False)
        (self.home / "none").mkdir()
        self.assertEqual(list(addons.found(self.home)), ["one"])

    def test_fingerprint_follows_the_files(self):
        folder = self.addon("one", depends=[])
        (addon,) = addons.found(self.home).values()
        before = addon.fingerprint()
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "x.pyc").write_text("x")
        self.assertEqual(addon.fingerprint(), before)
        (folder / "model.py").write_text("x = 1")
        self.assertNotEqual(addon.fingerprint(), before)

    def test_dependencies(self):
        self.addon("one", depends=["mail"])
        self.addon("two", depends=["one", "calendar"])
        with mock.patch.object(addons, "folders", return_value=[self.home]):
            two = addons.chosen(["two"])
            self.assertEqual(set(addons.with_dependencies(two)), {"one", "two"})
            core = addons.core_dependencies(addons.with_dependencies(two))
        self.assertEqual(core, ["base", "calendar", "mail", "web"])

    def test_unknown(self):
        with self.assertTrouble("There is no addon nothing"):
            addons.chosen(["nothing"])


class TestWelcome(DoorCase):
    def test_logins(self):
        (self.home / "data").mkdir(parents=True)
        row = {"role": "officer", "name": "李", "login": "li", "password": "p"}
        (self.home / "data" / "logins.json").write_text(json.dumps([row]))
        self.assertEqual(server.logins(self.home), ["officer  李  li  p"])

    def test_no_logins(self):
        self.assertEqual(server.logins(self.home), [])

    def test_password_is_shown_only_when_new(self):
        self.assertEqual(commands.welcome({}, None), [])
        self.assertIn("secret", commands.welcome({}, "secret")[0])


class TestCounting(DoorCase):
    """Counts are exact, and only what a clone may not have is a reason to skip."""

    def counted(self, *outcomes):
        told = results.Results()
        for number, (outcome, reason) in enumerate(outcomes):
            told.add(f"test {number}", outcome, 1.0, reason)
        return told

    def report(self, told):
        with mock.patch("builtins.print") as screen, mock.patch.object(results, "say"):
            status = told.report()
        return status, screen.call_args.args[0]

    def test_all_pass(self):
        told = self.counted(("passed", ""), ("skipped", "needs ../shared/seeds"))
        self.assertEqual(self.report(told), (0, "1 passed, 0 failed, 1 skipped"))

    def test_shallow_clones(self):
        reason = "a clone without its history lacks 0123abc"
        told = self.counted(("passed", ""), ("skipped", reason))
        self.assertEqual(self.report(told), (0, "1 passed, 0 failed, 1 skipped"))

    def test_one_fails(self):
        told = self.counted(("passed", ""), ("failed", "because"))
        self.assertEqual(self.report(told), (1, "1 passed, 1 failed, 0 skipped"))

    def test_other_skips_fail(self):
        told = self.counted(("passed", ""), ("skipped", "no mood"))
        self.assertEqual(self.report(told), (1, "1 passed, 1 failed, 0 skipped"))

    def test_nothing_found(self):
        self.assertEqual(
            self.report(results.Results()), (1, "0 passed, 0 failed, 0 skipped")
        )

    def test_the_longest_begin(self):
        found = addons.chosen(["edu_base", "report_chromium"])
        short, long = sorted(testing.test_files(found))[:2]
        lasted = dict.fromkeys(testing.test_files(found), 1.0) | {long: 60.0}
        with mock.patch.object(testing, "durations", return_value=lasted):
            self.assertEqual(testing.test_files(found)[0], long)
        with mock.patch.object(testing, "durations", return_value=lasted | {long: 0.5}):
            self.assertEqual(testing.test_files(found)[-1], long)
        del lasted[short]  # may last as long as it likes
        with mock.patch.object(testing, "durations", return_value=lasted):
            self.assertEqual(testing.test_files(found)[0], short)


class TestRunners(DoorCase):
    """The programs that run tests tell of every one."""

    def run_job(self, source, *command, runners=1):
        home.folder()
        file = self.home / "test_sample.py"
        file.write_text(source)
        own = {"EDU_OURS": str(self.home), "PYTHONPATH": str(connection.INSIDE)}
        own["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # one of them needs an Odoo
        own["EDU_TURNS"] = self.enterContext(tempfile.TemporaryDirectory())
        started = [
            jobs.begin(f"job_{number}", command, os.environ | own, cwd=self.home)
            for number in range(runners)
        ]
        told = results.Results()
        with mock.patch.object(steps, "say"):
            jobs.follow(started, told)
        return told

    def test_plain(self):
        runner = connection.INSIDE / "plain_tests.py"
        told = self.run_job(OUTCOMES, sys.executable, runner, self.home, self.home)
        good = "test_sample.TestGood"
        self.assertEqual(told.passed, 1)
        self.assertEqual(set(told.skips), {f"{good}.test_skipped"})
        self.assertEqual(
            set(told.failures),
            {
                f"{good}.test_fails",
                f"{good}.test_subtests",
                "test_sample.TestLeftOut.test_one",
                "test_sample.TestLeftOut.test_two",
            },
        )

    def pytest(self):
        options = ("-p", "pytest_door", "-p", "no:cacheprovider", "-c", os.devnull)
        options += ("--rootdir", self.home, self.home)
        return (sys.executable, "-m", "pytest", *options)

    def test_shared_by_two(self):
        """Every test of every file runs once, whichever runner has it."""
        home.folder()
        for name in "abcd":
            (self.home / f"test_{name}.py").write_text(OUTCOMES)
        told = self.run_job(OUTCOMES, *self.pytest(), runners=2)
        self.assertEqual(told.passed, 5)
        self.assertEqual(len(told.skips), 5)

    def test_log(self):
        told = self.run_job(LOGGING, *self.pytest())
        self.assertEqual(told.passed, 2)
        (name,) = told.failures
        self.assertIn("test_unexpected", name)
        self.assertIn("nobody expects this", told.failures[name])

    def test_broken_import(self):
        runner = connection.INSIDE / "plain_tests.py"
        told = self.run_job(
            "import nothing_of_that_name", sys.executable, runner, self.home, self.home
        )
        self.assertEqual(len(told.failures), 1)

    def test_crash(self):
        source = OUTCOMES.replace("pass\n", "__import__('os')._exit(9)\n", 1)
        runner = connection.INSIDE / "plain_tests.py"
        told = self.run_job(source, sys.executable, runner, self.home, self.home)
        self.assertIn("job_0", told.failures)
        self.assertIn("test_sample.TestGood.test_passes", told.failures)


class TestInstallationLog(unittest.TestCase):
    """Which lines of Odoo's log make an installation fail."""

    head = "2026-11-21 22:45:03,886 12014"

    def test_unwanted(self):
        log = (
            f"{self.head} INFO db odoo.modules.loading: fine\n"
            f"{self.head} WARNING db odoo.fields: Redundant default\n"
            "WARNING in a text\n"
        )
        (line,) = scratch.UNWANTED.findall(log)
        self.assertIn("Redundant default", line)

    def test_libraries_warn_of_themselves(self):
        library = "WARNING db py.warnings: /x/reportlab/y.py:1: DeprecationWarning: z"
        ours = "WARNING db py.warnings: /x/addons/edu_base/y.py:1: SyntaxWarning: z"
        self.assertTrue(scratch.LIBRARY.search(library))
        self.assertFalse(scratch.LIBRARY.search(ours))


if __name__ == "__main__":
    unittest.main()
