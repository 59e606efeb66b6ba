from odoo import models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today


class EduInspector(models.Model):
    """How an inspector leaves office, or is suspended from it."""

    _inherit = "edu.inspector"

    def action_suspend(self):
        """Open the dialog that suspends the inspector from today on."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Suspension"),
            "res_model": "edu.inspector.suspension",
            "view_mode": "form",
            "target": "new",
            "context": {"default_inspector_id": self.id},
        }

    def action_propose_exit(self, reason=None):
        """Open the dialog in which a chief ends what self serve, or shall serve.

        `reason` is a sentence that the chief may change.
        """
        serving = self.env["edu.inspector.appointment"].search(
            Domain("inspector_id", "in", self.ids)
            & Domain("state", "=", "appointed")
            & self.env["edu.inspector.appointment"]._lasting(today())
        )
        action = serving.action_end()
        action["context"]["default_reason"] = reason
        return action

    def _after_exit(self, day):
        """React to self leaving office for good, `day` being the last one served.

        What an inspector is responsible for ends with that day.
        """
