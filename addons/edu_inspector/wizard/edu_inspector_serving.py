from odoo import fields, models
from odoo.fields import Domain
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today


class EduInspectorServing(models.TransientModel):
    """Ask for a day, and list who was in office on it."""

    _name = "edu.inspector.serving"
    _description = "Serving on a Day"

    day = fields.Date(required=True, default=lambda self: today(), help="查询日期")

    def action_open(self):
        """Open the terms served on the day, but of those who were suspended then."""
        self.ensure_one()
        suspended = self.env["edu.inspector.suspension"]._serving_on(self.day)
        serving = self.env["edu.inspector.appointment"]._in_office_on(
            self.day
        ) & ~Domain("inspector_id.suspension_ids", "any", suspended)
        day = format_date(self.env, self.day)
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Serving on %s", day),
            "res_model": "edu.inspector.appointment",
            "views": [(False, "list"), (False, "form")],
            "domain": list(serving),
            "context": {"create": False},
        }
