from odoo import api, models


class EduVisit(models.Model):
    """A visit does not move to a unit or day that somebody of the team keeps from."""

    _inherit = "edu.visit"

    @api.constrains("unit_id", "date", "date_to")
    def _check_recused(self):
        team = self.sudo().member_ids
        team._refuse_recused((row.visit_id.id, row.inspector_id.id) for row in team)

    def _meets(self, recusal):
        """Return whether a recusal holds on any day of the visit."""
        return recusal.date_from <= self.date_to and (
            not recusal.date_to or recusal.date_to >= self.date
        )
