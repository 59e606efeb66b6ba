"""The files of this repository, as the house rules read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
SKIPPED = {".git", "__pycache__", "node_modules", ".hypothesis", ".ruff_cache"}
TEXTS = {".py", ".xml", ".js", ".mjs", ".scss", ".csv", ".md", ".rst", ".po", ".pot"}
TEXTS |= {".toml", ".cfg", ".conf", ".json", ".in", ".txt", ".sh", ".html", ".yml", ""}


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, part of a commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if told.returncode == 0:
        listed = (ROOT / name for name in told.stdout.split("\0") if name)
        return tuple(sorted(path for path in listed if path.is_file()))
    inside = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(p for p in inside if not SKIPPED & set(p.parts)))


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path), str(path))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def addons() -> list[Path]:
    """Folders of our addons, those for tests included."""
    places = (ROOT / "addons", ROOT / "tests")
    return sorted(f.parent for place in places for f in place.glob("*/__manifest__.py"))


def in_addons(path: Path) -> bool:
    return any(path.is_relative_to(addon) for addon in addons())


def in_tests(path: Path) -> bool:
    return "tests" in path.relative_to(ROOT).parts


def python() -> list[Path]:
    """Python of ours, but not this folder: its samples break every rule."""
    own = (path for path in files() if not path.is_relative_to(HERE))
    return [path for path in own if path.suffix == ".py" or path == ROOT / "edu"]


def texts() -> list[Path]:
    """Everything that is read as text, but the licence and this folder."""
    own = (path for path in files() if not path.is_relative_to(HERE))
    return [path for path in own if path.suffix in TEXTS and path.name != "LICENSE"]
