from odoo import models
from odoo.exceptions import UserError


class IrActionsServer(models.Model):
    _inherit = "ir.actions.server"

    def _run_action_webhook(self, eval_context=None):
        raise UserError(self.env._("Records are not sent to other servers."))
