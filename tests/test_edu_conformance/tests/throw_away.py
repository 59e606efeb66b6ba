"""Copies of the database under test, in which another process may do anything."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from configparser import ConfigParser
from contextlib import closing
from pathlib import Path

from psycopg2.errors import InsufficientPrivilege

from odoo import release
from odoo.sql_db import close_db, db_connect
from odoo.tests import BaseCase, get_db_name
from odoo.tools import SQL, config, mute_logger

CONNECTION = ("db_host", "db_port", "db_user", "db_password", "db_sslmode", "data_dir")
PROGRAM = """
import json
from odoo.addons.test_edu_conformance.inside import {script}
found = {script}.run(env, **json.loads({values!r}))
with open({answer!r}, "w") as answer:
    json.dump(found, answer)
"""


class ThrowAwayCase(BaseCase):
    """A test that holds no cursor, so that its database can be copied."""

    def setUp(self):
        super().setUp()
        self.folder = Path(tempfile.mkdtemp(prefix="edu_conformance_"))
        self.addCleanup(shutil.rmtree, self.folder)

    def answer(self, script, addons=(), **values):
        """Return what a script of `inside/` answers in a copy of the database."""
        name = f"{get_db_name()}_{script}"
        self.addCleanup(drop, name)
        drop(name)
        copy(get_db_name(), name)
        answer = self.folder / f"{script}.json"
        told = subprocess.run(
            [sys.executable, "-m", "odoo", "shell", *self.options(name, addons)],
            input=PROGRAM.format(
                script=script, answer=str(answer), values=json.dumps(values)
            ),
            env=environment(),
            capture_output=True,
            text=True,
        )
        self.assertTrue(answer.exists(), told.stderr + told.stdout)
        return json.loads(answer.read_text())

    def options(self, database, addons):
        """Return the options of a process with the settings of this one."""
        path = self.folder / "odoo.conf"
        settings = {name: str(config[name]) for name in CONNECTION if config[name]}
        places = [*config["addons_path"], *map(str, addons)]
        told = ConfigParser(interpolation=None)
        told["options"] = settings | {"addons_path": ",".join(places)}
        with path.open("w") as file:
            told.write(file)
        path.chmod(0o600)
        return ["-c", str(path), "-d", database, "--no-http", "--log-level=warn"]


def environment():
    """Return this process's environment, with Odoo where it came from."""
    kept = {name: value for name, value in os.environ.items() if name != "ODOO_RC"}
    return kept | {"PYTHONPATH": str(Path(release.__file__).parents[1])}


def copy(source, name):
    """Copy a database and its files, which never change and so are linked."""
    close_db(source)
    administer("CREATE DATABASE %s TEMPLATE %s", name, source)
    files = Path(config.filestore(source))
    if files.exists():
        shutil.copytree(files, config.filestore(name), copy_function=os.link)


def drop(name):
    """Drop a database, once no vacuum of the server's own is in it any more."""
    for patience in reversed(range(20)):
        try:
            with mute_logger("odoo.sql_db"):
                administer("DROP DATABASE IF EXISTS %s WITH (FORCE)", name)
            break
        except InsufficientPrivilege:
            if not patience:
                raise
            time.sleep(1)
    shutil.rmtree(config.filestore(name), ignore_errors=True)


def administer(statement, *names):
    """Run a statement that no transaction may hold."""
    with closing(db_connect("postgres").cursor()) as cr:
        cr._cnx.autocommit = True
        cr.execute(SQL(statement, *map(SQL.identifier, names)))
