from odoo import api, fields, models

from odoo.addons.edu_supervision.models.edu_visit import DONE

STAFF = "edu_base.group_officer,edu_base.group_finance"
COMMITTED = ("submitted", "checked", "approved", "paid")


class EduVisit(models.Model):
    """What a visit costs, and who of its team may claim it."""

    _inherit = "edu.visit"

    claim_ids = fields.One2many(
        "edu.claim", "visit_id", string="Claims", groups=STAFF, help="报销单"
    )
    cost = fields.Monetary(
        compute="_compute_cost",
        currency_field="cost_currency_id",
        groups=STAFF,
        help="Claimed for it and not returned, paid or not (督导成本)",
    )
    cost_currency_id = fields.Many2one(
        "res.currency", compute="_compute_cost", export_string_translation=False
    )
    may_claim = fields.Boolean(
        string="To Be Claimed",
        compute="_compute_may_claim",
        help="Recorded, no secret any more, and the user took part and has not "
        "claimed it (可报销)",
    )

    @api.depends("claim_ids.total", "claim_ids.state")
    def _compute_cost(self):
        claims = self.env["edu.claim"]
        rows = claims._read_group(
            [("visit_id", "in", self.ids), ("state", "in", COMMITTED)],
            ["visit_id"],
            ["total:sum"],
        )
        costs = {visit.id: cost for visit, cost in rows}
        for visit in self:
            visit.cost = costs.get(visit._origin.id, 0)
            visit.cost_currency_id = claims._default_currency_id()

    @api.depends("state", "is_hidden", "member_ids.user_id")
    @api.depends_context("uid")
    def _compute_may_claim(self):
        own = self.env.user.partner_id
        claimed = self.env["edu.claim"].search(
            [
                ("visit_id", "in", self.ids),
                ("partner_id", "=", own.id),
                ("state", "!=", "cancelled"),
            ]
        )
        for visit in self:
            visit.may_claim = (
                visit.state in DONE
                and not visit.is_hidden
                and self.env.user in visit.member_ids.user_id
                and visit._origin not in claimed.visit_id
            )

    def action_claim(self):
        """Open a claim for the visit, with what the norms grant filled in."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Claim"),
            "res_model": "edu.claim",
            "views": [(False, "form")],
            "context": {"default_visit_id": self.id},
        }

    def action_open_claims(self):
        """Open the claims behind the cost."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_fund.edu_claim_action"
        )
        return action | {"domain": [("visit_id", "in", self.ids)]}

    def _claimants(self):
        """Return the contacts in whose names those who took part may claim."""
        people = self.sudo().member_ids.inspector_id
        return people.partner_id | people.user_id.partner_id
