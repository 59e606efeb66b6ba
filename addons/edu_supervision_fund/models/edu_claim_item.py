from odoo import api, fields, models

from odoo.addons.edu_supervision.models.edu_visit import DONE

NO_VISIT = [("no_visit", "No Visit")]
WITH_VISIT = ("transport", "labour")  # what nobody has without a visit


class EduClaimItem(models.Model):
    """Transport and labour belong to a visit, on a day of it (TS70)."""

    _inherit = "edu.claim.item"

    visit_id = fields.Many2one(
        related="claim_id.visit_id", store=True, precompute=True, index=True
    )
    issue = fields.Selection(selection_add=NO_VISIT)

    @api.depends("visit_id", "day", "kind", "partner_id")
    def _compute_issue(self):
        return super()._compute_issue()

    def _found_issue(self):
        if self.kind in WITH_VISIT and not self._was_visited():
            return "no_visit"
        return super()._found_issue()

    def _was_visited(self):
        """Return whether the person took part in the recorded visit that day."""
        visit = self.visit_id
        return (
            visit.state in DONE
            and visit.date <= self.day <= visit.date_to
            and self.partner_id._origin in visit._claimants()
        )
