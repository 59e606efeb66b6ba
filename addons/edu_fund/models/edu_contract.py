from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import Move

from ..tools.money import total
from .edu_budget import DECIDING, FINANCE, RETURN, submit

_lt = LazyTranslate(__name__)

FIXED_STATES = ("submitted", "signed", "closed", "cancelled")


class EduContract(models.Model):
    """What supervision buys from whom, for how much, and what was paid (JJ07).

    Signing commits the amount on a line of the budget, each payment spends a part of
    it, closing and cancelling release the rest; what is left at the end of the year is
    carried to a line of the next. One that is closed is put in force again, to pay once
    more what the bank sends back. The amount never changes: more is bought by a
    supplement, a contract of its own.
    """

    _name = "edu.contract"
    _inherit = [
        "edu.settled.mixin",
        "edu.submitted.mixin",
        "edu.sealed.mixin",
        "edu.money.mixin",
    ]
    _description = "Contract"
    _order = "signed_on desc, id desc"

    _sealed_states = FIXED_STATES
    _fixed_fields = frozenset({"currency_id"})
    _guarded_fields = frozenset(
        "state released_on signed_by_id signed_on ended_on paid".split()
    )
    _writable = dict.fromkeys(FIXED_STATES, frozenset())
    _moves = (
        submit(check="_check_ready"),
        RETURN,
        Move(
            "sign",
            ("submitted",),
            "signed",
            DECIDING,
            "_of_other_sides",
            check="_check_ready",
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Sign"),
        ),
        Move(
            "close",
            ("signed",),
            "closed",
            DECIDING,
            "_of_other_sides",
            check="_check_delivered",
            label=_lt("Complete"),
        ),
        Move(
            "reopen",
            ("closed",),
            "signed",
            DECIDING,
            "_of_other_sides",
            needs_reason=True,
            label=_lt("Put in Force Again"),
        ),
        Move(
            "cancel",
            ("draft", "submitted", "signed"),
            "cancelled",
            DECIDING,
            needs_reason=True,
            label=_lt("Cancel"),
        ),
        Move(
            "carry",
            ("signed",),
            "signed",
            DECIDING,
            "_of_other_sides",
            check="_check_next_line",
            not_by="submitted_by_id",
            label=_lt("Carry to Next Year"),
        ),
        Move(
            "split",
            ("signed",),
            "signed",
            FINANCE,
            "_of_other_sides",
            check="_check_split",
            label=_lt("Split an Instalment"),
        ),
    )

    name = fields.Char(string="What Is Bought", required=True, help="合同标的")
    number = fields.Char(string="Contract Number", copy=False, help="合同编号")
    provider_id = fields.Many2one(
        "edu.provider",
        string="Service Provider",
        required=True,
        index=True,
        ondelete="restrict",
        help="乙方（供应商）",
    )
    scope = fields.Text(help="What is to be done, and how it is judged (服务内容)")
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Budget Line",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('is_open', '=', True)]",
        help="Which pays for it (列支预算项目)",
    )
    owner_unit_id = fields.Many2one(
        related="line_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="line_id.unit_id", store=True, precompute=True, index=True
    )
    year = fields.Integer(
        related="line_id.year", store=True, precompute=True, aggregator=None
    )
    supplement_to_id = fields.Many2one(
        "edu.contract",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', '=', 'signed'), ('provider_id', '=', provider_id)]",
        help="The contract to which this one adds (补充协议的主合同)",
    )
    supplement_ids = fields.One2many(
        "edu.contract", "supplement_to_id", string="Supplements"
    )
    is_evaluation = fields.Boolean(
        string="Third-Party Evaluation",
        help="Needs a statement that the evaluator is independent (第三方评价)",
    )
    statement = fields.Binary(
        string="Independence Statement",
        copy=False,
        help="By which the evaluator says it has no stake in what it judges "
        "(独立性声明)",
    )
    statement_name = fields.Char(copy=False, export_string_translation=False)
    document = fields.Binary(string="Text of the Contract", copy=False, help="合同文本")
    document_name = fields.Char(copy=False, export_string_translation=False)
    amount = fields.Monetary(required=True, help="合同金额")
    paid = fields.Monetary(required=True, readonly=True, copy=False, help="已付金额")
    unpaid = fields.Monetary(
        string="Still to Pay",
        compute="_compute_unpaid",
        store=True,
        help="Of a contract in force (未付金额)",
    )
    deliverable_ids = fields.One2many(
        "edu.contract.deliverable", "contract_id", string="Deliverables", copy=True
    )
    payment_ids = fields.One2many(
        "edu.contract.payment", "contract_id", string="Payments"
    )
    former_report_ids = fields.One2many(
        "ir.attachment",
        "res_id",
        string="Undone Acceptances",
        domain=[("res_model", "=", "edu.contract")],
        readonly=True,
        copy=False,
        help="Papers of acceptances that were undone (已撤销的验收单)",
    )
    is_late = fields.Boolean(
        string="Delivery Late",
        compute="_compute_is_late",
        search="_search_is_late",
        help="Something is past its day and not accepted (逾期未交付)",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("signed", "In Force"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        group_expand=True,
        help="草稿、已报送、履行中、已办结、已取消",
    )
    submitted_by_id = fields.Many2one(help="报送人")
    signed_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="签订人",
    )
    signed_on = fields.Date(readonly=True, copy=False, help="签订日期")
    ended_on = fields.Date(
        readonly=True, copy=False, help="Closed or cancelled on (终止日期)"
    )

    _number_once = models.UniqueIndex(
        "(owner_unit_id, number) WHERE number IS NOT NULL",
        "There is a contract of that number.",
    )
    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "A contract is about more than nought."
    )
    # True whatever writes the row.
    _never_overpaid = models.Constraint(
        "CHECK (paid BETWEEN 0 AND amount)", "No more is paid than was contracted."
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"paid": 0}

    @api.depends("amount", "paid", "state")
    def _compute_unpaid(self):
        for contract in self:
            in_force = contract.state == "signed"
            left = total([contract.amount, -contract.paid])
            contract.unpaid = left if in_force else 0

    @api.depends("state", "deliverable_ids.state", "deliverable_ids.date_due")
    def _compute_is_late(self):
        late = self.filtered_domain(self._late_domain())
        for contract in self:
            contract.is_late = contract in late

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._late_domain(), value)

    @api.model
    def _late_domain(self):
        open_late = Domain("state", "=", "open") & Domain("date_due", "<", today())
        return Domain("state", "=", "signed") & Domain(
            "deliverable_ids", "any", open_late
        )

    def action_sign(self):
        self._make_move("sign")

    def action_close(self):
        self._make_move("close")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def _of_other_sides(self):
        """Return those of the own files whose provider the user is not."""
        return self._on_owner_side().filtered(
            lambda contract: self.env.user not in contract.sudo().provider_id.user_ids
        )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "sign":
            values |= {"signed_by_id": self.env.uid, "signed_on": today()}
        if move.target in ("closed", "cancelled"):
            values["ended_on"] = today()
        if move.name == "reopen":
            values["ended_on"] = False
        return values
