"""Our addons, found by their manifests."""

import ast
import hashlib
from dataclasses import dataclass
from pathlib import Path

from . import home
from .errors import Trouble


@dataclass(frozen=True)
class Addon:
    """An addon of this repository."""

    name: str
    path: Path
    depends: tuple[str, ...]
    version: str = ""

    @property
    def demo(self) -> bool:
        """Whether it brings the fictional city, which --no-demo leaves out."""
        return self.name.endswith("_demo")

    def fingerprint(self) -> str:
        """A hash over all its files, which tells whether a database must update it."""
        digest = hashlib.sha256()
        for file in sorted(self.path.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(str(file.relative_to(self.path)).encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
        return digest.hexdigest()


def folders() -> list[Path]:
    """Where addons of ours lie: the product's and those that only tests need."""
    places = (home.REPOSITORY / "addons", home.REPOSITORY / "tests")
    return [place for place in places if any(place.glob("*/__manifest__.py"))]


def found(*places: Path) -> dict[str, Addon]:
    """The installable addons in ``places`` (all of ours by default), by name."""
    result = {}
    for place in places or folders():
        for file in sorted(place.glob("*/__manifest__.py")):
            addon = opened(file)
            if addon:
                result[addon.name] = addon
    return result


def opened(file: Path) -> Addon | None:
    try:
        manifest = ast.literal_eval(file.read_text())
    except (SyntaxError, ValueError) as error:
        raise Trouble(f"{file} is no manifest: {error}.") from error
    if not manifest.get("installable", True):
        return None
    depends = tuple(manifest.get("depends", ()))
    version = manifest.get("version", "")
    return Addon(file.parent.name, file.parent, depends, version)


def product() -> dict[str, Addon]:
    """The addons that a bureau installs."""
    place = home.REPOSITORY / "addons"
    addons = found(place)
    if not addons:
        raise Trouble(f"{place} holds no addon: run ./edu from a whole clone.")
    return addons


def chosen(names: list[str]) -> dict[str, Addon]:
    """The addons of those names; all when none is named."""
    addons = found()
    for name in names:
        if name not in addons:
            raise Trouble(f"There is no addon {name}; there are {', '.join(addons)}.")
    return {name: addons[name] for name in names or addons}


def with_dependencies(addons: dict[str, Addon]) -> dict[str, Addon]:
    """``addons`` and those of ours that they depend on."""
    ours, wanted, result = found(), list(addons), {}
    while wanted:
        name = wanted.pop()
        if name in ours and name not in result:
            result[name] = ours[name]
            wanted += ours[name].depends
    return result


def core_dependencies(addons: dict[str, Addon]) -> list[str]:
    """The addons that ``addons`` need and that are not ours."""
    needed = {name for addon in addons.values() for name in addon.depends}
    return sorted(needed - set(found()) | {"base", "web"})
