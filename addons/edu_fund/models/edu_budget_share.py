from odoo import api, fields, models

from odoo.addons.edu_base.models.edu_unit import LEVELS

from ..tools.money import fen, yuan
from ..tools.shares import WHOLE, hundredths, split


class EduBudgetShare(models.Model):
    """Which level of government bears how much of a line (分级承担比例, GY17)."""

    _name = "edu.budget.share"
    _inherit = ["edu.settled.line.mixin", "edu.scoped.mixin", "edu.money.mixin"]
    _description = "Share of a Level"
    _order = "line_id, sequence, id"
    _rec_name = "level"

    _settled_by = "budget_id"
    _settled_as = "line_ids"
    _fixed_fields = frozenset({"line_id", "currency_id"})

    line_id = fields.Many2one(
        "edu.budget.line",
        required=True,
        index=True,
        ondelete="cascade",
        help="预算项目",
    )
    budget_id = fields.Many2one(
        related="line_id.budget_id", store=True, precompute=True, index=True
    )
    owner_unit_id = fields.Many2one(
        related="line_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    sequence = fields.Integer(default=10)
    level = fields.Selection(LEVELS, required=True, help="承担层级")
    percent = fields.Float(
        digits=(5, 2), required=True, aggregator=None, help="承担比例 (%)"
    )
    amount = fields.Monetary(
        compute="_compute_amount",
        help="Of what the line may spend, or as a draft asks for (承担金额)",
    )

    _once = models.UniqueIndex("(line_id, level)", "A level stands once in a line.")
    _percent_range = models.Constraint(
        "CHECK (percent > 0 AND percent <= 100)",
        "A share is more than 0 and at most 100 %.",
    )

    @api.depends("percent", "line_id.planned", "line_id.approved", "line_id.adjusted")
    def _compute_amount(self):
        self.amount = 0
        for line in self.line_id:
            shares = line.share_ids
            parts = [hundredths(share.percent) for share in shares]
            if sum(parts) == WHOLE:
                amounts = split(fen(line._final()), parts)
                for share, amount in zip(shares, amounts, strict=True):
                    share.amount = float(yuan(amount))
