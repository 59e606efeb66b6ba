from werkzeug.exceptions import abort

from odoo import SUPERUSER_ID, models
from odoo.exceptions import AccessDenied
from odoo.http import request

# Scripts are built in the page by the web client; everything comes from here.
SAME_ORIGIN = "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'"

FIRST_PASSWORD = "/edu/first-password"

# What a browser needs to show and send the form, and the way out.
OPEN_TO_NEWCOMERS = (
    FIRST_PASSWORD,
    "/web/assets/",
    "/web/binary/company_logo",
    "/web/bundle/",
    "/web/login",
    "/web/session/destroy",
    "/web/session/logout",
    "/web/webclient/translations",
)


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _authenticate(cls, endpoint):
        """Open nothing but its form to who has yet to choose an own password."""
        super()._authenticate(endpoint)
        uid = request.session.uid or request.env.uid
        if not uid or request.httprequest.path.startswith(OPEN_TO_NEWCOMERS):
            return
        users = request.env(user=SUPERUSER_ID)["res.users"]
        if users._owes_password(uid):
            if endpoint.routing["type"] == "http":
                abort(request.redirect(FIRST_PASSWORD))
            raise AccessDenied(users._password_demand())

    @classmethod
    def _post_dispatch(cls, response):
        """Let a page load nothing from elsewhere, whatever was typed into it."""
        result = super()._post_dispatch(response)
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers.add("Content-Security-Policy", SAME_ORIGIN)
        return result
