import re

from odoo import models

_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_REMOTE = re.compile(
    r"""\bsrc(?:set)?\s*=\s*["']?\s*((?:https?:)?//[^\s"'>]*)""", re.IGNORECASE
)


class IrMailServer(models.Model):
    _inherit = "ir.mail_server"

    def _build_email__(self, email_from, email_to, subject, body, **kwargs):
        """Drop pictures of other servers: they tell who opened the message."""
        if kwargs.get("subtype") == "html" and body:
            home = self.get_base_url().rstrip("/") + "/"
            body = _IMAGE.sub(lambda image: _own_image(image[0], home), body)
        return super()._build_email__(email_from, email_to, subject, body, **kwargs)


def _own_image(image, home):
    """Return the tag if its picture comes with the message or from `home`."""
    remote = _REMOTE.findall(image)
    return image if all(url.startswith(home) for url in remote) else ""
