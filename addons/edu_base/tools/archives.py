"""Archives (XLSX) from outside, unpacked once within bounds before a library does."""

import zipfile
from io import BytesIO

UNPACKED_BYTES = 64 * 2**20  # a province of schools fills the half of it
MEMBERS = 2_000
_CHUNK = 2**16
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# Office files have none; entities could be made to expand without end.
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))


class ArchiveTooLarge(Exception):
    """The archive unpacks to more than `UNPACKED_BYTES`."""


class ArchiveDamaged(Exception):
    """The archive, or a member of it, cannot be read."""


def check_archive(data: bytes) -> None:
    """Raise ArchiveTooLarge as soon as a bound is passed, ArchiveDamaged if broken."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check_members(archive)
    except ArchiveTooLarge:
        raise
    except Exception as error:  # zlib, struct and others, as the damage may be
        raise ArchiveDamaged from error


def _check_members(archive):
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise ArchiveTooLarge
    left = UNPACKED_BYTES
    for member in members:
        left = _check_member(archive, member, left)


def _check_member(archive, member, left):
    """Return how many bytes the rest of the archive may still unpack to."""
    if member.compress_type not in _METHODS:
        raise ArchiveDamaged
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise ArchiveTooLarge
            if any(declaration in chunk for declaration in _DOCTYPES):
                raise ArchiveDamaged
    return left
