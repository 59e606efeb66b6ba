from odoo import api, models


class ResGroups(models.Model):
    """Who is put into a role from the role's side, and roles within roles."""

    _inherit = "res.groups"

    @api.model_create_multi
    def create(self, vals_list):
        groups = super().create(vals_list)
        groups._log_membership({})
        return groups

    def write(self, vals):
        if not vals.keys() & {"user_ids", "implied_ids", "implied_by_ids"}:
            return super().write(vals)
        before = self._membership()
        result = super().write(vals)
        self._log_membership(before)
        return result

    def _membership(self):
        """Return {group: (its users, the groups within it)} of self."""
        return {group: (group.user_ids, group.implied_ids) for group in self.sudo()}

    def _log_membership(self, before):
        """Log what has changed since `before` (see `_membership`)."""
        rows = []
        for group, (users, implied) in self._membership().items():
            had_users, had_implied = before.get(group, (users[:0], implied[:0]))
            rows += group._person_rows("+", users - had_users)
            rows += group._person_rows("−", had_users - users)
            rows += group._implied_rows(had_implied, implied)
        self.env["edu.audit"]._log("roles", rows)

    def _person_rows(self, sign, users):
        label = self.env["res.users"]._fields["group_ids"]
        text = f"{label._description_string(self.env)}: {sign} {self.display_name}"
        return [{"about_user_id": user.id, "detail": text} for user in users]

    def _implied_rows(self, before, after):
        if before == after:
            return []
        names = [", ".join(groups.mapped("display_name")) for groups in (before, after)]
        text = f"{self.display_name}: {names[0]} → {names[1]}"
        return [{"res_model": self._name, "res_id": self.id, "detail": text}]
