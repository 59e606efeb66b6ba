from datetime import date

from odoo import api, models


class EduInspectorComplaint(models.Model):
    """What complaints say of an inspector in a year."""

    _inherit = "edu.inspector"

    def _appraisal_figures(self, year):
        """Count what was closed in the year as substantiated, wholly or in part."""
        figures = super()._appraisal_figures(year)
        counts = (
            self.env["edu.complaint"]
            .sudo()
            ._read_group(
                [
                    ("inspector_id", "in", self.ids),
                    ("outcome", "in", ("substantiated", "partly")),
                    ("state", "=", "closed"),
                    ("closed_on", ">=", date(year, 1, 1)),
                    ("closed_on", "<=", date(year, 12, 31)),
                ],
                ["inspector_id"],
                ["__count"],
            )
        )
        found = {inspector.id: count for inspector, count in counts}
        for number, own in figures.items():
            own["complaints"] = found.get(number, 0)
        return figures

    @api.model
    def _appraisal_labels(self):
        label = self.env._("Complaints found to be justified")
        return super()._appraisal_labels() | {"complaints": label}
