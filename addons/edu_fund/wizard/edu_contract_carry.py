from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today

from ..tools.money import fen, total


class EduContractCarry(models.TransientModel):
    """Choose the line of the next year that pays the rest of contracts (转入下年).

    Either it has the money itself, and they go at once; or they take their money
    along, by a carry-over document that somebody else approves.
    """

    _name = "edu.contract.carry"
    _inherit = ["edu.money.mixin"]
    _description = "Carry Contracts to the Next Year"

    contract_ids = fields.Many2many(
        "edu.contract", string="Contracts", required=True, readonly=True, help="合同"
    )
    unit_id = fields.Many2one(
        "edu.unit", compute="_compute_left", string="Spending Unit", help="预算单位"
    )
    year = fields.Integer(compute="_compute_left", export_string_translation=False)
    amount = fields.Monetary(
        string="Still to Pay", compute="_compute_left", help="未付金额"
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="To the Line",
        required=True,
        compute="_compute_line_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="cascade",
        domain="[('is_open', '=', True), ('unit_id', '=', unit_id), "
        "('year', '>', year)]",
        help="Of an approved budget of a later year (转入预算项目)",
    )
    line_year = fields.Integer(related="line_id.year", string="Of the Year")
    available = fields.Monetary(related="line_id.available", string="Available There")
    with_money = fields.Boolean(
        string="Together with Its Money",
        compute="_compute_with_money",
        store=True,
        readonly=False,
        precompute=True,
        help="By a carry-over document; proposed where the line has too little "
        "(连同资金一并结转)",
    )

    @api.depends("contract_ids")
    def _compute_left(self):
        for wizard in self:
            left = wizard.contract_ids._origin._unpaid_instalments()
            wizard.unit_id = wizard.contract_ids[:1].unit_id
            wizard.year = min(left.line_id.mapped("year"), default=0)
            wizard.amount = total(left.mapped("amount"))

    @api.depends("contract_ids")
    def _compute_line_id(self):
        for wizard in self:
            wizard.line_id = wizard.contract_ids._origin._proposed_line()

    @api.depends("line_id")
    def _compute_with_money(self):
        for wizard in self:
            short = fen(wizard.available) < fen(wizard.amount)
            wizard.with_money = wizard.line_id and short

    def action_carry(self):
        """Carry the contracts over; or draft the document that does, and open it."""
        self.ensure_one()
        contracts, line = self.contract_ids, self.line_id
        contracts._aim_at(line)
        if self.with_money:
            return self._drafted(contracts._left_behind())
        reason = self.env._(
            "Now paid from %(line)s of %(year)s", line=line.name, year=line.year
        )
        contracts._make_move("carry", reason)
        return {"type": "ir.actions.act_window_close"}

    def _drafted(self, left):
        """Draft what takes the money of the instalments `left` along, and open it."""
        line = self.line_id
        given = [
            (old.id, -total(payments.mapped("amount")))
            for old, payments in left.grouped("line_id").items()
        ]
        taken = total(left.mapped("amount"))
        document = self.env["edu.budget.adjustment"].create(
            {
                "name": self.env._(
                    "Contracts carried to %(year)s: %(names)s",
                    year=line.year,
                    names=", ".join(self.contract_ids.mapped("name")),
                ),
                "kind": "carry",
                "date": today(),
                "owner_unit_id": line.owner_unit_id.id,
                "unit_id": line.unit_id.id,
                "line_ids": [
                    Command.create({"line_id": number, "amount": amount})
                    for number, amount in [*given, (line.id, taken)]
                ],
            }
        )
        self.contract_ids._aim_at(line, document)
        return form_of(document)
