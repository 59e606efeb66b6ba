from odoo import api, fields, models

from ..tools.pace import percent


class EduBudget(models.Model):
    """What the money of a budget is to achieve, and how well it did (MJ19)."""

    _inherit = "edu.budget"

    goal_ids = fields.One2many("edu.fund.goal", "budget_id", string="Performance Goals")
    self_score = fields.Float(
        string="Own Score (of 100)",
        compute="_compute_scores",
        digits=(5, 2),
        help="Of the goals that are scored (自评得分)",
    )
    review_score = fields.Float(
        string="Reviewed Score (of 100)",
        compute="_compute_scores",
        digits=(5, 2),
        help="Of the goals that are reviewed (复核得分)",
    )

    @api.depends("goal_ids.state", "goal_ids.self_score", "goal_ids.review_score")
    def _compute_scores(self):
        groups = self.env["edu.fund.goal"]._read_group(
            [("budget_id", "in", self.ids), ("state", "!=", "set")],
            ["budget_id", "state"],
            ["weight:sum", "self_score:sum", "review_score:sum"],
        )
        found = {(budget, state): numbers for budget, state, *numbers in groups}
        for budget in self:
            scored = found.get((budget._origin, "scored"), (0, 0, 0))
            weight, own, reviewed = found.get((budget._origin, "reviewed"), (0, 0, 0))
            budget.review_score = percent(reviewed, weight)
            budget.self_score = percent(scored[1] + own, scored[0] + weight)
