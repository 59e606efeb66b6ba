"""What kind of file bytes are: by their content first, by the name second."""

import re

from ..errors import DecompositionError
from . import archive

UNREADABLE = frozenset(
    "7z bmp doc docm dot dps et gif gz jpeg jpg key mht numbers odp ods odt ofd pages "
    "png ppt pptx rar rtf tar tif tiff uof uot wps wpt xls xlsb zip".split()
)
HTML_NAMES = frozenset("htm html shtml xhtml jsp jspx asp aspx php".split())
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
FOREIGN = (
    ("rtf", re.compile(r"\s*\{\\rtf")),
    ("mht", re.compile(r"(?:[\w-]+:.*\s+){0,20}?MIME-Version:", re.I)),
    ("doc", re.compile(r"\s*<\?(?s:.){0,600}?(?:Word\.Document|<pkg:package)")),
)
TAG = re.compile(r"</(?:p|div|td|li|span)>|<br\s*/?>", re.I)
BEGINNING = 2**14


def kind_of(data, filename):
    """One of "docx", "xlsx", "pdf" and, for anything else, "text".

    Raises DecompositionError "unsupported" (with the kind), "encrypted" for an office
    file under a password or "broken".
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK"):
        return kind_of_archive(archive.names(data), extension_of(filename))
    if data.startswith(OLE):
        if ENCRYPTED_OFFICE in data:
            raise DecompositionError("encrypted")
        raise unsupported(filename, "doc")
    return "text"


def kind_of_archive(names, extension):
    """ "docx" or "xlsx" by the names of the members."""
    for folder, kind in (("word/", "docx"), ("xl/", "xlsx")):
        if any(name.startswith(folder) for name in names):
            return kind
    raise unsupported(f".{extension}", "zip")


def is_html(text, filename):
    """Whether a decoded text is a web page or a fragment of one.

    Raises DecompositionError "unsupported" for text-based formats that cannot be read.
    """
    beginning = text[:BEGINNING]
    for kind, pattern in FOREIGN:
        if pattern.match(beginning):
            raise unsupported("", kind)
    tags = len(TAG.findall(beginning))
    named_so = extension_of(filename) in HTML_NAMES
    return bool(HTML.match(beginning)) or tags >= (1 if named_so else 5)


def unsupported(filename, kind):
    """The refusal of a file, by its extension if that is a known one, else by kind."""
    extension = extension_of(filename)
    kind = extension if extension in UNREADABLE else kind
    return DecompositionError("unsupported", kind=kind.upper())


def extension_of(filename):
    """The part after the last dot, in lower case, "" of a name without one."""
    return (filename or "").rpartition(".")[2].strip().lower()
