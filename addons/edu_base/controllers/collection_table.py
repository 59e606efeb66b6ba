from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..tools.downloads import send_file


class CollectionTable(http.Controller):
    @http.route(
        "/edu/collection/<int:collection_id>/reports.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
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
        return send_file(
            collection, f"{collection.name}.xlsx", collection._table_xlsx()
        )
