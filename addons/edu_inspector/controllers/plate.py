from odoo import http
from odoo.http import request

from odoo.addons.edu_base.controllers.open_page import STATELESS, show


class Plate(http.Controller):
    """What the QR code at the gate of a school opens, for everybody (TS67)."""

    @http.route("/edu/plate/<string:code>", methods=["GET"], **STATELESS)
    def page(self, code, **_ignored):
        shown = request.env["edu.plate"]._try(code, request.httprequest.remote_addr)
        if not shown:
            return show("edu_inspector.plate_page_unknown", status=404)
        return show("edu_inspector.plate_page", {"shown": shown})
