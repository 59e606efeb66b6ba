from werkzeug.exceptions import NotFound

from odoo.addons.mail.controllers.google_translate import GoogleTranslateController


class OfflineTranslate(GoogleTranslateController):
    def _post(self, endpoint="", data=None):
        """Give no message to a translation service, with or without a key."""
        raise NotFound()
