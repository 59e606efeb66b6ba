from odoo import http
from odoo.http import request

from odoo.addons.edu_base.tools.downloads import send_file


class ContractTable(http.Controller):
    @http.route(
        "/edu/contracts/<int:year>/contracts.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, year):
        """Send what was agreed and paid in a year, of all that the user may read."""
        contracts = request.env["edu.contract"]
        may = request.env.user.has_group("base.group_allow_export")
        if not may or not contracts.has_access("read"):
            raise request.not_found()
        found = contracts.search(
            [("payment_ids.line_id.year", "=", year), ("signed_on", "!=", False)]
        )
        title = found._table_title(year)
        return send_file(found, f"{title}.xlsx", found._table_xlsx(title))
