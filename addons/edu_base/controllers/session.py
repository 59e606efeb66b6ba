from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.session import Session


class AuditedSession(Session):
    """Logouts are on record; hence these routes write."""

    @http.route(readonly=False)
    def logout(self, *args, **kwargs):
        self._log_logout()
        return super().logout(*args, **kwargs)

    @http.route(readonly=False)
    def destroy(self):
        self._log_logout()
        return super().destroy()

    def _log_logout(self):
        if request.db and request.session.uid:
            audit = request.env(user=request.session.uid)["edu.audit"]
            audit._log("logout", [{}])
