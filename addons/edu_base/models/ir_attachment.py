from odoo import api, models
from odoo.exceptions import UserError

from ..tools.transitions import STATE_GUARD, is_open


class IrAttachment(models.Model):
    """The files of an issued record are nobody's to touch (`edu.sealed.mixin`)."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._refuse_sealed()
        return attachments

    def write(self, vals):
        if self._changes(vals):
            self._refuse_sealed()
        result = super().write(vals)
        if {"res_model", "res_id"} & vals.keys():
            self._refuse_sealed()
        return result

    def unlink(self):
        self._refuse_sealed()
        return super().unlink()

    def _changes(self, vals):
        """Return whether `vals` say anything new; moving the store does not."""
        return any(
            attachment[name] != value
            for attachment in self.sudo()
            for name, value in vals.items()
        )

    def _refuse_sealed(self):
        sealing = self.env.registry["edu.sealed.mixin"]
        for name, attachments in self.sudo().grouped("res_model").items():
            model = self.env.get(name or "")
            if not isinstance(model, sealing):
                continue
            holders = model.sudo().browse(attachments.mapped("res_id")).exists()
            if not is_open(holders, STATE_GUARD) and holders._sealed():
                raise UserError(
                    self.env._("The files of what is issued stay as they are.")
                )
