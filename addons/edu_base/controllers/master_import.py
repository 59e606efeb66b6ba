from odoo import http
from odoo.exceptions import AccessError
from odoo.http import content_disposition, request

from ..tools.master_import.template import filled, template

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class MasterImport(http.Controller):
    @http.route(
        "/edu/import/<string:kind>/template.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def template(self, kind, filled_in=False):
        """Send the template of a kind, with what there is already if asked for."""
        try:
            kind = request.env["edu.master.import"]._kind_of(kind)
        except AccessError:
            raise request.not_found() from None
        return self._send(
            kind.label(kind.env), filled(kind) if filled_in else template(kind)
        )

    @http.route(
        "/edu/import/<int:import_id>/wrong.xlsx",
        type="http",
        auth="user",
        methods=["GET"],
        readonly=True,
    )
    def wrong_rows(self, import_id):
        """Send the wrong rows of an import of the user's own, with the reasons."""
        wizard = request.env["edu.master.import"].browse(import_id).exists()
        if not wizard or not wizard.has_access("read"):
            raise request.not_found()
        name = request.env._("Wrong Rows")
        return self._send(name, wizard._wrong_rows_xlsx())

    def _send(self, name, data):
        headers = [
            ("Content-Type", XLSX),
            ("X-Content-Type-Options", "nosniff"),
            ("Content-Disposition", content_disposition(f"{name}.xlsx")),
        ]
        return request.make_response(data, headers=headers)
