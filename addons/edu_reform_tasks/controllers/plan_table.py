from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PlanTable(http.Controller):
    @http.route(
        "/edu/plan/<int:plan_id>/table.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def table(self, plan_id):
        """Send the decomposition table of a plan that the user may read and export."""
        plan = request.env["edu.plan"].browse(plan_id).exists()
        if not plan or not request.env.user.has_group("base.group_allow_export"):
            raise request.not_found()
        try:
            plan.check_access("read")
        except AccessError:
            raise request.not_found() from None
        headers = [
            ("Content-Type", XLSX),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Disposition", content_disposition(f"{plan.name}.xlsx")),
        ]
        return request.make_response(plan._table_xlsx(), headers=headers)
