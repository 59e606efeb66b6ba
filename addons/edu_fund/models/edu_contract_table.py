from datetime import date

from odoo import models
from odoo.tools import formatLang

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import WIDE, Column, Document, Table

from ..tools.money import total
from ..tools.pace import percent

# What the columns share of the sheet, about a millimetre each where it is printed.
WIDTHS = (28, 46, 40, 36, 22, 26, 26, 26, 16, 20, 18)
CENTRED = {4, 9, 10}
AMOUNTS = range(5, 9)  # what is agreed, paid and unpaid, and the rate
MONEY = ("amount", "paid", "unpaid")


class EduContractTable(models.Model):
    """Contracts in a table: what was agreed beside what was paid (JJ07).

    The PDF and the XLSX have the same columns and rows, and a sum below.
    """

    _inherit = "edu.contract"

    def action_download(self):
        """Download the table of the latest year of self, of all that the user sees."""
        year = max(self.mapped("year"))
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/contracts/{year}/contracts.xlsx",
            "target": "download",
        }

    def _table_title(self, year):
        return self.env._("Contracts and Payments of %s", year)

    def _table_xlsx(self, title):
        """Return self as the bytes of an XLSX file."""
        columns = [(column.title, column.width / 2) for column in self._columns()]
        return workbook([Sheet(title, title, columns, self._table_rows())])

    def _table_document(self, title, whose):
        """Return what the PDF of self shows; `whose` stands above at the left."""
        rows = [[self._printed(value) for value in row] for row in self._table_rows()]
        return Document(
            title,
            [Table(self._columns(), rows)],
            (whose, self.env._("In yuan")),
            WIDE,
        )

    def _columns(self):
        names = ("number", "name", "provider_id", "unit_id", "signed_on", *MONEY)
        titles = [
            *(self._fields[name]._description_string(self.env) for name in names),
            self.env._("Paid (%)"),
            self.env._("Delivered and Accepted"),
            self._fields["state"]._description_string(self.env),
        ]
        return [
            Column(title, width, place in CENTRED, place in AMOUNTS)
            for place, (title, width) in enumerate(zip(titles, WIDTHS, strict=True))
        ]

    def _table_rows(self):
        """Return a row per contract, and the sums of all of them."""
        sums = [total(self.mapped(name)) for name in MONEY]
        below = (None, self.env._("Total"), None, None, None, *sums)
        rate = round(percent(sums[1], sums[0]), 2)
        return [contract._table_row() for contract in self] + [
            (*below, rate, None, None)
        ]

    def _table_row(self):
        accepted = self.deliverable_ids.filtered(lambda item: item.state == "accepted")
        return (
            self.number or None,
            self.name,
            self.provider_id.name,
            self.unit_id.name,
            self.signed_on or None,
            *(self[name] for name in MONEY),
            round(percent(self.paid, self.amount), 2),
            f"{len(accepted)}/{len(self.deliverable_ids)}",
            self._state_label(self.state),
        )

    def _printed(self, value):
        if isinstance(value, float):
            return formatLang(self.env, value)
        return value.isoformat() if isinstance(value, date) else value or ""
