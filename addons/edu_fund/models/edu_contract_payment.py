from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from ..tools.bookings import Booking
from ..tools.money import fen, yuan
from .edu_budget import FINANCE

_lt = LazyTranslate(__name__)


class EduContractPayment(models.Model):
    """An instalment of a contract: when, how much, for which deliverable (JJ07).

    It is paid once what it is for has been accepted; an advance is paid before. What
    the bank sends back is taken back, and may be paid again.
    """

    _name = "edu.contract.payment"
    _inherit = ["edu.settled.line.mixin", "edu.transition.mixin", "edu.money.mixin"]
    _description = "Payment of a Contract"
    _order = "planned_on, id"

    _settled_by = "contract_id"
    _settled_as = "payment_ids"
    _initial_state = "planned"
    _fixed_fields = frozenset({"contract_id", "currency_id"})
    _guarded_fields = frozenset({"state", "released_on", "paid_by_id", "paid_on"})
    _moves = (
        Move(
            "pay",
            ("planned",),
            "paid",
            FINANCE,
            "_of_other_sides",
            check="_check_accepted",
            label=_lt("Pay"),
        ),
        Move(
            "take_back",
            ("paid",),
            "planned",
            FINANCE,
            "_of_other_sides",
            needs_reason=True,
            label=_lt("Take Back"),
        ),
    )

    contract_id = fields.Many2one(
        "edu.contract", required=True, index=True, ondelete="cascade", help="合同"
    )
    owner_unit_id = fields.Many2one(
        related="contract_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="contract_id.unit_id", store=True, precompute=True, index=True
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Line Paid From",
        compute="_compute_line_id",
        store=True,
        required=True,
        precompute=True,
        index=True,
        ondelete="restrict",
        help="That of the contract, once paid for good (列支预算项目)",
    )
    line_year = fields.Integer(
        related="line_id.year", string="Budget Of", help="列支年度"
    )
    name = fields.Char(string="Instalment", required=True, help="款项名称")
    planned_on = fields.Date(required=True, help="计划付款日期")
    amount = fields.Monetary(required=True, help="金额")
    is_advance = fields.Boolean(
        string="Advance",
        help="Paid before anything is accepted, as the contract says (预付款)",
    )
    deliverable_id = fields.Many2one(
        "edu.contract.deliverable",
        string="Paid For",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('contract_id', '=', contract_id)]",
        help="What has to be accepted before (对应成果)",
    )
    state = fields.Selection(
        [("planned", "To Pay"), ("paid", "Paid")],
        required=True,
        default="planned",
        copy=False,
        index=True,
        help="待付、已付",
    )
    paid_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="付款人",
    )
    paid_on = fields.Date(readonly=True, copy=False, help="付款日期")

    _amount_positive = models.Constraint(
        "CHECK (amount > 0)", "A payment is more than nought."
    )
    _for_something = models.Constraint(
        "CHECK ((is_advance IS TRUE) = (deliverable_id IS NULL))",
        "Say what is paid for; an advance is for nothing yet.",
    )

    @api.depends("contract_id.line_id")
    def _compute_line_id(self):
        """Follow the contract into the next year; what was paid stays where it was."""
        for payment in self:
            if payment.state == "planned" or not payment.line_id:
                payment.line_id = payment.contract_id.line_id

    @api.constrains("deliverable_id")
    def _check_deliverable_id(self):
        for payment in self.filtered("deliverable_id"):
            if payment.deliverable_id.contract_id != payment.contract_id:
                raise ValidationError(
                    self.env._("Pay for what the same contract delivers.")
                )

    @api.onchange("is_advance")
    def _onchange_is_advance(self):
        if self.is_advance:
            self.deliverable_id = False

    def action_pay(self):
        self._make_move("pay")

    def action_take_back(self):
        return self._ask_reason("take_back")

    def _of_other_sides(self):
        """Return what contracts in force pay to others than the user."""
        contracts = self.contract_id._of_other_sides()
        return self.filtered(
            lambda payment: (
                payment.contract_id.state == "signed"
                and payment.contract_id in contracts
            )
        )

    def _check_accepted(self):
        waiting = self.deliverable_id.filtered(lambda item: item.state != "accepted")
        if waiting:
            raise UserError(
                self.env._("%s: accept what is delivered first.", waiting[0].name)
            )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "pay":
            values |= {"paid_by_id": self.env.uid, "paid_on": today()}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "pay":
            self._count_paid(1)
            self._book("spend", 1)
        else:
            self._take_money_back()
        return result

    def _count_paid(self, sign):
        """Count the payments as paid in their contracts, or no more if `sign` is -1."""
        amounts = {}
        for payment in self:
            contract, amount = payment.contract_id, sign * fen(payment.amount)
            amounts[contract] = amounts.get(contract, 0) + amount
        self.env["edu.contract"]._add_paid(amounts)

    def _book(self, movement, sign):
        """Turn what the line has committed into spending, or back if `sign` is -1."""
        self.env["edu.budget.line"]._book(
            Booking(
                line=payment.line_id.id,
                movement=movement,
                day=today(),
                model=self._name,
                document=payment.id,
                committed=-sign * yuan(fen(payment.amount)),
                spent=sign * yuan(fen(payment.amount)),
            )
            for payment in self
        )

    def _bookings(self, movement, sign, line=None):
        """Return what the contracts set aside for self, on `line` or on that of each.

        One booking a contract and line; `sign` is -1 for what is released.
        """
        sums = {}
        for payment in self:
            key = payment.contract_id.id, (line or payment.line_id).id
            sums[key] = sums.get(key, 0) + sign * fen(payment.amount)
        return [
            Booking(
                line=number,
                movement=movement,
                day=today(),
                model="edu.contract",
                document=contract,
                committed=yuan(amount),
            )
            for (contract, number), amount in sums.items()
        ]
