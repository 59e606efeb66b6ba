from odoo import api, models

from odoo.addons.edu_base.tools.dates import today


class EduBudgetLineYears(models.Model):
    """Budgets of three years side by side (中期财政规划, MJ19)."""

    _inherit = "edu.budget.line"

    @api.model
    def action_three_years(self):
        """Open the lines of this year, the one before and the one after, by year."""
        year = today().year
        view = self.env.ref("edu_fund.edu_budget_line_view_pivot_years")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Three Years"),
            "res_model": self._name,
            "views": [(view.id, "pivot"), (False, "list"), (False, "form")],
            "domain": [("year", ">=", year - 1), ("year", "<=", year + 1)],
        }
