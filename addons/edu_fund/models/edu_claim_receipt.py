from odoo import api, fields, models


class EduClaimReceipt(models.Model):
    """The receipts of a claim: fixed, as it is, once it is submitted."""

    _inherit = "edu.claim"

    receipt_ids = fields.Many2many(
        "ir.attachment",
        "edu_claim_receipt_rel",
        "claim_id",
        "attachment_id",
        string="Receipts",
        copy=False,
        help="Photos or files of what was paid (票据)",
    )

    @api.model_create_multi
    def create(self, vals_list):
        claims = super().create(vals_list)
        claims._take_in_receipts()
        return claims

    def write(self, vals):
        result = super().write(vals)
        if "receipt_ids" in vals:
            self._take_in_receipts()
        return result

    def _take_in_receipts(self):
        """Make what the user has sent for a claim a file of it, for finance to read."""
        for claim in self.filtered("receipt_ids"):
            sent = claim.sudo().receipt_ids.filtered(
                lambda file: not file.res_id and file.create_uid == self.env.user
            )
            sent.write({"res_model": self._name, "res_id": claim.id})
