from odoo import http
from odoo.exceptions import AccessError
from odoo.http import request

from ..tools.downloads import send_file
from ..tools.master_import.template import filled, template


class MasterImport(http.Controller):
    @http.route(
        "/edu/import/<string:kind>/template.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def template(self, kind, filled_in=False):
        """Send the template of a kind, with what there is already if asked for."""
        try:
            kind = request.env["edu.master.import"]._kind_of(kind)
        except AccessError:
            raise request.not_found() from None
        records = kind.records() if filled_in else kind.env[kind.model]
        content = filled(kind, records) if filled_in else template(kind)
        return send_file(records, f"{kind.label(kind.env)}.xlsx", content)

    @http.route(
        "/edu/import/<int:import_id>/wrong.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def wrong_rows(self, import_id):
        """Send the wrong rows of an import of the user's own, with the reasons."""
        wizard = request.env["edu.master.import"].browse(import_id).exists()
        if not wizard or not wizard.has_access("read"):
            raise request.not_found()
        name = request.env._("Wrong Rows")
        return send_file(wizard.row_ids, f"{name}.xlsx", wizard._wrong_rows_xlsx())
