from contextlib import contextmanager

from odoo import api, models
from odoo.exceptions import AccessDenied

REACH = ("active", "group_ids", "scope_unit_ids", "unit_id")


class ResUsers(models.Model):
    """Logins, their failures and whatever changes a person's reach are on record."""

    _inherit = "res.users"

    def _login(self, credential, user_agent_env):
        auth_info = super()._login(credential, user_agent_env)
        self.env["edu.audit"]._log("login", [{"user_id": auth_info["uid"]}])
        return auth_info

    @contextmanager
    def _assert_can_auth(self, user=None):
        with super()._assert_can_auth(user=user):
            try:
                yield
            except AccessDenied:
                self.env["edu.audit"]._log_apart("login_failed", self._failing(user))
                raise

    @api.model
    def _failing(self, user):
        """Return what is known of a failed login: the name typed, and whose it is."""
        users = self.sudo().with_context(active_test=False)
        if isinstance(user, int):
            return {"about_user_id": users.browse(user).exists().id}
        person = users.search([("login", "=", user)], limit=1)
        return {"about_user_id": person.id, "login": user}

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        users._log_reach({})
        return users

    def write(self, vals):
        before = self._reach() if vals.keys() & set(REACH) else None
        result = super().write(vals)
        if before is not None:
            self._log_reach(before)
        return result

    def _reach(self):
        """Return {user: {field: names}} of what lets each of self do and see."""
        return {
            user: {name: user._names_of(name) for name in REACH} for user in self.sudo()
        }

    def _names_of(self, name):
        if name == "active":
            return self.env._("Yes") if self.active else self.env._("No")
        return ", ".join(self[name].mapped("display_name"))

    def _log_reach(self, before):
        """Log who has been given or has lost what since `before` (see `_reach`)."""
        rows = [
            {"about_user_id": user.id, "detail": change}
            for user, after in self._reach().items()
            if (change := user._change(before.get(user, {}), after))
        ]
        self.env["edu.audit"]._log("roles", rows)

    def _change(self, before, after):
        return "\n".join(
            f"{self._fields[name]._description_string(self.env)}: "
            f"{before.get(name, '')} → {value}"
            for name, value in after.items()
            if before.get(name, "") != value
        )
