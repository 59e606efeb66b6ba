"""Zip-based formats (DOCX, XLSX), unpacked once within bounds before a library does."""

import zipfile
from io import BytesIO

from ..errors import DecompositionError
from . import limits
from .boundary import library

CHUNK = 2**16
# Office files have none; entities could be made to expand without end.
DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"))
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def names(data):
    """Names of the members of a zip archive given as bytes."""
    with library(), zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()


def check(data):
    """Refuse an archive that unpacks to too much.

    Raises DecompositionError "archive_bomb" as soon as a bound is passed, "encrypted"
    for a member under a password and "broken" for a damaged one.
    """
    unpacked = signs = 0
    with library(), zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        refuse_if(len(members) > limits.ARCHIVE_MEMBERS)
        for member in members:
            for chunk in chunks(archive, member):
                unpacked += len(chunk)
                signs += chunk.count(b"<") + chunk.count(b"=")
                refuse_if(unpacked > limits.UNPACKED_BYTES)
                refuse_if(signs > limits.MARKUP_SIGNS)
                if any(declaration in chunk for declaration in DOCTYPES):
                    raise DecompositionError("broken")


def chunks(archive, member):
    """The content of a member, piece by piece."""
    if member.flag_bits & 1:
        raise DecompositionError("encrypted")
    if member.compress_type not in METHODS:
        raise DecompositionError("broken")
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def refuse_if(exceeded):
    if exceeded:
        limit = limits.megabytes(limits.UNPACKED_BYTES)
        raise DecompositionError("archive_bomb", limit=limit)
