"""Test runners side by side, each a process that writes events."""

import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from . import home
from .results import Events, Results
from .steps import reason, since, step

PATIENCE = 600  # seconds in which a runner must finish at least one test


@dataclass
class Job:
    """A runner under way."""

    name: str
    process: subprocess.Popen
    events: Events
    log: Path
    heard: float

    def silent(self) -> bool:
        return time.monotonic() - self.heard > PATIENCE

    def end(self) -> None:
        """Stop the runner with its servers and browsers."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGUSR2)  # it says in its log where it is
            time.sleep(0.2)
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


def begin(name: str, command: list, environment: dict, cwd: Path) -> Job:
    """Start a runner; its events go to a file, what it prints to a log."""
    events = Events(home.private_folder("tests") / f"{name}-{os.getpid()}.events")
    log = home.log(f"{name}-{os.getpid()}")
    with open(log, "w") as stream:
        process = subprocess.Popen(
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
            env={**environment, "EDU_EVENTS": str(events.path)},
            cwd=cwd,
            start_new_session=True,
        )
    return Job(name, process, events, log, time.monotonic())


@contextlib.contextmanager
def ended(jobs: list[Job]):
    """No runner outlives the block."""
    try:
        yield jobs
    finally:
        for job in jobs:
            job.end()


def follow(jobs: list[Job], results: Results) -> None:
    """Read what the runners tell until all have ended."""
    for job in jobs:
        job.heard = time.monotonic()
    with step("Tests") as current:
        while any(job.process.poll() is None for job in jobs):
            time.sleep(0.3)
            for job in jobs:
                hear(job, results)
            failed = len(results.failures)
            current.detail = f"{results.done} of {len(planned(jobs))}, {failed} failed"
    for job in jobs:
        results.read(job.events)
    told = set().union(*(job.events.told for job in jobs))
    for test in planned(jobs) - told:
        results.fail(test, "did not run to its end")
    for job in jobs:
        settle(job, results)


def planned(jobs: list[Job]) -> set[str]:
    """All tests, of which runners that share their files plan the same."""
    return set().union(*(job.events.planned for job in jobs))


def hear(job: Job, results: Results) -> None:
    before = job.events.position
    results.read(job.events)
    if job.events.position != before:
        job.heard = time.monotonic()
    elif job.process.poll() is None and job.silent():
        results.fail(job.name, f"nothing heard for {PATIENCE} s ({job.log})")
        job.end()


def settle(job: Job, results: Results) -> None:
    """Turn a bad end of a runner into a failure; drop its files if it did well."""
    status = job.process.returncode
    if status not in (0, 1, 5):  # pytest: 1 some failed, 5 none found
        told = reason(since(job.log, 0))
        results.fail(job.name, f"ended with status {status}: {told} ({job.log})")
    job.events.path.unlink()
    if not results.failures:
        job.log.unlink()
