"""Python environments of the cache, one per file of pinned requirements."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from . import home, machine
from .apt_sources import PrivateApt
from .errors import Trouble
from .steps import call, step

SUPPORTED = ((3, 11), (3, 13))
INSTALL = ("install", "--no-deps", "--only-binary", ":all:", "--require-hashes", "-r")


def base() -> Path:
    """The Python to make environments from; the system's own is preferred.

    A Python of a version manager lies in one user's home, where the others of the
    machine cannot start it.
    """
    for python in (machine.system_python(), Path(sys.executable)):
        if python.exists() and SUPPORTED[0] <= version(python) <= SUPPORTED[1]:
            return python
    raise Trouble(
        "Odoo 19 and these addons need Python 3.11 to 3.13: install one of them and"
        " start ./edu with it (python3.12 edu …)."
    )


def version(python: Path) -> tuple[int, ...]:
    ask = "import sys; print(*sys.version_info[:2])"
    told = subprocess.run([python, "-c", ask], capture_output=True, text=True)
    return tuple(map(int, told.stdout.split()))


def ready(requirements: str, purpose: str) -> Path:
    """The python of the environment for ``config/<requirements>.txt``.

    It is named after the contents of that file: a changed file makes a new one, and
    the marker at the end tells a finished one from an interrupted one.
    """
    pins = home.CONFIG / f"{requirements}.txt"
    python = base()
    text = pins.read_text() + str((python, version(python)))
    name = f"{requirements}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    place = home.folder("python") / name
    if not (place / "complete").exists():
        with step(f"Python libraries for {purpose}"):
            make(python, place, pins)
        remove_others(place, requirements)
    return place / "bin" / "python"


def make(python: Path, place: Path, pins: Path) -> None:
    home.require_space()
    shutil.rmtree(place, ignore_errors=True)
    log = home.log("python")
    environment = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment.pop("PYTHONPATH", None)
    create = [python, "-m", "venv", place]
    pip = [place / "bin" / "python", "-m", "pip"]
    if machine.ensure(machine.VENV):
        create.append("--without-pip")
        environment["PYTHONPATH"] = str(pip_wheel())
    call(create, log, "The Python environment cannot be made", env=environment)
    failure = f"The libraries of {pins.name} cannot be installed"
    call([*pip, *INSTALL, pins], log, failure, env=environment)
    (place / "complete").touch()


def pip_wheel() -> Path:
    """pip from Debian's package, for a user whose Python was shipped without it."""
    place = home.folder("apt", "pip")
    pattern = "usr/share/python-wheels/pip-*.whl"
    if not any(place.glob(pattern)):
        apt = PrivateApt()
        apt.update()
        for deb in apt.download([f"python3-pip-whl/{apt.release.codename}"], place):
            log = home.log("python")
            call(["dpkg-deb", "-x", deb, place], log, "pip cannot be unpacked")
    return next(place.glob(pattern))


def remove_others(place: Path, requirements: str) -> None:
    """Drop environments made from earlier versions of the same file."""
    for other in place.parent.glob(f"{requirements}-????????????"):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)
