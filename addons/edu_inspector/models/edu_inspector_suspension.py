from odoo import fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.exclusions import one_at_a_time


class EduInspectorSuspension(models.Model):
    """A time in which an inspector, though appointed, does not serve (停职)."""

    _name = "edu.inspector.suspension"
    _inherit = ["edu.period.mixin", "edu.inspector.file.mixin", "mail.thread"]
    _description = "Suspension"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"

    reason = fields.Char(required=True, tracking=True, help="事由")
    date_to = fields.Date(tracking=True)
    reported_on = fields.Date(
        copy=False, index=True, help="Filed with the level above (报上级备案日期)"
    )

    _one_at_a_time = models.Constraint(
        one_at_a_time("inspector_id"),
        "The person is suspended at that time already.",
    )

    def action_resume(self):
        """Let the people of self serve again from today on."""
        day = today()
        for row in self.filtered("is_current"):
            row.date_to = max(row.date_from, fields.Date.subtract(day, days=1))
