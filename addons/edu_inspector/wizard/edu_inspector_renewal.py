from odoo import api, fields, models
from odoo.exceptions import UserError


class EduInspectorRenewal(models.TransientModel):
    """Recommend those whose terms end for the terms that follow (续聘)."""

    _name = "edu.inspector.renewal"
    _description = "Renewal of Terms"

    appointment_ids = fields.Many2many(
        "edu.inspector.appointment",
        "edu_inspector_renewal_appointment_rel",
        string="Terms",
        required=True,
        readonly=True,
        help="到期任期",
    )
    ready_ids = fields.Many2many(
        "edu.inspector.appointment",
        "edu_inspector_renewal_ready_rel",
        string="Can Be Renewed",
        compute="_compute_ready_ids",
        help="Recommended for a term from the day after (可续聘)",
    )
    refused = fields.Text(
        string="Cannot Be Renewed",
        compute="_compute_ready_ids",
        help="With the reason for each (不可续聘及原因)",
    )
    grounds = fields.Text(help="Why they are recommended (推荐理由)")

    @api.depends("appointment_ids")
    def _compute_ready_ids(self):
        for wizard in self:
            refusals = wizard.appointment_ids._origin._renewal_refusals()
            wizard.ready_ids = [term.id for term in refusals if not refusals[term]]
            wizard.refused = "\n".join(
                f"{term.inspector_id.name}: {' '.join(sentences)}"
                for term, sentences in refusals.items()
                if sentences
            )

    def action_renew(self):
        """Make the recommendations in one batch, and open them."""
        self.ensure_one()
        if not self.ready_ids:
            raise UserError(self.env._("None of them can be renewed."))
        renewals = self.env["edu.inspector.appointment"].create(
            [
                term._renewal_values() | {"grounds": self.grounds}
                for term in self.ready_ids
            ]
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Renewals"),
            "res_model": "edu.inspector.appointment",
            "views": [(False, "list"), (False, "form")],
            "domain": [("id", "in", renewals.ids)],
        }
