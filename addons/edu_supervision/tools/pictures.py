"""Pictures that a phone sends: looked into, and made anew.

What is kept is written by this server from the points of the picture alone, so that
nothing of what a camera or a forger put beside them stays: no place, no script.
"""

import io

from PIL import Image, ImageOps

from odoo.exceptions import UserError

MOST_POINTS = 50_000_000
LONGEST_SIDE = 1600
QUALITY = 80


def clean_photo(env, content, side=LONGEST_SIDE):
    """Return the JPEG `content` (bytes) anew, no side longer than `side` points.

    Raises UserError on anything that is no JPEG.
    """
    photo = _opened(env, content, "JPEG")
    return _written(photo, "JPEG", side, quality=QUALITY, optimize=True)


def clean_drawing(env, content, side=LONGEST_SIDE):
    """Return the PNG `content` (bytes) anew; UserError on anything that is no PNG."""
    return _written(_opened(env, content, "PNG"), "PNG", side, optimize=True)


def _opened(env, content, kind):
    try:
        picture = Image.open(io.BytesIO(content), formats=[kind])
        if picture.width * picture.height > MOST_POINTS:
            raise ValueError("too many points")
        picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UserError(
            env._("A picture cannot be read. Remove it, and take it again.")
        ) from error
    return ImageOps.exif_transpose(picture)


def _written(picture, kind, side, **options):
    picture.thumbnail((side, side))
    # What a new picture is made of leaves behind what was written beside the points.
    plain = Image.new("RGB", picture.size, "white")
    rgba = picture.convert("RGBA")
    plain.paste(rgba, mask=rgba.getchannel("A"))
    file = io.BytesIO()
    plain.save(file, kind, **options)
    return file.getvalue()
