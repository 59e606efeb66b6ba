from math import inf

from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today


class EduZoneAssign(models.TransientModel):
    """Put schools into a zone, from wherever they are."""

    _name = "edu.zone.assign"
    _description = "Put into a Zone"

    zone_id = fields.Many2one(
        "edu.zone", required=True, domain=[("is_current", "=", True)], help="责任区"
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    unit_ids = fields.Many2many("edu.unit", string="Schools", help="学校")
    warning = fields.Char(
        compute="_compute_warning", help="To look at before moving them (提示)"
    )

    @api.depends("zone_id", "unit_ids")
    def _compute_warning(self):
        figures = self.zone_id._most_schools()
        for wizard in self:
            zone = wizard.zone_id
            inside = zone.member_ids.filtered("is_current").unit_id
            count = len(inside | wizard.unit_ids._origin)
            most = figures.get(zone, inf)
            wizard.warning = count > most and self.env._(
                "%(count)s schools, more than %(most)g", count=count, most=most
            )

    def action_assign(self):
        """Move the schools on the day, and show them."""
        self.ensure_one()
        self.zone_id._take(self.unit_ids, self.date_from)
        return self.zone_id.action_schools()
