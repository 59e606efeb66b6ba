"""Odoo 19: the tree that the user names, else Debian's package, unpacked."""

import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from . import home
from .apt_sources import PrivateApt
from .errors import Trouble
from .steps import call, step

SERIES = (19, 0)

# Links of the package lead into these. Font Awesome is taken from the machine's own
# suite: the development one has version 7, in which Odoo's icons have other names.
BESIDE = (
    "libjs-jquery",
    "libjs-jquery-form",
    "libjs-underscore",
    "fonts-roboto-unhinted",
    "fonts-montserrat",
    "fonts-ocr-b",
    "fonts-glyphicons-halflings",
)
ICONS = "fonts-font-awesome"


@dataclass(frozen=True)
class OdooTree:
    """An Odoo to run: the folder that ``import odoo`` needs, and its release."""

    root: Path
    version: str

    @property
    def addons(self) -> list[Path]:
        """Folders with core's addons: a checkout keeps most of them in a second."""
        own = self.root / "odoo" / "addons"
        return [own] if (own / "web").is_dir() else [own, self.root / "addons"]


def ready() -> OdooTree:
    """The tree to use; fetched first if it is not there yet."""
    if named := os.environ.get("EDU_ODOO"):
        return opened(Path(named).expanduser().absolute())
    unpacked = home.home() / "odoo"
    if not unpacked.exists():
        fetch(unpacked)
    return opened(unpacked)


def opened(place: Path) -> OdooTree:
    """Check that ``place`` holds an Odoo of the right series."""
    for root in (place, place / "usr/lib/python3/dist-packages"):
        release = root / "odoo" / "release.py"
        if release.is_file():
            return OdooTree(root, checked_version(place, release.read_text()))
    raise Trouble(
        f"{place} holds no Odoo (odoo/release.py is missing): set EDU_ODOO to the"
        " folder of an Odoo 19.0, or unset it to have one fetched."
    )


def checked_version(place: Path, text: str) -> str:
    found = re.search(r"^version_info = \(\s*'?([\w~]+)'?, *(\d+), *(\d+)", text, re.M)
    version = ".".join(found.groups()) if found else "an unknown version"
    if not found or found.groups()[:2] != tuple(map(str, SERIES)):
        raise Trouble(
            f"{place} is Odoo {version}, and these addons are for 19.0: set EDU_ODOO to"
            " the folder of an Odoo 19.0, or unset it to have one fetched."
        )
    return version


def fetch(target: Path) -> None:
    """Download Debian's package and unpack it, beside what the system has."""
    home.require_space()
    debs = home.folder("apt", "debs")
    apt = PrivateApt()
    with step("Asking the package mirror for Odoo 19"):
        apt.update()
    with step("Downloading Odoo 19 (125 MB)"):
        packages = [f"{name}/{apt.suite}" for name in ("odoo-19", *BESIDE)]
        packages.append(f"{ICONS}/{apt.release.codename}")
        files = apt.download(packages, debs)
    with step("Unpacking Odoo 19 (1.3 GB)"):
        unpack(files, target)
    shutil.rmtree(debs)


def unpack(files: list[Path], target: Path) -> None:
    """Unpack .deb files into ``target``, which appears only when it is whole."""
    scratch = target.with_name(target.name + ".new")
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    for file in files:
        failure = f"{file.name} cannot be unpacked"
        call(["dpkg-deb", "-x", file, scratch], home.log("odoo-packages"), failure)
    scratch.rename(target)
