from odoo import fields, models

from odoo.addons.edu_base.tools.dates import today

ASKED = {
    "publicise": ("publicity_from", "published_at"),
    "appoint": ("act_number", "act_date"),
}


class EduInspectorStep(models.TransientModel):
    """Ask once for what a step of many appointments needs."""

    _name = "edu.inspector.step"
    _description = "Step of Appointments"

    appointment_ids = fields.Many2many(
        "edu.inspector.appointment",
        "edu_inspector_step_appointment_rel",
        string="Terms",
        required=True,
        readonly=True,
        help="任期",
    )
    move = fields.Selection(
        [("publicise", "Make Public"), ("appoint", "Appoint")],
        required=True,
        readonly=True,
        export_string_translation=False,
    )
    publicity_from = fields.Date(
        string="Public From",
        default=lambda self: today(),
        help="First day of publicity (公示开始日)",
    )
    published_at = fields.Char(help="Where it is made public (公示渠道)")
    act_number = fields.Char(help="Number of the document (任聘文号)")
    act_date = fields.Date(
        default=lambda self: today(), help="Date of the document (任聘日期)"
    )

    def action_confirm(self):
        """Write what was asked for, and make the step, for all or for none."""
        self.ensure_one()
        terms = self.appointment_ids
        terms.write({name: self[name] for name in ASKED[self.move]})
        terms._make_move(self.move)
