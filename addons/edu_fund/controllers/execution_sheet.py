from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class ExecutionSheet(http.Controller):
    @http.route(
        "/edu/fund/execution/<int:sheet_id>/execution.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, sheet_id):
        """Send the execution of the budgets that the user may read and export."""
        sheet = exportable("edu.fund.execution.sheet", sheet_id)
        return send_file(sheet, f"{sheet._title()}.xlsx", sheet._table_xlsx())
