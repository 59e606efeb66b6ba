from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class BudgetTable(http.Controller):
    @http.route(
        "/edu/budget/<int:budget_id>/lines.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def lines(self, budget_id):
        """Send the lines of a budget that the user may read and export."""
        budget = exportable("edu.budget", budget_id)
        return send_file(budget, f"{budget.name}.xlsx", budget._table_xlsx())
