"""What the public page of complaints takes, and the keys it hands out."""

import re
import secrets
import unicodedata
from base64 import b32encode
from hashlib import sha256
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps, UnidentifiedImageError

from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.links import LinkField

TEXT_LENGTH = 2000
FILES = 3
FILE_BYTES = 10 * 1024 * 1024
PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG"}
PIXELS = 50_000_000  # a picture of more is none that a phone takes
# What the page sends; `website` is a field that people do not see and machines fill.
PAGE_FIELDS = {
    "kind": LinkField("text", most=20),
    "text": LinkField("text", most=TEXT_LENGTH),
    "name": LinkField("text", most=50),
    "phone": LinkField("text", most=30),
    "website": LinkField("text", most=200),
    "form_key": LinkField("text", most=64),
    "files": LinkField("file", most=FILES),
}
STATUS_FIELDS = {
    "number": LinkField("text", most=20),
    "code": LinkField("text", most=40),
}
_CODE_BYTES = 10  # 80 bits: 16 characters of base 32
_FORM_KEY = re.compile(r"[\w-]{22,64}", re.ASCII)
# Characters that base 32 does not know, and those they are mistaken for.
_MISREAD = str.maketrans("018", "OIB")


def new_code():
    """Return a secret code of 80 random bits, in four groups to write down."""
    code = b32encode(secrets.token_bytes(_CODE_BYTES)).decode()
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def plain_code(typed):
    """Return a code as it is compared, whatever stands between its characters."""
    return re.sub(r"[^A-Z0-9]", "", typed.upper()).translate(_MISREAD)


def new_form_key():
    """Return what tells one form that was opened from all others."""
    return secrets.token_urlsafe(24)


def form_hash(key):
    """Return the digest of the key of a form, or None if it is no such key."""
    return sha256(key.encode()).hexdigest() if _FORM_KEY.fullmatch(key) else None


def cleaned(text):
    """Return the text without control and other invisible characters but line ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        sign
        for sign in lines
        if sign == "\n" or not unicodedata.category(sign).startswith("C")
    ).strip()


def read_upload(env, number, upload):
    """Return (name, content) of a file as it is kept; UserError if it is not taken.

    The name is a number, since people put names into names of files. Pictures are
    drawn anew, without the place and the camera that phones write into them.
    """
    suffix = PurePath(upload.filename).suffix.lower()
    upload.seek(0)  # a request that is carried out again has read it before
    content = upload.read(FILE_BYTES + 1)
    if len(content) > FILE_BYTES:
        limit = FILE_BYTES // 1024**2
        raise UserError(env._("A file may have at most %s MB.", limit))
    if suffix in PICTURES:
        return f"{number}{suffix}", _redrawn(env, content, PICTURES[suffix])
    if suffix == ".pdf" and content.startswith(b"%PDF-"):
        return f"{number}.pdf", content
    raise UserError(env._("Only photos (JPG, PNG) and PDF files can be added."))


def _redrawn(env, content, kind):
    try:
        with Image.open(BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > PIXELS:
                raise ValueError
            upright = ImageOps.exif_transpose(picture)
            upright.info = {}
            drawn = BytesIO()
            upright.save(drawn, kind)
            return drawn.getvalue()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise UserError(
            env._("One of the pictures cannot be read. Take it again.")
        ) from None
