"""prettier and eslint in the cache, from the pinned package-lock.json."""

import hashlib
import os
import shutil
from pathlib import Path

from . import home, machine
from .steps import call, step


def ready() -> Path:
    """The folder ``node_modules`` with what config/package.json asks for."""
    machine.require(machine.NODE)
    lock = home.CONFIG / "package-lock.json"
    mark = hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    place = home.folder("node") / mark
    if not (place / "complete").exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for file in (lock, home.CONFIG / "package.json"):
            shutil.copy(file, place)
        options = ("--ignore-scripts", "--no-audit", "--no-fund")
        with step("prettier and eslint"):
            failure = "prettier and eslint cannot be installed"
            call(["npm", "ci", *options], home.log("npm"), failure, cwd=place)
        (place / "complete").touch()
    return place / "node_modules"


def environment() -> dict[str, str]:
    return {**os.environ, "NO_COLOR": "1"}
