from odoo import api, models


class MailLinkPreview(models.Model):
    _inherit = "mail.link.preview"

    @api.model
    def _is_link_preview_enabled(self):
        """Never: a preview fetches whatever address a person typed."""
        return False

    @api.model
    def _create_from_message_and_notify(self, message, request_url=None):
        """Leave links as links, also for callers that do not ask."""
