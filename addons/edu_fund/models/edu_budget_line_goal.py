from odoo import api, fields, models

from ..tools.pace import percent
from .edu_fund_goal import USES


class EduBudgetLine(models.Model):
    """A line beside what last year's money for the same achieved (MJ19)."""

    _inherit = "edu.budget.line"

    last_score = fields.Float(
        string="Last Year's Score",
        compute="_compute_last_score",
        digits=(5, 2),
        help="Of 100, as reviewed (上年绩效得分)",
    )
    last_use = fields.Selection(
        USES,
        string="Last Review Says",
        compute="_compute_last_score",
        help="The firmest of what the reviews of its goals ask for (上年绩效结果应用)",
    )

    @api.depends("unit_id", "year", "kind", "name")
    def _compute_last_score(self):
        """Lines are the same from year to year by their kind and title."""
        groups = self.env["edu.fund.goal"]._read_group(
            [
                ("state", "=", "reviewed"),
                ("unit_id", "in", self.unit_id.ids),
                ("year", "in", [line.year - 1 for line in self]),
                ("line_id", "!=", False),
            ],
            ["line_id"],
            ["review_score:sum", "weight:sum", "use:array_agg"],
        )
        firmness = [use for use, _label in USES]
        last = {
            (line.unit_id, line.year + 1, line.kind, line.name): (
                percent(score, weight),
                max(uses, key=firmness.index),
            )
            for line, score, weight, uses in groups
        }
        for line in self:
            key = (line.unit_id, line.year, line.kind, line.name)
            line.last_score, line.last_use = last.get(key, (0, False))
