from werkzeug.exceptions import NotFound

from odoo.addons.mail.controllers.discuss.gif import DiscussGifController


class OfflineGif(DiscussGifController):
    def _request_gifs(self, endpoint):
        """Search no pictures elsewhere, with or without a key."""
        raise NotFound()
