from odoo import http

from odoo.addons.edu_base.tools.downloads import exportable, send_file


class ListTable(http.Controller):
    @http.route(
        "/edu/list/<int:list_id>/list.xlsx", type="http", auth="user", methods=["GET"]
    )
    def table(self, list_id):
        """Send the table of a yearly list that the user may read and export."""
        row = exportable("edu.list", list_id)
        return send_file(row, f"{row.name}.xlsx", row._table_xlsx())
