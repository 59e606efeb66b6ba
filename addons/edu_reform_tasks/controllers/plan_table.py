from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from odoo.addons.edu_base.tools.downloads import send_file


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
        plan = request.env["edu.plan"].browse(plan_id).exists()
        if not plan or not request.env.user.has_group("base.group_allow_export"):
            raise request.not_found()
        try:
            plan.check_access("read")
        except AccessError:
            raise request.not_found() from None
        written = plan._table_docx if form == "docx" else plan._table_xlsx
        name = f"{plan._table_title(table)}.{form}"
        return send_file(plan, name, written(table))
