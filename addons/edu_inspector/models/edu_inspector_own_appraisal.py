from odoo import models


class EduInspector(models.Model):
    """The own page: appraisals that wait for the inspector's own words."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_appraisals()]

    def _own_appraisals(self):
        appraisals = self.env["edu.inspector.appraisal"].search(
            [("inspector_id", "=", self.id), ("state", "=", "open")]
        )
        return {
            "key": "appraisals",
            "sequence": 5,
            "title": self.env._("My Appraisal"),
            "lines": [self._own_appraisal_line(one) for one in appraisals],
        }

    def _own_appraisal_line(self, appraisal):
        written = bool(appraisal.summary)
        return {
            "key": appraisal.id,
            "title": self.env._("Appraisal of %s", appraisal.year),
            "text": self.env._("Your summary is written; you may still change it.")
            if written
            else self.env._("Write your own summary."),
            "tone": "success" if written else "danger",
            "action": self._own_action(appraisal),
        }
