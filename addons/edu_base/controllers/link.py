from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from ..tools.links import read_form
from ..tools.uploads import MAX_BYTES
from .open_page import STATELESS, show

CODE_BYTES = 4 * 1024
FORM_BYTES = MAX_BYTES + 64 * 1024


class Link(http.Controller):
    """The pages of personal links. Nothing is shown before a token was posted."""

    @http.route("/edu/link", methods=["GET"], readonly=True, **STATELESS)
    def ask(self, **_ignored):
        """Show the same page to everybody; its script reads the token itself."""
        return show("edu_base.link_page_ask")

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
        return show("edu_base.link_page_done", env=target.env)

    def _try(self):
        """Return the posted token, and the link that it opens or none."""
        token = request.httprequest.form.get("token", "")
        address = request.httprequest.remote_addr
        return token, request.env["edu.link"]._try(token, address)

    def _form(self, link, token, values, error=None):
        target = link._target()
        content = {
            "record": target,
            "template": target._link_template,
            "person": link.user_id,
            "token": token,
            "values": values,
            "error": error,
        }
        return show("edu_base.link_page_form", content, target.env)

    def _refuse(self):
        """Say the same whatever was wrong with the link."""
        return show("edu_base.link_page_refused", status=403)
