from odoo import api, models
from odoo.exceptions import UserError


class MailActivity(models.Model):
    """What is to be done about a hidden visit is a matter of its circle (TS32)."""

    _inherit = "mail.activity"

    @api.constrains("user_id", "res_model", "res_id")
    def _check_circle(self):
        covert = self.env.registry["edu.covert.mixin"]
        for name, steps in self.sudo().grouped("res_model").items():
            model = self.env.get(name or "")
            if isinstance(model, covert):
                steps._refuse_outsiders(model.sudo().browse(steps.mapped("res_id")))

    def _refuse_outsiders(self, records):
        records.fetch()
        for step, record in zip(self, records, strict=True):
            if not record._told_partners(step.user_id.partner_id.ids):
                raise UserError(
                    self.env._(
                        "%(person)s does not know of this visit. Name the person as a "
                        "confidant first.",
                        person=step.user_id.name,
                    )
                )
