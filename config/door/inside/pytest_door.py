"""pytest plugin: tells ./edu what happens, and fails tests that log unexpectedly.

One JSON line per event goes to the file named by EDU_EVENTS: ``{"planned": [ids]}``
once, then ``{"test", "outcome", "seconds", "told"}`` for each test. Runners with the
same folder EDU_TURNS share their files: each runs those that no other has begun.
"""

import faulthandler
import json
import logging
import os
import signal
import time

import pytest

SCREEN = os.fdopen(os.dup(2), "w")  # as it is before pytest captures what is printed
WORST = ("failed", "skipped", "passed")


class Unexpected(logging.Handler):
    """Keeps what reaches the root logger: mute_logger and assertLogs stop the rest."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []
        self.formatter = logging.Formatter("%(levelname)s %(name)s: %(message)s")

    def emit(self, record):
        self.lines.append(self.format(record))

    def taken(self):
        lines, self.lines = self.lines, []
        return lines


class Turns:
    """Which test files are this runner's: whoever is the first to ask has the file."""

    def __init__(self, folder):
        self.folder = folder
        self.mine = {}

    def take(self, path):
        """Return whether the file is ours, from now on if nobody has begun it."""
        if path not in self.mine:
            name = str(path).replace(os.sep, "~")
            try:
                open(os.path.join(self.folder, name), "x").close()
                self.mine[path] = True
            except FileExistsError:
                self.mine[path] = False
        return self.mine[path]

    def pytest_runtestloop(self, session):
        """Run our tests, each with a view to the next one, as pytest asks for."""
        mine = (item for item in session.items if self.take(file_of(item)))
        item = next(mine, None)
        while item:
            following = next(mine, None)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            item = following
        return True


def file_of(item):
    return os.path.relpath(item.path, item.config.rootpath)


class Teller:
    """Follows each test through setup, call and teardown; one line when it is over."""

    # Held in a class, where tests that freeze the time do not reach it.
    clock = staticmethod(time.monotonic)

    def __init__(self, events, ours):
        self.events = events
        self.ours = f"{ours}/"  # a neighbour may be named alike
        self.unexpected = Unexpected()
        self.reset()

    def reset(self):
        self.outcome, self.told, self.start = "passed", [], self.clock()

    def write(self, **event):
        self.events.write(json.dumps(event) + "\n")
        self.events.flush()

    def worsen(self, outcome, told):
        if WORST.index(outcome) < WORST.index(self.outcome):
            self.outcome = outcome
        if told:
            self.told.append(told)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self):
        logging.getLogger().addHandler(self.unexpected)

    def pytest_collectreport(self, report):
        if report.failed:
            told = str(report.longrepr)
            self.write(test=report.nodeid, outcome="failed", seconds=0, told=told)

    def pytest_collection_finish(self, session):
        self.write(planned=[item.nodeid for item in session.items])
        if lines := self.unexpected.taken():
            told = "\n".join(lines)
            self.write(test="import of tests", outcome="failed", seconds=0, told=told)

    def pytest_warning_recorded(self, warning_message):
        if warning_message.filename.startswith(self.ours):
            self.unexpected.lines.append(f"{warning_message}")

    def pytest_runtest_logstart(self):
        self.reset()

    def pytest_runtest_logreport(self, report):
        if report.skipped:
            *_, reason = report.longrepr
            self.worsen("skipped", reason.removeprefix("Skipped: "))
        elif report.failed:
            self.worsen("failed", f"{report.when}: {report.longrepr}")

    def pytest_runtest_logfinish(self, nodeid):
        if lines := self.unexpected.taken():
            self.worsen("failed", "in the log: " + "\n".join(lines))
        told = "\n".join(self.told)
        seconds = round(self.clock() - self.start, 2)
        self.write(test=nodeid, outcome=self.outcome, seconds=seconds, told=told)


def pytest_configure(config):
    faulthandler.register(signal.SIGUSR2, SCREEN)  # says where a test hangs
    events = open(os.environ["EDU_EVENTS"], "a")  # noqa: SIM115 (open for the session)
    config.pluginmanager.register(Teller(events, os.environ["EDU_OURS"]))
    config.pluginmanager.register(Turns(os.environ["EDU_TURNS"]))
