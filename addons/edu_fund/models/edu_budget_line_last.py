from odoo import api, fields, models

from ..tools.pace import percent


class EduBudgetLine(models.Model):
    """A line beside what the unit had and spent for the same the year before."""

    _inherit = "edu.budget.line"

    granted = fields.Monetary(
        string="Budget Now",
        compute="_compute_granted",
        help="Approved and adjusted (调整后预算数)",
    )
    rate = fields.Float(
        string="Executed (%)",
        compute="_compute_granted",
        digits=(5, 2),
        help="Spent of budget now (执行率)",
    )
    last_granted = fields.Monetary(
        string="Last Year's Budget", compute="_compute_last", help="上年调整后预算数"
    )
    last_spent = fields.Monetary(
        string="Last Year's Spending", compute="_compute_last", help="上年支出数"
    )

    @api.depends("approved", "adjusted", "spent")
    def _compute_granted(self):
        for line in self:
            line.granted = line.approved + line.adjusted
            line.rate = percent(line.spent, line.granted)

    @api.depends("unit_id", "year", "kind", "name")
    def _compute_last(self):
        """Lines are the same from year to year by their kind and title."""
        groups = self._read_group(
            [
                ("unit_id", "in", self.unit_id.ids),
                ("year", "in", [line.year - 1 for line in self]),
            ],
            ["unit_id", "year", "kind", "name"],
            ["approved:sum", "adjusted:sum", "spent:sum"],
        )
        last = {
            (unit, year + 1, kind, name): numbers
            for unit, year, kind, name, *numbers in groups
        }
        for line in self:
            key = (line.unit_id, line.year, line.kind, line.name)
            approved, adjusted, spent = last.get(key, (0, 0, 0))
            line.last_granted = approved + adjusted
            line.last_spent = spent
