from datetime import date

from odoo import models
from odoo.tools import format_date

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import WIDE, Column, Document, Table

# What the columns share of the sheet, about a millimetre each where it is printed.
WIDTHS = (11, 44, 20, 20, 34, 50, 22, 22, 34, 32)
CENTRED = {0, 2, 3, 6, 7}


class EduList(models.Model):
    """A yearly list as the table that is printed and published (TS08).

    The PDF and the XLSX have the same columns and rows.
    """

    _inherit = "edu.list"

    def action_download(self):
        """Download the list as XLSX."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/list/{self.id}/list.xlsx",
            "target": "download",
        }

    def _table_xlsx(self):
        """Return the list as the bytes of an XLSX file."""
        columns = [(column.title, column.width) for column in self._columns()]
        return workbook([Sheet(self.name, self.name, columns, self._table_rows())])

    def _table_document(self):
        """Return what the PDF of the list shows."""
        rows = [
            [v.isoformat() if isinstance(v, date) else str(v) for v in row]
            for row in self._table_rows()
        ]
        return Document(
            self.name,
            [Table(self._columns(), rows)],
            (self.unit_id.name, self._standing()),
            WIDE,
        )

    def _standing(self):
        """Return how far the list has come, and since when."""
        label = self._state_label(self.state)
        day = self.published_on or self.approved_on
        return f"{label} {format_date(self.env, day)}" if day else label

    def _columns(self):
        titles = [
            self.env._("No."),
            self.env._("Subject"),
            self.env._("Domain"),
            self.env._("Kind"),
            self.env._("Topics"),
            self.env._("Units to Visit"),
            self.env._("From"),
            self.env._("To"),
            self.env._("Modes"),
            self.env._("Joint Departments"),
        ]
        return [
            Column(title, width, place in CENTRED)
            for place, (title, width) in enumerate(zip(titles, WIDTHS, strict=True))
        ]

    def _table_rows(self):
        """Return a row per item, in the order of the list."""
        return [item._table_row(n) for n, item in enumerate(self.item_ids, start=1)]
