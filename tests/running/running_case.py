"""What the tests with running servers share: databases, servers and a web client."""

import atexit
import contextlib
import http.cookiejar
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "config"))

from door import database, odoo_tree, postgres, python_env, server
from door.connection import ask
from door.database import Odoo
from door.postgres import Cluster
from door.scratch import Scratch
from door.steps import ended

FILLED = os.environ["EDU_FILLED"]  # a database with the fictional city, lent to us
PASSWORD = "demo-only"
PATIENCE = 60  # seconds that a loaded machine may take for anything


class RunningCase(unittest.TestCase):
    """A class of tests with a folder of its own, beside the test databases."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        python = python_env.ready("requirements-dev", "testing")
        cluster = postgres.ready("postgres-test", python, postgres.FOR_TESTS)
        cls.enterClassContext(cluster.served())
        cls.scratch = Scratch(odoo_tree.ready(), python, cluster)
        cls.folder = Path(tempfile.mkdtemp(prefix="edu-running-"))
        cls.folder.chmod(0o711)  # PostgreSQL, another user, has to pass through
        atexit.register(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    @classmethod
    def copy(cls, name: str) -> Odoo:
        """A copy of the filled database, with a filestore of its own."""
        source = cls.scratch.odoo(FILLED)
        cls.enterClassContext(cls.scratch.lent(f"{FILLED}_{name}"))
        return cls.scratch.copy(source, f"{FILLED}_{name}")

    @classmethod
    def cluster(cls, name: str, *settings: str) -> Cluster:
        """A PostgreSQL without databases, which does not outlive the class."""
        place = cls.folder / name
        place.mkdir(exist_ok=True)
        postgres.give(place)
        binaries = cls.scratch.cluster.binaries
        settings = (*postgres.FOR_TESTS, *settings)
        made = Cluster(binaries, place, cls.scratch.python, settings)
        atexit.register(stop, made)  # for when somebody interrupts the tests
        cls.addClassCleanup(stop, made)
        made.start()
        return made

    @classmethod
    def odoo_on(cls, cluster: Cluster, name: str) -> Odoo:
        """Odoo on a database of that cluster, with an empty data folder."""
        data = cls.folder / f"{name}-data"
        data.mkdir(mode=0o700)
        tree, python = cls.scratch.tree, cls.scratch.python
        made = database.configured(tree, python, cluster.connection(name), data)
        cls.addClassCleanup(made.config.unlink)
        return made

    @classmethod
    @contextlib.contextmanager
    def serving(cls, odoo: Odoo, title: str, *options: str) -> Iterator["Server"]:
        """A web server, which answers in the block and has ended after it."""
        port, log = postgres.free_port(), cls.folder / f"{title}.log"
        command = odoo.command(f"--http-port={port}", *options)
        with open(log, "w") as stream:
            process = subprocess.Popen(
                command, stdout=stream, stderr=stream, env=odoo.environment
            )
        with ended(process):
            server.wait_for(process, port, log, 0)
            yield Server(title, port, log)


def until(condition: Callable[[], object], what: str):
    """Wait for a condition; what it returned."""
    limit = time.monotonic() + PATIENCE
    while not (found := condition()):
        if time.monotonic() > limit:
            raise AssertionError(f"waited {PATIENCE} s for {what}")
        time.sleep(0.2)
    return found


def stop(cluster: Cluster) -> None:
    if cluster.data.exists() and cluster.running():
        cluster.stop()


def rows(odoo: Odoo, query: str, *values) -> list[list]:
    return ask(odoo.python, odoo.connection, [query, list(values)])


class Server:
    """Where a web server listens, and its log."""

    def __init__(self, title: str, port: int, log: Path):
        self.title, self.port, self.log = title, port, log


class Refused(Exception):
    """The server answered with an error; the text is the name of its class."""


class Browser:
    """A person at work: the session goes along to whichever server is asked."""

    def __init__(self):
        self.cookies = http.cookiejar.CookieJar()
        handler = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(handler)

    def get(self, place: Server, path: str, port: int | None = None) -> bytes:
        url = f"http://127.0.0.1:{port or place.port}{path}"
        with self.opener.open(url, timeout=PATIENCE) as answer:
            return answer.read()

    def post(self, place: Server, path: str, **params):
        """The result of a JSON-RPC call; raises Refused."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{place.port}{path}",
            json.dumps({"jsonrpc": "2.0", "params": params}).encode(),
            {"Content-Type": "application/json"},
        )
        with self.opener.open(request, timeout=PATIENCE) as answer:
            told = json.load(answer)
        if "error" in told:
            raise Refused(told["error"]["data"]["name"])
        return told.get("result")

    def log_in(self, place: Server, name: str, login: str, password: str = PASSWORD):
        credentials = {"db": name, "login": login, "password": password}
        return self.post(place, "/web/session/authenticate", **credentials)

    def call(self, place: Server, model: str, method: str, *args, **kwargs):
        path = f"/web/dataset/call_kw/{model}/{method}"
        return self.post(
            place, path, model=model, method=method, args=args, kwargs=kwargs
        )
