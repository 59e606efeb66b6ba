from odoo import api, fields, models


class EduVisitMember(models.Model):
    """Who of a team can no longer go."""

    _inherit = "edu.visit.member"

    is_broken = fields.Boolean(
        string="Must Be Replaced",
        compute="_compute_is_broken",
        help="Recused or out of office by then (待更换)",
    )

    @api.depends("inspector_id", "visit_id.date", "visit_id.date_to", "visit_id.state")
    def _compute_is_broken(self):
        broken = self.env["edu.visit"]._broken(self.visit_id._origin.ids)
        for member in self:
            pair = (member.visit_id._origin.id, member.inspector_id.id)
            member.is_broken = pair in broken
