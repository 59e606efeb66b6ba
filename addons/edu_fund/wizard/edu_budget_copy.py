from decimal import ROUND_HALF_UP, Decimal

from odoo import api, fields, models
from odoo.fields import Command

from odoo.addons.edu_base.tools.actions import form_of

BASES = [
    ("final", "Budget after Adjustments"),
    ("planned", "Budget as Asked For"),
    ("spent", "Spending"),
]


class EduBudgetCopy(models.TransientModel):
    """Draft the budget of another year from one that there is, by a factor."""

    _name = "edu.budget.copy"
    _description = "Copy a Budget"

    budget_id = fields.Many2one(
        "edu.budget", required=True, readonly=True, ondelete="cascade", help="预算"
    )
    year = fields.Integer(
        required=True,
        compute="_compute_year",
        store=True,
        readonly=False,
        precompute=True,
        help="新预算年度",
    )
    basis = fields.Selection(BASES, required=True, default="final", help="以何为基数")
    factor = fields.Float(
        string="Factor (%)", digits=(6, 2), default=100, required=True, help="系数 (%)"
    )
    unit_of = fields.Selection(
        [("1", "1"), ("100", "100"), ("1000", "1,000")],
        string="Rounded to Yuan",
        required=True,
        default="100",
        help="取整到 (元)",
    )

    _factor_range = models.Constraint(
        "CHECK (factor > 0 AND factor <= 1000)",
        "The factor is more than 0 and at most 1,000 %.",
    )

    @api.depends("budget_id")
    def _compute_year(self):
        for wizard in self:
            wizard.year = wizard.budget_id.year + 1

    def action_copy(self):
        """Draft the budget, and open it. One of that year is refused."""
        self.ensure_one()
        source = self.budget_id
        budget = source.create(
            {
                "owner_unit_id": source.owner_unit_id.id,
                "unit_id": source.unit_id.id,
                "year": self.year,
                "line_ids": [
                    Command.create(self._line_values(line)) for line in source.line_ids
                ],
            }
        )
        return form_of(budget)

    def _line_values(self, line):
        return {
            "sequence": line.sequence,
            "kind": line.kind,
            "name": line.name,
            "note": line.note,
            "planned": self._projected(line),
            "share_ids": [
                Command.create({"level": share.level, "percent": share.percent})
                for share in line.share_ids
            ],
        }

    def _projected(self, line):
        """Return the basis of a line times the factor, rounded half up, in yuan."""
        basis = line._final() if self.basis == "final" else line[self.basis]
        exact = Decimal(repr(basis)) * Decimal(repr(self.factor)) / 100
        step = Decimal(self.unit_of)
        return float((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
