"""Run unittest tests that need no Odoo: plain_tests.py START TOP.

Writes the events that pytest_door.py writes to the file named by EDU_EVENTS.
"""

import faulthandler
import json
import os
import re
import signal
import sys
import time
import unittest
from pathlib import Path


def flat(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from flat(test)
        else:
            yield test


class Telling(unittest.TestResult):
    """One event per test, whatever number of its subtests failed."""

    def __init__(self, events, planned):
        super().__init__()
        self.events = events
        self.planned = planned
        self.outcome = None
        self.write(planned=planned)

    def write(self, **event):
        self.events.write(json.dumps(event) + "\n")
        self.events.flush()

    def startTest(self, test):
        super().startTest(test)
        self.outcome, self.told, self.began = "passed", [], time.monotonic()

    def stopTest(self, test):
        super().stopTest(test)
        seconds = round(time.monotonic() - self.began, 2)
        told = "\n".join(self.told)
        self.write(test=test.id(), outcome=self.outcome, seconds=seconds, told=told)
        self.outcome = None

    def ended(self, test, outcome, told):
        """Note an outcome: of the test under way, or of a whole class's set-up."""
        if self.outcome:
            self.outcome = outcome
            self.told.append(told)
            return
        group = re.search(r"\((.+)\)", test.id())[1]
        for name in self.planned:
            if name.startswith(f"{group}."):
                self.write(test=name, outcome=outcome, seconds=0, told=told)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.ended(test, "skipped", reason)

    def addError(self, test, error):
        super().addError(test, error)
        self.ended(test, "failed", self._exc_info_to_string(error, test))

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.ended(test, "failed", self._exc_info_to_string(error, test))

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error:
            self.ended(test, "failed", self._exc_info_to_string(error, test))

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.outcome = "failed"
        self.told.append("expected to fail, and did not")


def modules(start, top):
    """Names of the folder's own test modules; folders below are run by themselves."""
    for file in sorted(Path(start).glob("test_*.py")):
        yield ".".join(file.relative_to(top).with_suffix("").parts)


def main(start, top):
    faulthandler.register(signal.SIGUSR2)  # says where a test hangs
    # Asked to end, it leaves in order: some tests have servers to stop.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.path.insert(0, top)
    suite = unittest.defaultTestLoader.loadTestsFromNames(modules(start, top))
    with open(os.environ["EDU_EVENTS"], "a") as events:
        suite.run(Telling(events, [test.id() for test in flat(suite)]))


main(*sys.argv[1:])
