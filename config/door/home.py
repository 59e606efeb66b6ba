"""Where everything lies that ./edu makes: EDU_HOME, kept between runs."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import stat
import string
from pathlib import Path

from .errors import NO_SPACE, Trouble
from .steps import say

REPOSITORY = Path(__file__).resolve().parents[2]
CONFIG = REPOSITORY / "config"
LETTERS = string.ascii_letters + string.digits
NEEDED_BYTES = 4 * 1024**3


def home() -> Path:
    """EDU_HOME, else ``edu`` in the user's cache folder."""
    if named := os.environ.get("EDU_HOME"):
        return Path(named).expanduser().absolute()
    cache = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(cache).expanduser().absolute() / "edu"


def folder(*parts: str) -> Path:
    """A folder below EDU_HOME, made if it is not there."""
    path = home().joinpath(*parts)
    path.mkdir(parents=True, exist_ok=True)
    return path


def private_folder(*parts: str) -> Path:
    """A folder below EDU_HOME that only its owner may look into."""
    path = folder(*parts)
    path.chmod(0o700)
    return path


def log(name: str) -> Path:
    """The log file of one piece of work."""
    return private_folder("log") / f"{name}.log"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    scratch = path.with_name(path.name + ".new")
    scratch.unlink(missing_ok=True)
    descriptor = os.open(scratch, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
    scratch.replace(path)


def password() -> str:
    """A new password, 142 bits, that no screen or shell can garble."""
    return "".join(secrets.choice(LETTERS) for _ in range(24))


def secret(name: str, place: Path | None = None) -> str:
    """A password of ours, made up once and kept in ``place`` (EDU_HOME by default)."""
    path = (place or folder()) / "secrets.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    if name not in known:
        known[name] = password()
        write_private(path, json.dumps(known))
    return known[name]


def server_folder(name: str) -> Path:
    """Where the database server may keep its files, which is a matter of rights.

    PostgreSQL refuses to run as root, and another user cannot look into root's own
    home: for root the folder moves to /var/lib when EDU_HOME is out of reach. Its name
    is made up once for each EDU_HOME, so an emptied cache never meets old databases.
    """
    if os.geteuid() != 0 or reachable(home()):
        return folder(name)
    path = Path("/var/lib/edu") / secret("server folder")[:8] / name
    path.mkdir(parents=True, exist_ok=True)
    return path


def reachable(path: Path) -> bool:
    """Whether any user of the machine may pass through to ``path``."""
    there = [part for part in (path, *path.parents) if part.exists()]
    return all(part.stat().st_mode & stat.S_IXOTH for part in there)


def require_space() -> None:
    """Refuse to begin what cannot end for want of room."""
    if shutil.disk_usage(folder()).free < NEEDED_BYTES:
        raise Trouble(NO_SPACE)


@contextlib.contextmanager
def alone(lock: str = "lock"):
    """One ./edu at a time sets things up; a second one waits for the first."""
    with open(folder() / lock, "w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another ./edu that is setting things up …")
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield
