"""QR codes."""

from io import BytesIO

import qrcode


def qr_png(text: str) -> bytes:
    """Return the QR code of a text as a PNG with its quiet zone."""
    stream = BytesIO()
    qrcode.make(text, box_size=6, border=4).save(stream, format="PNG")
    return stream.getvalue()
