from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class EduVisit(models.Model):
    """The findings of a visit: how many there are, and its urgent hazards."""

    _inherit = "edu.visit"

    finding_count = fields.Integer(
        string="Findings Kept",
        compute="_compute_finding_count",
        help="Without those that were dropped (问题数)",
    )
    open_hazard_count = fields.Integer(
        string="Hazards Not Handed Over",
        compute="_compute_finding_count",
        help="未移交隐患数",
    )

    @api.depends(
        "finding_ids.state", "finding_ids.severity", "finding_ids.is_handed_over"
    )
    @api.depends_context("uid")
    def _compute_finding_count(self):
        findings = self.env["edu.finding"]
        every = findings._counted(self, Domain("state", "!=", "dropped"))
        hazards = findings._counted(self, findings._open_hazards())
        for visit in self:
            visit.finding_count = every.get(visit, 0)
            visit.open_hazard_count = hazards.get(visit, 0)

    def action_open_findings(self):
        """Open the findings of the visits, to which more may be added."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_finding_action"
        )
        context = {"default_visit_id": self.id} if len(self) == 1 else {}
        return action | {"domain": [("visit_id", "in", self.ids)], "context": context}

    def action_hand_over_hazards(self):
        """Hand over all hazards of the visits that have not been (B08)."""
        findings = self.env["edu.finding"]
        found = Domain("visit_id", "in", self.ids) & findings._open_hazards()
        return findings.search(found).action_hand_over()

    def _check_reopen(self):
        """What has gone out is not taken back by a new record."""
        if any(self.finding_ids.mapped("is_handed_over")):
            raise UserError(
                self.env._(
                    "A hazard of the record has been handed over. Void that letter "
                    "first."
                )
            )
        return super()._check_reopen()
