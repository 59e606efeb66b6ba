from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

from ..tools.money import total
from .edu_budget import DECIDING, FINANCE
from .edu_claim_item import ISSUES

_lt = LazyTranslate(__name__)

CLAIMING = (
    "edu_base.group_inspector",
    "edu_base.group_officer",
    "edu_base.group_finance",
)


class EduClaim(models.Model):
    """What somebody has spent, or is owed, for supervision (报销单, TS70).

    Submitting it commits the money, a return gives it back, paying it spends it.
    Finance checks it against the norms and approves it, never the own one.
    """

    _name = "edu.claim"
    _inherit = [
        "edu.settled.mixin",
        "edu.submitted.mixin",
        "edu.sealed.mixin",
        "edu.money.mixin",
        "edu.spending.mixin",
    ]
    _description = "Claim"
    _order = "id desc"
    _rec_name = "number"
    _rec_names_search = ("number", "partner_id")

    _fixed_fields = frozenset({"owner_unit_id", "partner_id", "currency_id"})
    _guarded_fields = frozenset(
        "state released_on number accepted_because submitted_on checked_by_id "
        "approved_by_id payment_id paid_on".split()
    )
    # What was handed in stays as it is, and so do its receipts.
    _sealed_states = ("submitted", "checked", "approved", "paid", "cancelled")
    _writable = dict.fromkeys(_sealed_states, frozenset())
    _moves = (
        Move(
            "submit",
            ("draft",),
            "submitted",
            CLAIMING,
            allow="_own_claims",
            check="_check_submission",
            label=_lt("Submit"),
        ),
        Move(
            "withdraw",
            ("submitted",),
            "draft",
            CLAIMING,
            allow="_own_claims",
            label=_lt("Withdraw"),
        ),
        Move(
            "cancel",
            ("draft",),
            "cancelled",
            CLAIMING,
            allow="_own_claims",
            label=_lt("Cancel"),
        ),
        Move(
            "check",
            ("submitted",),
            "checked",
            FINANCE,
            allow="_clean_of_others",
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Check"),
        ),
        Move(
            "accept",
            ("submitted",),
            "checked",
            FINANCE,
            allow="_exceptions_of_others",
            check="_check_one",
            needs_reason=True,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Accept Exception"),
        ),
        Move(
            "approve",
            ("checked",),
            "approved",
            DECIDING,
            allow="_of_others",
            not_by="submitted_by_id",
            label=_lt("Approve"),
        ),
        Move(
            "return",
            ("submitted", "checked", "approved"),
            "draft",
            FINANCE,
            allow="_unlisted_of_others",
            needs_reason=True,
            label=_lt("Return"),
        ),
        # Made by the payment list.
        Move("pay", ("approved",), "paid", (), label=_lt("Pay")),
        Move(
            "take_back",
            ("paid",),
            "approved",
            FINANCE,
            allow="_of_others",
            needs_reason=True,
            label=_lt("Sent Back by the Bank"),
        ),
    )

    number = fields.Char(
        string="Claim No.",
        readonly=True,
        copy=False,
        index="trigram",
        help="报销单号",
    )
    partner_id = fields.Many2one(
        "res.partner",
        string="Claimant",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.partner_id,
        domain=[("is_company", "=", False)],
        help="报销人",
    )
    unit_id = fields.Many2one(
        string="Paid From",
        help="Whose budget pays: as a rule the supervision office (经费单位)",
    )
    item_ids = fields.One2many(
        "edu.claim.item", "claim_id", string="Expenses", copy=True
    )
    total = fields.Monetary(
        compute="_compute_total",
        store=True,
        precompute=True,
        required=True,
        help="合计",
    )
    granted = fields.Monetary(
        string="By the Norms",
        compute="_compute_total",
        store=True,
        precompute=True,
        required=True,
        help="What the norms grant for it (标准合计)",
    )
    issue = fields.Selection(
        ISSUES,
        string="Exception",
        compute="_compute_total",
        store=True,
        precompute=True,
        help="The first of its exceptions (异常)",
    )
    issue_count = fields.Integer(
        string="Exceptions",
        compute="_compute_total",
        store=True,
        precompute=True,
        required=True,
        help="异常项数",
    )
    accepted_because = fields.Text(
        readonly=True, copy=False, help="Why finance accepts the exception (同意理由)"
    )
    submitted_on = fields.Date(readonly=True, copy=False, help="提交日期")
    checked_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="审核人",
    )
    approved_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="审批人",
    )
    payment_id = fields.Many2one(
        "edu.payment",
        string="Payment List",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="支付清单",
    )
    paid_on = fields.Date(readonly=True, copy=False, help="支付日期")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("checked", "Checked"),
            ("approved", "Approved"),
            ("paid", "Paid"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已提交、已审核、已审批、已支付、已取消",
    )

    _number_uniq = models.UniqueIndex("(number) WHERE number IS NOT NULL")
    # Finance's inbox: what is not as it should be first.
    _inbox_idx = models.Index(
        "(owner_unit_id, issue_count DESC, submitted_on, id)"
        " WHERE state IN ('submitted', 'checked', 'approved')"
    )

    @api.depends("number")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for claim in self.filtered(lambda claim: not claim.number):
            claim.display_name = self.env._("Claim in Draft")
        return result

    def _default_owner_unit_id(self):
        user = self.env.user
        return super()._default_owner_unit_id() or user._paying_governments()[:1]

    @api.depends("item_ids.amount", "item_ids.norm_amount", "item_ids.issue")
    def _compute_total(self):
        for claim in self:
            claim.total = total(claim.item_ids.mapped("amount"))
            claim.granted = total(claim.item_ids.mapped("norm_amount"))
            issues = claim.item_ids.filtered("issue")
            claim.issue = issues[:1].issue
            claim.issue_count = len(issues)
