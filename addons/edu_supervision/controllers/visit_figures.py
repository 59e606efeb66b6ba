from odoo import http
from odoo.http import request

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.downloads import send_file


class VisitFigures(http.Controller):
    """Tables of visits that leave the house: what the user may read and export."""

    @http.route(
        ["/edu/visits/months.xlsx", "/edu/visits/<int:year>/months.xlsx"],
        type="http",
        auth="user",
        methods=["GET"],
    )
    def months(self, year=None):
        """Send the monthly statistics of a year, by default of this one."""
        statistics = self._exported("edu.visit.statistic")
        year = year or today().year
        name = f"{statistics._months_title(year)}.xlsx"
        counted = statistics.search([("year", "=", year)])
        return send_file(counted, name, statistics._months_xlsx(year))

    @http.route(
        "/edu/visits/<int:year>/schools.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def schools(self, year):
        """Send the roll-up of all schools in a year (TS26)."""
        rows = self._exported("edu.visit.year").search([("year", "=", year)])
        title = rows._table_title(year)
        return send_file(rows, f"{title}.xlsx", rows._table_xlsx(title))

    def _exported(self, name):
        model = request.env[name]
        may = request.env.user.has_group("base.group_allow_export")
        if not may or not model.has_access("read"):
            raise request.not_found()
        return model
