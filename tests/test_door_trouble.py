"""Every way in which ./edu can fail ends in one sentence that says what to do."""

import contextlib
import errno
import io
import os
import shutil
import socket
import subprocess
import sys
import unittest
from pathlib import Path
from unittest import mock

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "config")]

from door import (
    apt_sources,
    cli,
    commands,
    connection,
    home,
    machine,
    odoo_tree,
    postgres,
    python_env,
    server,
    steps,
)
from door_case import ROOT, DoorCase

OS_RELEASE = 'ID=debian\nVERSION_CODENAME=bookworm\nPRETTY_NAME="Debian 12"\n'
SOURCES = (
    "Types: deb\nURIs: http://127.0.0.1/debian\nSuites: bookworm\nComponents: main\n"
)


class TestExitStatus(DoorCase):
    """What the person and the calling script see."""

    def run_main(self, error):
        failing = mock.patch.object(commands, "run", side_effect=error)
        screen = io.StringIO()
        with failing, contextlib.redirect_stderr(screen):
            status = cli.main(["run"])
        return status, screen.getvalue()

    def test_trouble(self):
        status, told = self.run_main(steps.Trouble("Buy a disk."))
        self.assertEqual((status, told), (2, "edu: Buy a disk.\n"))

    def test_disk_full(self):
        status, told = self.run_main(OSError(errno.ENOSPC, "No space", "/x"))
        self.assertEqual(status, 2)
        self.assertIn("disk is full", told)

    def test_not_permitted(self):
        status, told = self.run_main(PermissionError(errno.EACCES, "denied", "/x"))
        self.assertEqual(status, 2)
        self.assertIn("EDU_HOME", told)

    def test_interrupted(self):
        status, _ = self.run_main(KeyboardInterrupt())
        self.assertEqual(status, 130)

    def test_port_taken(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            told = subprocess.run(
                [ROOT / "edu", "run", "--port", port], capture_output=True, text=True
            )
        self.assertEqual(told.returncode, 2)
        self.assertEqual(told.stdout, "")
        self.assertEqual(len(told.stderr.splitlines()), 1)
        self.assertIn(f"Port {port} is taken", told.stderr)

    def test_help_names_every_command(self):
        told = subprocess.run([ROOT / "edu", "--help"], capture_output=True, text=True)
        for name in ("run", "test", "lint", "shell", "backup", "restore", "EDU_HOME"):
            self.assertIn(name, told.stdout)


class TestPort(DoorCase):
    def test_free(self):
        server.require_port(postgres.free_port(), "--port")


class TestPrograms(DoorCase):
    """Reasons that other programs give for failing."""

    def failing(self, output):
        program = self.program("tool", output, status=1)
        steps.call([program], self.home / "log", "The tool failed")

    def setUp(self):
        super().setUp()
        home.folder()

    def test_no_space(self):
        with self.assertTrouble("disk is full", "EDU_HOME"):
            self.failing("cp: error writing 'x': No space left on device")

    def test_no_network(self):
        for output in (
            "Temporary failure resolving 'mirror'",
            "Failed to establish a new connection: [Errno -3]",
            "npm error code ENOTFOUND",
        ):
            with self.subTest(output), self.assertTrouble("check the network"):
                self.failing(output)

    def test_unknown_reason(self):
        with self.assertTrouble("The tool failed: an error: x", "log"):
            self.failing("working\nan error: x\nbye")

    def test_program_missing(self):
        with self.assertTrouble("is not there"):
            steps.call([self.stubs / "none"], self.home / "log", "The tool failed")


class TestSpace(DoorCase):
    def test_too_little(self):
        little = shutil._ntuple_diskusage(10, 9, 1)
        with mock.patch("shutil.disk_usage", return_value=little):
            with self.assertTrouble("disk is full", "4 GB"):
                home.require_space()


class TestOdoo(DoorCase):
    def tree(self, release):
        (self.home / "tree" / "odoo").mkdir(parents=True)
        (self.home / "tree" / "odoo" / "release.py").write_text(release)
        return str(self.home / "tree")

    def test_series_19(self):
        place = self.tree("version_info = (19, 0, 0, FINAL, 0, '')\n")
        with mock.patch.dict(os.environ, {"EDU_ODOO": place}):
            self.assertEqual(odoo_tree.ready().version, "19.0.0")

    def test_wrong_series(self):
        for told in ("(18, 0, 0, FINAL, 0, '')", "('saas~19', 1, 0, FINAL, 0, '')"):
            with self.subTest(told), self.assertTrouble("is Odoo ", "EDU_ODOO"):
                odoo_tree.checked_version(self.home, f"version_info = {told}\n")

    def test_no_odoo(self):
        with self.assertTrouble("holds no Odoo", "EDU_ODOO"):
            odoo_tree.opened(self.home)

    def test_checkout_has_two_folders(self):
        tree = odoo_tree.OdooTree(self.home, "19.0.0")
        own, more = self.home / "odoo" / "addons", self.home / "addons"
        self.assertEqual(tree.addons, [own, more])
        (own / "web").mkdir(parents=True)
        self.assertEqual(tree.addons, [own])


class TestApt(DoorCase):
    def apt(self):
        place = self.home / "apt"
        (place / "sources.list.d").mkdir(parents=True)
        (place / "sources.list.d" / "debian.sources").write_text(SOURCES)
        here = apt_sources.release(OS_RELEASE)
        with mock.patch.object(apt_sources, "release", return_value=here):
            return apt_sources.PrivateApt(place)

    def test_suite_missing(self):
        self.program("apt-get", "E: The repository has no Release file.", status=100)
        self.only_programs()
        with self.assertTrouble("no odoo-19", "EDU_ODOO"):
            self.apt().update()

    def test_package_missing(self):
        self.program("apt-get", "E: Unable to locate package odoo-19", status=100)
        self.only_programs()
        with self.assertTrouble("no odoo-19", "EDU_ODOO"):
            self.apt().download(["odoo-19/sid"], home.folder())

    def test_no_network(self):
        told = "Err:1 x InRelease\n  Could not connect to mirror:80 (127.0.0.1)."
        self.program("apt-get", told, status=100)
        self.only_programs()
        with self.assertTrouble("check the network"):
            self.apt().update()

    def test_no_apt(self):
        self.only_programs()
        with self.assertTrouble("no apt-get", "EDU_ODOO"):
            self.apt()

    def test_other_distribution(self):
        with self.assertTrouble("Debian and Ubuntu only", "EDU_ODOO"):
            apt_sources.release("ID=fedora\nVERSION_ID=42\n")


class TestPostgres(DoorCase):
    def binaries(self, version):
        self.program("postgres", f"postgres (PostgreSQL) {version}")
        places = mock.patch.object(
            machine, "postgres_binaries", return_value=[self.stubs]
        )
        self.patch(places)
        return self.stubs

    def test_too_old(self):
        self.binaries("12.22 (Debian)")
        with self.assertTrouble("PostgreSQL 12 is too old", "--db-url"):
            postgres.find_binaries(self.home / "data")

    def test_new_enough(self):
        place = self.binaries("13.1")
        self.assertEqual(postgres.find_binaries(self.home / "data"), place)

    def test_server_too_old(self):
        with mock.patch.object(connection, "ask", return_value=[["120022"]]):
            with self.assertTrouble("PostgreSQL 12 is too old"):
                connection.require_version(Path(sys.executable), None)

    def test_data_of_another_version(self):
        self.binaries("17.2")
        data = home.folder("data")
        (data / "PG_VERSION").write_text("15\n")
        with self.assertTrouble("made by PostgreSQL 15", "postgresql-15"):
            postgres.find_binaries(data)

    def test_broken(self):
        self.program("postgres", "cannot open shared object", status=127)
        with self.assertTrouble("does not start", "reinstall"):
            postgres.major(self.stubs)


class TestSystemPackages(DoorCase):
    def setUp(self):
        super().setUp()
        self.only_programs()
        self.installing = []
        self.patch(mock.patch.object(machine, "say", self.installing.append))

    def test_no_chromium_for_a_user(self):
        self.as_user()
        with self.assertTrouble("apt-get install chromium", "administrator"):
            machine.require(machine.BROWSER)

    def test_no_chromium_for_root(self):
        self.as_user(0)
        self.program("apt-get", "E: Unable to locate package chromium", status=100)
        with self.assertTrouble("apt-get"):
            machine.require(machine.BROWSER)

    def test_root_without_apt(self):
        self.as_user(0)
        with self.assertTrouble("no apt-get", "chromium"):
            machine.require(machine.BROWSER)

    def test_present(self):
        self.program("chromium")
        machine.require(machine.BROWSER)

    def test_root_is_told_what_is_installed(self):
        self.as_user(0)
        self.program("apt-get")
        with self.assertTrouble("chromium"):
            machine.require(machine.BROWSER)
        self.assertEqual(self.installing, ["Installing system packages: chromium"])


class TestPython(DoorCase):
    def test_unsupported(self):
        for found in ((3, 10), (3, 14), ()):
            with mock.patch.object(python_env, "version", return_value=found):
                with self.subTest(found), self.assertTrouble("Python 3.11 to 3.13"):
                    python_env.base()


class TestDatabaseAddress(DoorCase):
    def test_parts(self):
        told = connection.parsed("postgresql://li:p%40ss@db.example.org:5433/edu")
        self.assertEqual(
            told, connection.Connection("db.example.org", 5433, "li", "p@ss", "edu")
        )

    def test_incomplete(self):
        for url in ("edu", "mysql://a@b/c", "postgresql://host/db", "postgresql://a@h"):
            with self.subTest(url), self.assertTrouble("--db-url must look like"):
                connection.parsed(url)


if __name__ == "__main__":
    unittest.main()
