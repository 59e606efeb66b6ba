import hashlib
from base64 import b64encode
from dataclasses import dataclass
from pathlib import PurePath

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.uploads import check_upload

# How a file of each accepted kind begins.
BEGINNINGS = {
    ".pdf": b"%PDF-",
    ".ofd": b"PK\x03\x04",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG\r\n",
}


@dataclass(frozen=True)
class Scan:
    """A file at hand: an object of this process, which no browser can send."""

    name: str
    content: bytes


class EduLetter(models.Model):
    """The scan of the stamped copy; once there is one, it is the official file."""

    _inherit = "edu.letter"

    scan = fields.Binary(
        readonly=True,
        copy=False,
        help="Of the stamped copy; the official one (盖章扫描件)",
    )
    scan_name = fields.Char(
        string="File of the Scan", readonly=True, copy=False, help="扫描件文件名"
    )
    scan_sha256 = fields.Char(
        string="Fingerprint of the Scan",
        readonly=True,
        copy=False,
        help="SHA-256 of the scan, to prove that it is unchanged (扫描件校验值)",
    )

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"scan", "scan_name", "scan_sha256"}

    def action_attach_scan(self):
        """Open the form that takes the scan."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Attach Scan"),
            "res_model": "edu.letter.scan",
            "view_mode": "form",
            "target": "new",
            "context": {"default_letter_id": self.id},
        }

    def _attach_scan(self, name, content, reason=None):
        """Take a file (its name and bytes) as the official one of the letter."""
        self.ensure_one()
        move = "replace_scan" if self.scan_sha256 else "attach_scan"
        own = self.with_context(edu_letter_scan=Scan(name or "", content))
        own._make_move(move, reason)

    def _scan_at_hand(self):
        scan = self.env.context.get("edu_letter_scan")
        return scan if isinstance(scan, Scan) else None

    def _may_attach_scan(self):
        return self._on_owner_side().filtered(lambda letter: not letter.scan_sha256)

    def _may_replace_scan(self):
        return self._on_owner_side().filtered("scan_sha256")

    def _check_scan(self):
        scan = self._scan_at_hand()
        if not scan:
            raise UserError(self.env._("Choose the file first."))
        check_upload(self.env, scan.name, len(scan.content), BEGINNINGS)
        beginning = BEGINNINGS[PurePath(scan.name).suffix.lower()]
        if not scan.content.startswith(beginning):
            raise UserError(
                self.env._("“%s” is not the kind of file its name says.", scan.name)
            )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name in ("attach_scan", "replace_scan"):
            scan = self._scan_at_hand()
            values |= {
                "scan": b64encode(scan.content),
                "scan_name": scan.name,
                "scan_sha256": hashlib.sha256(scan.content).hexdigest(),
            }
        return values
