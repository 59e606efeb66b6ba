from werkzeug.exceptions import NotFound

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.html_editor.controllers.main import HTML_Editor


class OfflineEditor(HTML_Editor):
    """The editor's library, texts by machine and previews are other people's."""

    @http.route()
    def save_library_media(self, media):
        raise NotFound()

    @http.route()
    def media_library_search(self, **params):
        raise NotFound()

    @http.route()
    def generate_text(self, prompt, conversation_history):
        raise NotFound()

    @http.route()
    def link_preview_metadata(self, preview_url):
        return {}

    def _attachment_create(
        self, name="", data=False, url=False, res_id=False, res_model="ir.ui.view"
    ):
        if url and not data:
            raise UserError(
                request.env._("Upload the picture instead of naming its address.")
            )
        return super()._attachment_create(name, data, url, res_id, res_model)
