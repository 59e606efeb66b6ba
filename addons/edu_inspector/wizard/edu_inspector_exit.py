from odoo import fields, models

from odoo.addons.edu_base.tools.dates import today


class EduInspectorExit(models.TransientModel):
    """Ask for the last day of terms, and why they end (TS65)."""

    _name = "edu.inspector.exit"
    _description = "End of Office"

    appointment_ids = fields.Many2many(
        "edu.inspector.appointment",
        "edu_inspector_exit_appointment_rel",
        string="Terms",
        required=True,
        readonly=True,
        help="任期",
    )
    day = fields.Date(
        string="Last Day",
        required=True,
        default=lambda self: today(),
        help="Served for the last time; what begins later is revoked (离任日期)",
    )
    reason = fields.Text(required=True, help="退出原因")

    def action_confirm(self):
        self.ensure_one()
        self.appointment_ids._end_on(self.day, self.reason)
