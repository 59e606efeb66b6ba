from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.domains import either


class EduClaimOwn(models.Model):
    """What claimants see of their claims: which are theirs, and why one came back."""

    _inherit = "edu.claim"

    is_mine = fields.Boolean(
        string="My Own",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user is who claims (本人)",
    )
    return_reason = fields.Text(
        string="Why It Came Back",
        compute="_compute_return_reason",
        help="What finance wrote when it returned the claim (退回理由)",
    )

    @api.depends("partner_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        for claim in self:
            claim.is_mine = claim.partner_id == self.env.user.partner_id

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = Domain("partner_id", "=", self.env.user.partner_id.id)
        return either(mine, value)

    @api.depends("state")
    def _compute_return_reason(self):
        """Show the reason of the last return until the claim is submitted anew."""
        rows = self.env["edu.transition"].search(
            [
                ("res_model", "=", self._name),
                ("res_id", "in", self.ids),
                ("move", "in", ("submit", "return")),
            ],
            order="id",
        )
        last = {row.res_id: row for row in rows}
        for claim in self:
            row = last.get(claim._origin.id)
            claim.return_reason = row and row.move == "return" and row.reason
