"""A Chromium that lives for one job: own folder, own limits, and nothing left of it.

It is spoken to through a pair of pipes, so that no port is opened on which another
program of the machine could speak to it.
"""

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

import psutil

from .errors import Died, NoChromium, TooBig, TookTooLong, TookTooMuch

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# The server limits its own address space, and Chromium reserves far more than it uses.
# DevTools read commands on 3 and answer on 4.
_START = 'ulimit -S -v unlimited; exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>said'
_SWITCHES = (
    "--headless",
    "--remote-debugging-pipe",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--no-proxy-server",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-breakpad",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-gpu",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
    "--mute-audio",
)
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>%s</dir>
</fontconfig>
"""
_TICK = 0.1  # seconds between two looks at the clock
_LOOK = 0.25  # seconds between two looks at the memory
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one job may take."""

    seconds: float = 60
    memory: int = 1 << 30  # bytes, all processes together
    size: int = 50 << 20  # bytes of one PDF


def find_program(named: str | None = None) -> str:
    """Return the path of Chromium: the one `named`, else the first that is installed.

    Raises NoChromium.
    """
    for name in (named,) if named else PROGRAMS:
        if path := shutil.which(name):
            return path
    raise NoChromium(named or PROGRAMS[0])


class Browser:
    """A running Chromium, as a context; `fonts` is a folder of further fonts."""

    def __init__(self, program: str, limits: Limits, fonts: str | None = None):
        self.limits = limits
        self._ends = time.monotonic() + limits.seconds
        self._next_look = 0.0
        self._received = bytearray()
        self.folder = Path(tempfile.mkdtemp(prefix="report_chromium_"))
        try:
            self._process = self._start(program, fonts)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._end()

    def send(self, message: dict) -> None:
        """Send a message; raises a PrintError."""
        waiting = memoryview(json.dumps(message).encode() + b"\0")
        pipe = self._process.stdin.fileno()
        while waiting:
            self._wait(pipe, select.POLLOUT)
            try:
                waiting = waiting[os.write(pipe, waiting) :]
            except BrokenPipeError:
                raise Died(self._last_words()) from None

    def receive(self) -> dict:
        """Return the next message; raises a PrintError."""
        end = self._received.find(b"\0")
        while end < 0:
            seen = len(self._received)
            self._received += self._read()
            end = self._received.find(b"\0", seen)
        message = json.loads(self._received[:end])
        del self._received[: end + 1]
        return message

    def _read(self):
        # A PDF comes as base64, four bytes for three, in a little JSON.
        if len(self._received) > self.limits.size * 4 / 3 + _CHUNK:
            raise TooBig
        pipe = self._process.stdout.fileno()
        self._wait(pipe, select.POLLIN)
        chunk = os.read(pipe, _CHUNK)
        if not chunk:
            raise Died(self._last_words())
        return chunk

    def _wait(self, pipe, event):
        """Wait until the pipe is ready, within the limits."""
        poll = select.poll()
        poll.register(pipe, event)
        while True:
            self._guard()
            if poll.poll(_TICK * 1000):
                return

    def _guard(self):
        now = time.monotonic()
        if now > self._ends:
            raise TookTooLong
        if now > self._next_look:
            self._next_look = now + _LOOK
            if self._memory() > self.limits.memory:
                raise TookTooMuch

    def _memory(self):
        """Return the bytes that the processes hold for themselves alone."""
        held = 0
        for process in self._family():
            with suppress(psutil.Error):
                told = process.memory_info()
                held += told.rss - told.shared
        return held

    def _family(self):
        with suppress(psutil.Error):
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        return []

    def _start(self, program, fonts):
        switches = [*_SWITCHES, f"--user-data-dir={self.folder}/profile"]
        if os.geteuid() == 0:
            switches.append("--no-sandbox")  # Chromium refuses to start as root with it
        process = subprocess.Popen(
            ["sh", "-c", _START, "sh", program, *switches, "about:blank"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=self.folder,
            env=self._environment(fonts),
            start_new_session=True,
        )
        os.set_blocking(process.stdin.fileno(), False)
        return process

    def _environment(self, fonts):
        """Return what Chromium knows of its surroundings: no home, no proxy."""
        folder = str(self.folder)
        known = {"HOME": folder, "TMPDIR": folder, "LANG": "C.UTF-8", "TZ": "UTC"}
        if fonts:
            settings = self.folder / "fonts.conf"
            settings.write_text(_FONTS % escape(fonts))
            known["FONTCONFIG_FILE"] = str(settings)
        return known | {"PATH": os.environ.get("PATH", os.defpath)}

    def _last_words(self):
        said = self.folder / "said"
        return said.read_text(errors="replace")[-2000:] if said.exists() else ""

    def _end(self):
        """Kill every process, whatever it is doing, and delete the folder."""
        family = self._family()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        for process in family:
            with suppress(psutil.Error):
                process.kill()
        self._process.wait()
        psutil.wait_procs(family, timeout=5)
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.stdout.close()
        shutil.rmtree(self.folder, ignore_errors=True)
