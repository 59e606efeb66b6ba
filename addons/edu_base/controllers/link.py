from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..tools.links import read_form
from ..tools.uploads import MAX_BYTES

CODE_BYTES = 4 * 1024
FORM_BYTES = MAX_BYTES + 64 * 1024
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}
# No session is made or kept. So there is nothing that a browser would send along by
# itself, which is what a csrf token protects: the token in the body is the only key,
# and whoever could forge a request with it holds it already.
STATELESS = {"type": "http", "auth": "public", "csrf": False, "save_session": False}


class Link(http.Controller):
    """The pages of personal links. Nothing is shown before a token was posted."""

    @http.route("/edu/link", methods=["GET"], readonly=True, **STATELESS)
    def ask(self, **_ignored):
        """Show the same page to everybody; its script reads the token itself."""
        return self._page("edu_base.link_page_ask")

    @http.route(
        "/edu/link/open", methods=["POST"], max_content_length=CODE_BYTES, **STATELESS
    )
    def open(self, **_ignored):
        token, link = self._try()
        return self._form(link, token, {}) if link else self._refuse()

    @http.route(
        "/edu/link/submit", methods=["POST"], max_content_length=FORM_BYTES, **STATELESS
    )
    def submit(self, **_ignored):
        token, link = self._try()
        if not link:
            return self._refuse()
        target, form = link._target(), request.httprequest.form.to_dict()
        form.pop("token", None)
        files = dict(request.httprequest.files.lists())
        try:
            with request.env.cr.savepoint():
                values = read_form(target.env, target._link_fields, form, files)
                if not link._use_up():
                    return self._refuse()
                target._submit_link(values)
        except UserError as error:
            return self._form(link, token, form, str(error))
        return self._page("edu_base.link_page_done", target.env)

    def _try(self):
        """Return the posted token, and the link that it opens or none."""
        token = request.httprequest.form.get("token", "")
        address = request.httprequest.remote_addr
        return token, request.env["edu.link"]._try(token, address)

    def _form(self, link, token, values, error=None):
        target = link._target()
        return self._page(
            "edu_base.link_page_form",
            target.env,
            record=target,
            template=target._link_template,
            person=link.user_id,
            token=token,
            values=values,
            error=error,
        )

    def _refuse(self):
        """Say the same whatever was wrong with the link."""
        response = self._page("edu_base.link_page_refused")
        response.status_code = 403
        return response

    def _page(self, page, env=None, /, **values):
        env = env or request.env
        html = env["ir.qweb"]._render(page, values)
        return request.make_response(f"<!DOCTYPE html>\n{html}", headers=HEADERS)
