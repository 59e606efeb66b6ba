from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either


class EduUnitPlate(models.Model):
    """Which zone a school belongs to, and who is responsible for it (TS24)."""

    _inherit = "edu.unit"

    zone_school_ids = fields.One2many("edu.zone.school", "unit_id", string="Zones")
    plate_ids = fields.One2many("edu.plate", "unit_id", string="Plates")
    lacks_inspector = fields.Boolean(
        string="Without a Responsible Inspector",
        compute="_compute_lacks_inspector",
        search="_search_lacks_inspector",
        help="No inspector who serves today is responsible for the school (未挂牌)",
    )

    @api.depends("kind", "school_type", "plate_ids.date_from", "plate_ids.date_to")
    def _compute_lacks_inspector(self):
        own = Domain("id", "in", self._origin.ids)
        lacking = self.sudo().search(own & Domain("lacks_inspector", "=", True))
        for unit in self:
            unit.lacks_inspector = unit._origin in lacking

    def _search_lacks_inspector(self, operator, value):
        if operator != "in":
            return NotImplemented
        held = self.env["edu.plate"]._responsible_on(today())
        lacking = ~Domain("plate_ids", "any!", held) & self._schools_on(today())
        return either(lacking, value)

    def action_assign_inspectors(self):
        """Open a proposal of who could be responsible for these schools."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_plate_assign_action"
        )
        return action | {"context": {"default_unit_ids": self.ids}}

    def action_put_into_zone(self):
        """Open the dialog that lets these schools belong to a zone."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_zone_assign_action"
        )
        return action | {"context": {"default_unit_ids": self.ids}}

    def _supervision_office(self):
        """Return the first supervision office of a government, as superuser."""
        office = [("kind", "=", "office"), ("parent_id", "=", self.id)]
        return self.sudo().search(office, limit=1)

    def _line(self):
        """Return the ids of the unit and of those above it, nearest first."""
        path = self.sudo().parent_path or ""
        return [int(unit) for unit in reversed(path.split("/")) if unit]
