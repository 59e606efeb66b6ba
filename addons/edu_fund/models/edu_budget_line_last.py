from odoo import api, fields, models

from ..tools.pace import percent


class EduBudgetLine(models.Model):
    """A line beside what the unit had and spent for the same the year before."""

    _inherit = "edu.budget.line"

    # Lines are the same from year to year by their kind and title.
    _same_by = ("unit_id", "kind", "name")

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

    @api.depends("approved", "adjusted", "spent")
    def _compute_granted(self):
        for line in self:
            line.granted = line.approved + line.adjusted
            line.rate = percent(line.spent, line.granted)
