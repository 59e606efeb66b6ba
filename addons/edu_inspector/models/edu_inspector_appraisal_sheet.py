from odoo import models
from odoo.tools import format_date

from odoo.addons.report_chromium.tools.document import Column, Document, Table


class EduInspectorAppraisal(models.Model):
    """The printed sheet of an appraisal (考核登记表)."""

    _inherit = "edu.inspector.appraisal"

    def _sheet(self):
        """Return what the PDF shows."""
        columns = [
            Column(self.env._("Item"), 30),
            Column(self.env._("Content"), 126),
        ]
        return Document(
            self._sheet_title(),
            [Table(columns, self._sheet_rows())],
            (self.owner_unit_id.name, self._state_label(self.state)),
        )

    def _sheet_title(self):
        return self.env._(
            "%(year)s Appraisal of %(name)s",
            year=self.year,
            name=self.inspector_id.name,
        )

    def _sheet_rows(self):
        """Return [(item, content)], the figures one a row, then words and grade."""
        labels = {
            name: self._labels([name]) for name in ("summary", "opinion", "grade")
        }
        grades = dict(self._fields["grade"]._description_selection(self.env))
        return [
            (self.env._("Inspector"), self.inspector_id.name),
            *((label, str(number)) for label, number in self._figure_rows()),
            (labels["summary"], self.summary or ""),
            (labels["opinion"], self.opinion or ""),
            (labels["grade"], grades.get(self.grade, "")),
            *((step.to_label, self._signed(step)) for step in self._signatures()),
        ]

    def _signatures(self):
        """Return the steps that stand on the sheet: who submitted, who confirmed."""
        last = {step.to_state: step for step in self.transition_ids.sorted("id")}
        signed = [last[state] for state in ("submitted", "confirmed") if state in last]
        return signed if self.state == "confirmed" else []

    def _signed(self, step):
        return f"{step.user_id.name} {format_date(self.env, step.date)}"
