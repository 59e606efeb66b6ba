from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class PerformanceTable(http.Controller):
    @http.route(
        "/edu/budget/<int:budget_id>/performance.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, budget_id):
        """Send the performance table of a budget that the user may read and export."""
        budget = exportable("edu.budget", budget_id)
        name = f"{budget._performance_title()}.xlsx"
        return send_file(budget, name, budget._performance_xlsx())
