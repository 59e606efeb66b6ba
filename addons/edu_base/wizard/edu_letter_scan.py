from base64 import b64decode

from odoo import fields, models


class EduLetterScan(models.TransientModel):
    """Take the scan of a stamped copy, which is the official one from then on."""

    _name = "edu.letter.scan"
    _description = "Scan of a Letter"

    letter_id = fields.Many2one(
        "edu.letter", required=True, readonly=True, ondelete="cascade", help="公文"
    )
    has_scan = fields.Boolean(
        compute="_compute_has_scan", export_string_translation=False
    )
    file = fields.Binary(
        string="Scan",
        required=True,
        attachment=False,
        help="PDF, OFD, JPEG or PNG (盖章扫描件)",
    )
    file_name = fields.Char(export_string_translation=False)
    reason = fields.Text(help="Why another scan takes the place of this one (理由)")

    def _compute_has_scan(self):
        for wizard in self:
            wizard.has_scan = bool(wizard.letter_id.scan_sha256)

    def action_attach(self):
        self.ensure_one()
        content = b64decode(self.with_context(bin_size=False).file)
        self.letter_id._attach_scan(self.file_name, content, self.reason)
        return {"type": "ir.actions.act_window_close"}
