"""Telling what goes on: a line per step, with the seconds that it takes."""

import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from .errors import Trouble, Unexplained, known

WORTH_TELLING = 2.0  # seconds


def say(text: str) -> None:
    """One line for the person; standard output stays free for results."""
    print(text, file=sys.stderr, flush=True)


class Step:
    """A piece of work under way; ``detail`` says how far it is."""

    def __init__(self, title: str):
        self.title = title
        self.detail = ""
        self.began = time.monotonic()
        self._ended = threading.Event()
        self._live = sys.stderr.isatty()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    def show(self) -> None:
        """Repaint the line of a terminal; elsewhere add a line now and then."""
        text = f"{self.title} … {self.seconds:.0f} s  {self.detail}".rstrip()
        if self._live:
            print(f"\r\033[K{text}"[:118], end="", file=sys.stderr, flush=True)
        else:
            say(f"  {text}")

    def watch(self) -> None:
        while not self._ended.wait(1 if self._live else 20):
            self.show()

    def end(self, outcome: str) -> None:
        self._ended.set()
        if self._live:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        if self._live or self.seconds >= WORTH_TELLING or outcome != "done":
            say(f"{self.title}: {outcome} in {self.seconds:.0f} s")


@contextlib.contextmanager
def step(title: str):
    """Show ``title`` while the block runs, and how long it took."""
    current = Step(title)
    if not current._live:
        say(f"{title} …")
    threading.Thread(target=current.watch, daemon=True).start()
    try:
        yield current
    except BaseException:
        current.end("stopped")
        raise
    current.end("done")


def call(
    command: list,
    log: Path,
    failure: str,
    on_line: Callable[[str], None] | None = None,
    **popen,
) -> None:
    """Run a program with its output in ``log``; raise Trouble when it fails.

    The sentence is that of a known reason, else ``failure`` and where to read on.
    ``on_line`` gets each line as it comes.
    """
    with open(log, "a") as stream:
        start = stream.tell()
        try:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if on_line else stream,
                stderr=subprocess.STDOUT if on_line else stream,
                text=True,
                errors="replace",
                **popen,
            )
        except FileNotFoundError as error:
            raise Trouble(f"{failure}: {command[0]} is not there.") from error
        with ended(process):
            for line in process.stdout if on_line else ():
                stream.write(line)
                on_line(line)
            process.communicate()
    if process.returncode:
        output = since(log, start)
        if sentence := known(output):
            raise Trouble(sentence)
        raise Unexplained(f"{failure}: {reason(output)} ({log})")


@contextlib.contextmanager
def ended(process: subprocess.Popen):
    """Leave no child behind when the block is left early."""
    try:
        yield process
    finally:
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def since(log: Path, start: int) -> str:
    """What a log has gained since it was ``start`` bytes long."""
    with open(log, errors="replace") as stream:
        stream.seek(start)
        return stream.read()


def reason(output: str) -> str:
    """The last line of a failed program that says something."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if "rror" in line or "FATAL" in line]
    return (telling or lines or ["it said nothing"])[-1]
