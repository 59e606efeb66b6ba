from odoo import fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today


class EduPlateOnDay(models.TransientModel):
    """Ask who was responsible for which school on a day."""

    _name = "edu.plate.on.day"
    _description = "Plates on a Day"

    day = fields.Date(required=True, default=lambda self: today(), help="日期")
    unit_ids = fields.Many2many(
        "edu.unit",
        string="Schools",
        domain=[("kind", "=", "school")],
        help="Empty: all of them (学校)",
    )

    def action_show(self):
        self.ensure_one()
        domain = self.env["edu.plate"]._serving_on(self.day)
        if self.unit_ids:
            domain &= Domain("unit_id", "in", self.unit_ids.ids)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_plate_action"
        )
        day = fields.Date.to_string(self.day)
        return action | {
            "name": self.env._("Plates on %s", day),
            "domain": list(domain),
            "context": {},
        }
