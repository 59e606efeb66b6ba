from odoo import api, fields, models

from ..tools.money import fen, total


class EduContractSplit(models.TransientModel):
    """Divide an instalment in two, to pay a part of it now (拆分付款)."""

    _name = "edu.contract.split"
    _inherit = ["edu.money.mixin"]
    _description = "Split an Instalment"

    payment_id = fields.Many2one(
        "edu.contract.payment",
        string="Instalment",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="款项",
    )
    whole = fields.Monetary(
        related="payment_id.amount", string="To Be Split", help="款项金额"
    )
    amount = fields.Monetary(string="First Part", required=True, help="本次付款金额")
    rest = fields.Monetary(
        string="Second Part", compute="_compute_rest", help="余款金额"
    )
    rest_on = fields.Date(
        string="Second Part Planned On",
        required=True,
        compute="_compute_rest_on",
        store=True,
        readonly=False,
        precompute=True,
        help="余款计划付款日期",
    )

    @api.depends("payment_id", "amount")
    def _compute_rest(self):
        for wizard in self:
            wizard.rest = total([wizard.payment_id.amount, -wizard.amount])

    @api.depends("payment_id")
    def _compute_rest_on(self):
        for wizard in self:
            wizard.rest_on = wizard.payment_id.planned_on

    def action_split(self):
        self.ensure_one()
        self.payment_id._split(fen(self.amount), self.rest_on)
        return {"type": "ir.actions.act_window_close"}
