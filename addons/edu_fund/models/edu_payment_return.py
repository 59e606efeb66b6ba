from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduPaymentReturn(models.Model):
    """Money that the bank sent back, of a claim or of an instalment (退票, TS69).

    It goes back to the line that has paid. Where that line takes no more bookings,
    nothing of its year changes: what was spent stays spent there, and the payment is
    made anew from a line of this year. Never changed.
    """

    _name = "edu.payment.return"
    _inherit = ["edu.scoped.mixin", "edu.money.mixin"]
    _description = "Money Sent Back by the Bank"
    _order = "returned_on desc, id desc"
    _rec_name = "line_id"
    _rec_names_search = ("unit_id",)  # inspectors read no lines

    _guarded_fields = frozenset(
        "released_on claim_id instalment_id payment_id line_id amount paid_on "
        "returned_on stays_spent".split()
    )

    claim_id = fields.Many2one(
        "edu.claim",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="报销单",
    )
    instalment_id = fields.Many2one(
        "edu.contract.payment",
        readonly=True,
        index="btree_not_null",
        ondelete="cascade",
        help="合同款项",
    )
    payment_id = fields.Many2one(
        "edu.payment",
        string="Payment List",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="By which it was paid (支付清单)",
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Paid From the Line",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="原列支预算项目",
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
    amount = fields.Monetary(required=True, readonly=True, help="退回金额")
    paid_on = fields.Date(required=True, readonly=True, help="原支付日期")
    returned_on = fields.Date(required=True, readonly=True, help="退回日期")
    stays_spent = fields.Boolean(
        string="Of a Closed Year",
        readonly=True,
        help="The closed year keeps it as spent; it is paid anew from this year's "
        "budget (跨年退票)",
    )

    @api.model
    def _record(self, rows):
        """Keep `rows` of values, each of a payment that came back today."""
        rows = [{**row, "returned_on": today()} for row in rows]
        return opened(self.sudo().browse(), STATE_GUARD).create(rows).with_env(self.env)
