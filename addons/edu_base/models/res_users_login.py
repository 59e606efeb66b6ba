from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import AccessDenied, UserError
from odoo.http import request


class ResUsers(models.Model):
    """Logging in: failures are limited for all workers, and passwords are no names."""

    _inherit = "res.users"

    @contextmanager
    def _assert_can_auth(self, user=None):
        """Refuse who has failed too often, by login or from an address."""
        with super()._assert_can_auth(user=user):
            attempts = self.env["edu.attempt"]
            keys = self._attempt_keys(user)
            if any(attempts._is_blocked(*key) for key in keys):
                raise AccessDenied(
                    self.env._("Too many failed logins. Try again in a few minutes.")
                )
            try:
                yield
            except AccessDenied:
                for key in keys:
                    attempts._count_failure(*key)
                raise
            # An address is no person: its count runs out by itself.
            for kind, key in keys[:1]:
                attempts._forget_failures(kind, key)

    @api.model
    def _attempt_keys(self, user):
        """Return (kind, key) of whatever a login may fail by: name, and address."""
        if isinstance(user, int):
            user = self.sudo().browse(user).login
        keys = [("login", (user or "").casefold())]
        # The external interface hides the request from its services.
        if request:
            keys.append(("login_address", request.httprequest.remote_addr or ""))
        return keys

    def _set_password(self):
        for user in self:
            if (user.password or "").casefold() == (user.login or "").casefold():
                raise UserError(self.env._("The login name is no password."))
        return super()._set_password()
