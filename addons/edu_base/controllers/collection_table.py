from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class CollectionTable(http.Controller):
    @http.route(
        "/edu/collection/<int:collection_id>/reports.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def table(self, collection_id):
        """Send the reports of a collection that the user may read and export."""
        collection = request.env["edu.collection"].browse(collection_id).exists()
        if not collection or not request.env.user.has_group("base.group_allow_export"):
            raise request.not_found()
        try:
            collection.check_access("read")
        except AccessError:
            raise request.not_found() from None
        headers = [
            ("Content-Type", XLSX),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Disposition", content_disposition(f"{collection.name}.xlsx")),
        ]
        return request.make_response(collection._table_xlsx(), headers=headers)
