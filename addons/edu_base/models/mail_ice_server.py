from odoo import models

# The browser asks core's default servers when it is given none.
NO_SERVER = {"urls": "stun:127.0.0.1:9"}


class MailIceServer(models.Model):
    _inherit = "mail.ice.server"

    def _get_ice_servers(self):
        """Return the bureau's own servers; nobody else learns who calls whom."""
        return self._get_local_ice_servers() or [NO_SERVER]
