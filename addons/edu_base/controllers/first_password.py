from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..models.ir_http import FIRST_PASSWORD


class FirstPassword(http.Controller):
    @http.route(FIRST_PASSWORD, type="http", auth="user", methods=["GET", "POST"])
    def replace(self, old="", new="", again="", **_kwargs):
        """Show the form, or take the own password and let the person in."""
        user = request.env.user
        if not user._owes_password(user.id):
            return request.redirect("/odoo")
        error = None
        if request.httprequest.method == "POST":
            try:
                user._replace_first_password(old, new, again)
            except UserError as refusal:
                error = str(refusal)
            else:
                self._keep_session(user)
                return request.redirect("/odoo")
        response = request.render("edu_base.first_password", {"error": error})
        response.headers["Cache-Control"] = "no-store"
        return response

    def _keep_session(self, user):
        """A new password ends all sessions; this one goes on."""
        token = user._compute_session_token(request.session.sid)
        request.session.session_token = token
