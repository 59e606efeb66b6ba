from odoo import models

from ..tools.xlsx import Sheet, workbook


class EduCollection(models.Model):
    """All reports of a collection side by side, for the bureau's summary (汇总表)."""

    _inherit = "edu.collection"

    def _table_xlsx(self):
        """Return the reports the user may read as the bytes of an XLSX file."""
        name = self.env._("Reports")
        title = f"{self.name} {self.period_label}"
        return workbook([Sheet(name, title, self._columns(), self._rows())])

    def _columns(self):
        """Return the titles of the columns and their widths in characters."""
        fixed = [
            (self.env._("No."), 6),
            (self.env._("Unit"), 24),
            (self.env._("State"), 10),
            (self.env._("Handed In"), 12),
            (self.env._("By"), 12),
            (self.env._("Report"), 50),
        ]
        return fixed + [(item.name, 20) for item in self.item_ids]

    def _rows(self):
        reports = self.env["edu.collection.report"].search(
            [("collection_id", "=", self.id)], order="unit_id, id"
        )
        states = dict(reports._fields["state"]._description_selection(self.env))
        return [
            [
                place,
                report.unit_id.name,
                states[report.state],
                report.submitted_on,
                report.submitted_by_id.sudo().name or "",
                report.text or "",
                *report._answers_in_order(),
            ]
            for place, report in enumerate(reports, start=1)
        ]
