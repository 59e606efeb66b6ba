from odoo import models

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook

WIDTHS = (14, 30, 16, 50)


class EduBudgetTable(models.Model):
    """The lines of a budget as a table that is filled in elsewhere and taken back."""

    _inherit = "edu.budget"

    def action_download(self):
        """Download the lines as XLSX: what `action_upload` reads."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/budget/{self.id}/lines.xlsx",
            "target": "download",
        }

    def _table_titles(self):
        """Return the titles of the columns: kind, title, asked for, how reckoned."""
        return [
            self.env._("Kind"),
            self.env._("Title"),
            self.env._("Planned"),
            self.env._("How Reckoned"),
        ]

    def _table_xlsx(self):
        """Return the lines as the bytes of an XLSX file."""
        labels = self.line_ids._kind_labels()
        rows = [
            (labels[line.kind], line.name, line.planned, line.note or None)
            for line in self.line_ids
        ]
        columns = list(zip(self._table_titles(), WIDTHS, strict=True))
        return workbook([Sheet(str(self.year), self.name, columns, rows)])
