from odoo import models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduLetter(models.Model):
    """When a letter hands hazards over: as soon as it is out, until it is void."""

    _inherit = "edu.letter"

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name in ("print", "void"):
            findings = self.env["edu.finding"].sudo()
            told = findings.search([("hazard_letter_id", "in", self.ids)])
            out = today() if move.name == "print" else False
            opened(told, STATE_GUARD).write({"handed_over_on": out})
        return result

    def _shown(self, name):
        """Return the action that shows the letters; several are listed as `name`."""
        action = {
            "type": "ir.actions.act_window",
            "name": name,
            "res_model": self._name,
            "context": {"create": False},
        }
        if len(self) == 1:
            return action | {"res_id": self.id, "views": [(False, "form")]}
        views = [(False, "list"), (False, "form")]
        return action | {"views": views, "domain": [("id", "in", self.ids)]}
