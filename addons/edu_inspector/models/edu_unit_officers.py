from odoo import models
from odoo.fields import Domain


class EduUnit(models.Model):
    _inherit = "edu.unit"

    def _officers(self):
        """Return {government of self: the first officer who serves it itself}."""
        officer = self.env.ref("edu_base.group_officer")
        rows = self.env["res.users"]._read_group(
            Domain("scope_unit_ids", "in", self.ids)
            & Domain("all_group_ids", "in", officer.ids),
            ["scope_unit_ids"],
            ["id:min"],
        )
        users = self.env["res.users"]
        return {unit: users.browse(first) for unit, first in rows}
