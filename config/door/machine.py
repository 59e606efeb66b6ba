"""System packages: root gets them installed, others are told what to ask for."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import home
from .errors import Trouble
from .steps import call, say, step

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Need:
    """Something of the system that ./edu uses, and the packages that bring it."""

    packages: tuple[str, ...]
    present: Callable[[], bool]
    purpose: str


def program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


def chinese_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(
        next(place.rglob(pattern), None)
        for place in folders
        for pattern in ("*CJK*", "*SourceHan*", "wqy-*")
    )


def system_python() -> Path:
    return Path("/usr/bin/python3")


def ensurepip() -> bool:
    """Debian takes pip out of Python's own library; python3-venv brings it back."""
    return any(Path("/usr/lib").glob("python3*/ensurepip/__init__.py")) or not (
        system_python().exists()
    )


def postgres_binaries() -> list[Path]:
    """Folders with a PostgreSQL server, newest first."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    found = sorted(debian, key=lambda path: int(path.parts[-3].split(".")[0]))
    on_path = shutil.which("postgres")
    return [path.parent for path in reversed(found)] + (
        [Path(on_path).resolve().parent] if on_path else []
    )


def postgres_clients() -> list[Path]:
    """Folders with pg_dump, of servers and of clients alone."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/pg_dump")
    places = {*postgres_binaries(), *(path.parent for path in debian)}
    return [place for place in places if (place / "pg_dump").exists()]


POSTGRES = Need(("postgresql",), lambda: bool(postgres_binaries()), "the database")
VENV = Need(("python3-venv",), ensurepip, "Python environments")
BROWSER = Need(("chromium",), program(*CHROMIUM), "printing and browser tests")
FONTS = Need(("fonts-noto-cjk",), chinese_font, "Chinese on paper")
NODE = Need(("nodejs", "npm"), program("npm"), "prettier and eslint")


def ensure(*needs: Need) -> list[Need]:
    """Install what is missing as root; return what is still missing."""
    missing = [need for need in needs if not need.present()]
    if missing and os.geteuid() == 0:
        install([package for need in missing for package in need.packages])
        missing = [need for need in missing if not need.present()]
    return missing


def require(*needs: Need) -> None:
    """Like ensure(), for what there is no way around."""
    if missing := ensure(*needs):
        names = " ".join(package for need in missing for package in need.packages)
        raise Trouble(
            f"{' and '.join(need.purpose for need in missing).capitalize()} cannot do"
            f" without system packages: ask an administrator to run"
            f" 'apt-get install {names}', then start again."
        )


def install(packages: list[str]) -> None:
    """apt-get install, saying which packages."""
    apt = shutil.which("apt-get")
    if not apt:
        raise Trouble(
            f"This machine has no apt-get: install {', '.join(packages)} by its own"
            " means, then start again."
        )
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    log = home.log("apt")
    failure = f"apt-get could not install {' '.join(packages)}"
    with home.alone("apt.lock"), step("System packages"):
        call([apt, "update", "-qq"], log, "apt-get update failed", env=environment)
        command = [apt, "install", "-y", "-qq", "--no-install-recommends", *packages]
        call(command, log, failure, env=environment)
