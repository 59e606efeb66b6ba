from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
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
        headers = [
            ("Content-Type", KINDS[form]),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Disposition", content_disposition(name)),
        ]
        return request.make_response(written(table), headers=headers)
        return send_file(plan, f"{plan.name}.xlsx", plan._table_xlsx())
