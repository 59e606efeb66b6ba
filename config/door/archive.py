"""The file that ./edu backup writes: a manifest, a dump and the files that it names.

A gzipped tar. The manifest comes first and says of every other member how many bytes
it has and what they hash to, so that reading needs no trust in the tar itself.
"""

import contextlib
import gzip
import hashlib
import io
import json
import os
import re
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from .errors import Trouble

FORMAT = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 512 * 1024**2  # bytes: some four million files
DUMP = "database.dump"
FILES = "filestore/"
# Odoo names a file after the SHA-1 of its content; no such name leads elsewhere.
MEMBER = re.compile(rf"{DUMP}|{FILES}([0-9a-f]{{2}})/\1[0-9a-f]{{38}}")
CHUNK = 1024**2
FASTEST = 1  # the dump and most files are compressed already
BROKEN = (tarfile.TarError, zlib.error, gzip.BadGzipFile, EOFError)
FOREIGN = (AttributeError, KeyError, TypeError, ValueError)


def write(target: Path, facts: dict, members: dict[str, Path]) -> None:
    """Write ``facts`` and the files of ``members`` (member name -> path).

    The file at ``target`` is new and only its owner may read it.
    """
    told = {name: described(path) for name, path in members.items()}
    manifest = json.dumps({"format": FORMAT, **facts, "files": told}).encode()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        with tarfile.open(fileobj=stream, mode="w:gz", compresslevel=FASTEST) as tar:
            add(tar, MANIFEST, io.BytesIO(manifest), len(manifest))
            for name, path in members.items():
                with open(path, "rb") as content:
                    add(tar, name, content, told[name]["size"])
        stream.flush()
        os.fsync(stream.fileno())


def add(tar: tarfile.TarFile, name: str, content: BinaryIO, size: int) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = size, 0o600
    tar.addfile(member, content)


def described(path: Path) -> dict:
    with open(path, "rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return {"size": stream.tell(), "sha256": digest}


def manifest(path: Path) -> dict:
    """What an archive says about itself; raises Trouble for any other file."""
    with opened(path) as (_tar, told):
        return told


def extract(path: Path, target: Path) -> dict:
    """Unpack an archive below ``target``, comparing every file; the manifest.

    Only members that the manifest describes are written, under names that stay below
    ``target``. Raises Trouble when anything is missing, additional or different.
    """
    with opened(path) as (tar, told):
        waiting = dict(told["files"])
        while member := tar.next():
            expected = waiting.pop(member.name, None)
            if expected is None or not member.isreg():
                raise damaged(path, f"holds {member.name!r}, which it must not")
            file = target / member.name
            file.parent.mkdir(parents=True, exist_ok=True)
            if copied(tar.extractfile(member), file) != expected:
                raise damaged(path, f"holds another {member.name} than it had")
        if waiting:
            raise damaged(path, f"lacks {min(waiting)}")
    return told


def copied(content: BinaryIO, target: Path) -> dict:
    """Write a new file; its description."""
    digest, size = hashlib.sha256(), 0
    with open(target, "xb") as stream:
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            size += stream.write(chunk)
    return {"size": size, "sha256": digest.hexdigest()}


@contextlib.contextmanager
def opened(path: Path) -> Iterator[tuple[tarfile.TarFile, dict]]:
    """The archive behind its manifest, and the manifest."""
    with open(path, "rb") as stream:
        try:
            tar = tarfile.open(fileobj=stream, mode="r|gz")
            told = first(tar)
        except (*BROKEN, *FOREIGN) as error:
            raise Trouble(
                f"{path} is no archive that this ./edu can read: name one that ./edu"
                " backup has made."
            ) from error
        try:
            yield tar, told
        except BROKEN as error:
            raise damaged(path, f"cannot be unpacked: {error}") from error


def first(tar: tarfile.TarFile) -> dict:
    """Read the manifest; raises ValueError or the like if it is none."""
    member = tar.next()
    if member.name != MANIFEST or member.size > LARGEST_MANIFEST:
        raise ValueError(member.name)
    told = json.load(tar.extractfile(member))
    strange = [name for name in told["files"] if not MEMBER.fullmatch(name)]
    if told["format"] != FORMAT or DUMP not in told["files"] or strange:
        raise ValueError(strange)
    return told


def damaged(path: Path, how: str) -> Trouble:
    return Trouble(
        f"{path} is damaged, it {how}: take another archive; nothing has been changed."
    )
