from odoo import api, models


class MailPush(models.Model):
    _inherit = "mail.push"

    @api.model
    def _push_notification_to_endpoint(self, batch_size=50):
        """Drop what waits: a push passes through the maker of the browser."""
        self.sudo().search([], limit=batch_size).unlink()
