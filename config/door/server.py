"""Serving: Odoo on loopback, with the address and the logins on the screen."""

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from . import home
from .database import Odoo
from .errors import Trouble, known
from .steps import ended, reason, say, since, step

ADDRESS = "127.0.0.1"
PATIENCE = 120  # seconds that a server may take until it answers


def require_port(port: int, option: str) -> None:
    """Refuse a port that somebody else listens on, before any work is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            raise Trouble(
                f"Port {port} is taken by another program: stop that program or choose"
                f" another port with {option}."
            ) from error


def serve(
    odoo: Odoo, port: int, workers: int, gevent_port: int, told: list[str]
) -> None:
    """Start Odoo, print ``told`` once it answers, and stay until it is stopped."""
    log = home.log(f"{odoo.connection.database}-server")
    start = log.stat().st_size if log.exists() else 0
    options = [f"--http-port={port}", f"--workers={workers}"]
    options.append(f"--gevent-port={gevent_port}")
    command = odoo.command(*options)
    with open(log, "a") as stream:
        process = subprocess.Popen(
            command,
            stdout=stream,
            stderr=stream,
            env=odoo.environment,
            start_new_session=True,  # Ctrl-C is ours; Odoo is asked to end in order
        )
        with ended(process):
            with step("Starting Odoo"):
                wait_for(process, port, log, start)
            print("\n".join([f"http://{ADDRESS}:{port}", *told]), flush=True)
            say(f"Log: {log}. Ctrl-C stops the server.")
            process.wait()
    raise Trouble(f"Odoo has stopped: {reason(since(log, start))} ({log})")


def wait_for(process: subprocess.Popen, port: int, log: Path, start: int) -> None:
    """Wait until the login page is served."""
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        if process.poll() is not None:
            output = since(log, start)
            sentence = known(output) or f"Odoo did not start: {reason(output)} ({log})"
            raise Trouble(sentence)
        try:
            with urllib.request.urlopen(
                f"http://{ADDRESS}:{port}/web/login", timeout=60
            ):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise Trouble(f"Odoo does not answer after {PATIENCE} s: {log} says why.")


def logins(addon: Path) -> list[str]:
    """The demo logins, a line per role, from the addon that makes them."""
    file = addon / "data" / "logins.json"
    if not file.is_file():
        return []
    rows = json.loads(file.read_text(encoding="utf-8"))
    names = ("role", "name", "login", "password")
    return ["  ".join(str(row[name]) for name in names) for row in rows]
