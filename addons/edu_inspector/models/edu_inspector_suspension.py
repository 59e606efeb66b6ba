from odoo import fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.exclusions import one_at_a_time


class EduInspectorSuspension(models.Model):
    """A time in which an inspector, though appointed, does not serve (停职)."""

    _name = "edu.inspector.suspension"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin", "mail.thread"]
    _description = "Suspension"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"inspector_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    inspector_id = fields.Many2one(
        "edu.inspector", required=True, index=True, ondelete="restrict", help="督学"
    )
    owner_unit_id = fields.Many2one(
        related="inspector_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
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
