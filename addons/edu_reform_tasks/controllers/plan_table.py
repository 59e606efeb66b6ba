from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class PlanTable(http.Controller):
    @http.route(
        "/edu/plan/<int:plan_id>/<any(decomposition, progress):table>"
        ".<any(docx, xlsx):form>",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, plan_id, table, form):
        """Send a table of a plan that the user may read and export."""
        plan = exportable("edu.plan", plan_id)
        written = plan._table_docx if form == "docx" else plan._table_xlsx
        name = f"{plan._table_title(table)}.{form}"
        return send_file(plan, name, written(table))
