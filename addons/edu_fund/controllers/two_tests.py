from odoo import http
from odoo.http import request

from odoo.addons.edu_base.tools.downloads import send_file

from ..models.edu_fund_statistic import PERIODS, WHOLE_YEAR


class TwoTests(http.Controller):
    @http.route(
        "/edu/funds/<int:year>/two-tests.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, year, period=WHOLE_YEAR):
        """Send the two no-decrease tests of three years to who may read and export."""
        statistics = request.env["edu.fund.statistic"]
        page = request.env["edu.fund.two.tests"]
        may = request.env.user.has_group("base.group_allow_export")
        known = period in dict(PERIODS) and 2000 <= year <= 2100
        if not may or not known or not statistics.has_access("read"):
            raise request.not_found()
        shown = statistics.search([("year", "=", year), ("period", "=", period)])
        name = f"{page._table_title(year, period)}.xlsx"
        return send_file(shown, name, page._table_xlsx(year, period))
