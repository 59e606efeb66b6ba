from odoo import http

from ..tools.downloads import exportable, send_file


class CollectionTable(http.Controller):
    @http.route(
        "/edu/collection/<int:collection_id>/reports.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def table(self, collection_id):
        """Send the reports of a collection that the user may read and export."""
        collection = exportable("edu.collection", collection_id)
        return send_file(
            collection, f"{collection.name}.xlsx", collection._table_xlsx()
        )
