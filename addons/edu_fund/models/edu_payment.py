from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, opened

from .edu_budget import FINANCE

_lt = LazyTranslate(__name__)


class EduPayment(models.Model):
    """Approved claims that go to the bank together (支付清单)."""

    _name = "edu.payment"
    _inherit = ["edu.settled.mixin", "edu.money.mixin"]
    _description = "Payment List"
    _order = "date desc, id desc"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _guarded_fields = frozenset("state released_on paid_by_id paid_on".split())
    _writable = dict.fromkeys(("paid", "cancelled"), frozenset())
    _moves = (
        Move(
            "pay",
            ("draft",),
            "paid",
            FINANCE,
            check="_check_payable",
            label=_lt("Mark as Paid"),
        ),
        Move("cancel", ("draft",), "cancelled", FINANCE, label=_lt("Cancel")),
    )

    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        help="清单名称",
    )
    date = fields.Date(required=True, default=lambda self: today(), help="制单日期")
    claim_ids = fields.One2many(
        "edu.claim", "payment_id", string="Claims", readonly=True, help="报销单"
    )
    return_ids = fields.One2many(
        "edu.payment.return",
        "payment_id",
        string="Sent Back by the Bank",
        readonly=True,
        help="退票记录",
    )
    claim_count = fields.Integer(
        string="Number of Claims", compute="_compute_total", help="报销单数"
    )
    total = fields.Monetary(compute="_compute_total", help="合计")
    paid_by_id = fields.Many2one(
        "res.users",
        string="Settled By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="支付经办人",
    )
    paid_on = fields.Date(readonly=True, copy=False, help="支付日期")
    state = fields.Selection(
        [("draft", "Draft"), ("paid", "Paid"), ("cancelled", "Cancelled")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已支付、已取消",
    )

    @api.depends("date")
    def _compute_name(self):
        for payment in self:
            day = fields.Date.to_string(payment.date)
            payment.name = payment.name or self.env._("Payments of %s", day)

    @api.depends("claim_ids.total")
    def _compute_total(self):
        rows = self.env["edu.claim"]._read_group(
            [("payment_id", "in", self.ids)],
            ["payment_id"],
            ["__count", "total:sum"],
        )
        sums = {payment: numbers for payment, *numbers in rows}
        for payment in self:
            payment.claim_count, payment.total = sums.get(payment._origin, (0, 0))

    def action_pay(self):
        self._make_move("pay")

    def action_cancel(self):
        self._make_move("cancel")

    def _check_payable(self):
        if any(not payment.claim_ids for payment in self):
            raise UserError(self.env._("There is nothing on the list to be paid."))
        self._payees_checked()

    def _payees(self):
        """Return {(person, government): payee} of all who are paid; one query.

        Raises UserError naming those of whom no account is known.
        """
        claims = self.claim_ids
        found = self.env["edu.payee"].search(
            [
                ("partner_id", "in", claims.partner_id.ids),
                ("owner_unit_id", "in", claims.owner_unit_id.ids),
            ]
        )
        payees = {(payee.partner_id, payee.owner_unit_id): payee for payee in found}
        missing = claims.filtered(
            lambda claim: (claim.partner_id, claim.owner_unit_id) not in payees
        )
        if missing:
            raise UserError(
                self.env._(
                    "Enter the bank account of %s first.",
                    ", ".join(missing.partner_id.mapped("name")),
                )
            )
        return payees

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "pay":
            values |= {"paid_by_id": self.env.uid, "paid_on": today()}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "pay":
            self.claim_ids._move_unasked("pay")
        if move.name == "cancel":
            opened(self.claim_ids.sudo(), STATE_GUARD).payment_id = False
        return result
