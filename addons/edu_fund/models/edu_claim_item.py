from odoo import api, fields, models
from odoo.tools.misc import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.half_days import day_of_half, refused

from ..tools.money import fen, yuan
from ..tools.norms import granted
from .edu_claim_norm import CLAIMED, DISTANCES

ISSUES = [("no_norm", "No Norm"), ("over_norm", "Over the Norm")]


def _claimed_already(env, diagnostics):
    """Return the sentence for what is claimed twice: who and which day."""
    found = refused(diagnostics)
    if len(found) < 3:
        return env._("The same expense of a person and day is claimed once.")
    person, _kind, half_day = found[:3]
    return env._(
        "%(person)s has claimed this kind of expense for %(day)s already. Take the "
        "row out, or cancel the other claim.",
        person=env["res.partner"].sudo().browse(person).name,
        day=format_date(env, day_of_half(half_day)),
    )


class EduClaimItem(models.Model):
    """One expense of a day or half a day, judged against the norm (TS70)."""

    _name = "edu.claim.item"
    _inherit = [
        "edu.settled.line.mixin",
        "edu.half.days.mixin",
        "edu.scoped.mixin",
        "edu.money.mixin",
    ]
    _description = "Expense"
    _order = "day, id"
    _rec_name = "claim_id"

    _settled_by = "claim_id"
    _fixed_fields = frozenset({"claim_id", "currency_id"})
    _guarded_fields = frozenset({"released_on", "line_id"})

    claim_id = fields.Many2one(
        "edu.claim", required=True, index=True, ondelete="cascade", help="报销单"
    )
    owner_unit_id = fields.Many2one(
        related="claim_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="claim_id.unit_id", store=True, precompute=True, index=True
    )
    partner_id = fields.Many2one(
        related="claim_id.partner_id", store=True, precompute=True, index=True
    )
    day = fields.Date(
        required=True, index=True, default=lambda self: today(), help="日期"
    )
    day_part = fields.Selection(
        [("day", "Whole Day"), ("morning", "Morning"), ("afternoon", "Afternoon")],
        string="Time of Day",
        required=True,
        default="day",
        help="全天、上午、下午",
    )
    kind = fields.Selection(
        CLAIMED, required=True, index=True, help="通讯、交通、食宿、劳务"
    )
    distance = fields.Selection(
        DISTANCES, help="How far away it was (市区内、县内、市内、市外)"
    )
    amount = fields.Monetary(
        required=True,
        compute="_compute_amount",
        store=True,
        readonly=False,
        precompute=True,
        help="The norm is proposed (金额)",
    )
    note = fields.Char(string="What For", help="事由")
    norm_id = fields.Many2one(
        "edu.claim.norm",
        compute="_compute_norm",
        store=True,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="执行标准",
    )
    norm_amount = fields.Monetary(
        string="By the Norm",
        compute="_compute_norm",
        store=True,
        precompute=True,
        required=True,
        help="What the norm grants for it (标准金额)",
    )
    issue = fields.Selection(
        ISSUES,
        string="Exception",
        compute="_compute_issue",
        store=True,
        precompute=True,
        index="btree_not_null",
        help="Finance accepts it with a reason, or returns the claim (异常)",
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Budget Line",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Chosen when the claim is submitted (预算项目)",
    )

    # Ranges of numbers, as PostgreSQL compares them without any extension. Judged at
    # the end of a statement, so that rows may change places.
    _claimed_once = models.Constraint(
        "EXCLUDE USING gist (int4range(partner_id, partner_id, '[]') WITH &&,"
        " int4range(strpos('communication transport lodging labour', kind),"
        " strpos('communication transport lodging labour', kind), '[]') WITH &&,"
        " int4range(slot_from, slot_to, '[]') WITH &&)"
        " WHERE (is_live) DEFERRABLE INITIALLY IMMEDIATE",
        _claimed_already,
    )
    _positive = models.Constraint(
        "CHECK (amount > 0)", "Enter the amount of each expense."
    )

    @api.depends("kind", "day", "day_part", "distance", "claim_id.owner_unit_id")
    def _compute_norm(self):
        payers = self.claim_id.owner_unit_id
        norms = self.env["edu.claim.norm"]._granting(payers)
        for item in self:
            norm = item._chosen_norm(norms)
            item.norm_id = norm and norm.id
            item.norm_amount = (
                float(yuan(granted(norm, item.day_part))) if norm else 0.0
            )

    def _chosen_norm(self, norms):
        payer = self.claim_id.owner_unit_id
        if not (self.day and self.day_part and payer):
            return None
        return self.env["edu.claim.norm"]._choose(
            norms, payer, self.kind, self.distance or "", self.day
        )

    @api.depends("norm_amount")
    def _compute_amount(self):
        for item in self:
            item.amount = item.amount or item.norm_amount

    @api.depends("amount", "norm_amount", "norm_id")
    def _compute_issue(self):
        for item in self:
            item.issue = item._found_issue()

    def _found_issue(self):
        """Return the gravest of what is not as it should be with an expense."""
        if not self.norm_id:
            return "no_norm"
        return "over_norm" if fen(self.amount) > fen(self.norm_amount) else False

    @api.depends("claim_id.state")
    def _compute_is_live(self):
        for item in self:
            item.is_live = item.claim_id.state != "cancelled"

    @api.depends("day", "day_part")
    def _compute_slots(self):
        for item in self:
            item._take(item.day, item.day, item.day_part)
