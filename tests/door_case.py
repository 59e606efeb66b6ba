"""What the tests of ./edu share: an empty EDU_HOME, programs that are stand-ins."""

import os
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "config"))

from door import errors, steps


class DoorCase(unittest.TestCase):
    """Each test has a cache of its own, and nobody is told what goes on."""

    def setUp(self):
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name) / "home"
        self.stubs = Path(folder.name) / "bin"
        self.stubs.mkdir()
        self.patch(mock.patch.dict(os.environ, {"EDU_HOME": str(self.home)}))
        os.environ.pop("EDU_ODOO", None)
        self.said = []
        self.patch(mock.patch.object(steps, "say", self.said.append))

    def patch(self, patcher):
        """Start a patch that ends with the test."""
        self.addCleanup(patcher.stop)
        return patcher.start()

    def program(self, name, output="", status=0):
        """A stand-in for a program: prints ``output`` and ends with ``status``."""
        path = self.stubs / name
        path.write_text(f"#!/bin/sh\ncat <<'EOF'\n{output}\nEOF\nexit {status}\n")
        path.chmod(0o755)
        return path

    def only_programs(self):
        """Nothing is on PATH but the stand-ins and a shell to run them."""
        (self.stubs / "cat").symlink_to("/bin/cat")
        self.patch(mock.patch.dict(os.environ, {"PATH": str(self.stubs)}))

    def as_user(self, number=1000):
        self.patch(mock.patch("os.geteuid", return_value=number))

    def assertTrouble(self, *words):
        """The block ends in one sentence of ours that holds these words."""
        return _Trouble(self, words)


class _Trouble:
    def __init__(self, case, words):
        self.case, self.words = case, words

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind and not issubclass(kind, errors.Trouble):
            return False
        self.case.assertIsNotNone(error, "no trouble was raised")
        sentence = str(error)
        self.case.assertNotIn("\n", sentence)
        self.case.assertEqual(sentence.strip(), sentence)
        for word in self.words:
            self.case.assertIn(word, sentence)
        return True
