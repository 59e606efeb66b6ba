from odoo import fields, models
from odoo.exceptions import UserError


class EduTransitionReason(models.TransientModel):
    """Ask for the reason of a move that needs one."""

    _name = "edu.transition.reason"
    _description = "Reason of a Move"

    res_model = fields.Char(
        required=True, readonly=True, export_string_translation=False
    )
    res_ids = fields.Json(required=True, readonly=True, export_string_translation=False)
    move = fields.Char(required=True, readonly=True, export_string_translation=False)
    reason = fields.Text(required=True, help="理由")

    def action_confirm(self):
        self.ensure_one()
        if self.res_model not in self.env["edu.transition.mixin"]._tracked_models():
            raise UserError(self.env._("These records do not move."))
        records = self.env[self.res_model].browse(self.res_ids).exists()
        records._make_move(self.move, self.reason)
        return {"type": "ir.actions.act_window_close"}
