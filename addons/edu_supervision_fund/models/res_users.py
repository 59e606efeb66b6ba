from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _paying_governments(self):
        """Return as well who appointed the user, and whose visits they took part in."""
        governments = super()._paying_governments()
        own = [("user_id", "=", self.id)]
        inspector = self.env["edu.inspector"].sudo().search(own)
        rows = self.env["edu.visit.member"].sudo()._read_group(own, ["owner_unit_id"])
        visited = inspector.owner_unit_id.concat(*(unit for (unit,) in rows))
        return governments | visited.with_env(self.env)
