from datetime import date

from odoo import models
from odoo.tools import format_date

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import (
    WIDE,
    Cell,
    Column,
    Document,
    Table,
)
from odoo.addons.report_chromium.tools.docx import write_docx

# What the columns share of the sheet, about a millimetre each where it is printed.
WIDTHS = {
    "decomposition": (11, 22, 30, 64, 20, 24, 36, 21, 28),
    "progress": (11, 17, 20, 42, 17, 18, 32, 22, 20, 40, 14, 17, 22),
}
CENTRED = {0, 7, 10, 11}


class EduPlan(models.Model):
    """The decomposition table (任务分解表) and the progress table (进展表) of a plan.

    A table has the same columns and rows as XLSX, DOCX and PDF; it holds the tasks that
    the reader may read, as bureaus print them (JJ30).
    """

    _inherit = "edu.plan"

    def _table_xlsx(self, table):
        """Return a table as the bytes of an XLSX file."""
        title = self._table_title(table)
        columns = [(column.title, column.width) for column in self._columns(table)]
        rows = [[_plain(value) for value in row] for row in self._table_rows(table)]
        return workbook([Sheet(title, title, columns, rows)])

    def _table_docx(self, table):
        """Return a table as the bytes of a DOCX file."""
        return write_docx(self._table_document(table))

    def _table_document(self, table):
        """Return what the PDF and the DOCX of a table show."""
        rows = [[_printed(value) for value in row] for row in self._table_rows(table)]
        source = " ".join(filter(None, (self.issuer, self.document_number)))
        return Document(
            self._table_title(table),
            [Table(self._columns(table), rows)],
            (source, self.env._("As of %s", format_date(self.env, today()))),
            WIDE,
        )

    def _table_title(self, table):
        if table == "progress":
            return self.env._("%s: Table of Progress", self.name)
        return self.env._("%s: Table of Tasks", self.name)

    def _columns(self, table):
        titles = [
            self.env._("No."),
            self.env._("Area"),
            self.env._("Task"),
            self.env._("Measure"),
            self.env._("Deliverable"),
            self.env._("Lead Unit"),
            self.env._("Cooperating Unit"),
            self.env._("Due"),
            self.env._("Target"),
        ]
        if table == "progress":
            titles += [
                self.env._("Progress Made"),
                self.env._("Done So Far"),
                self.env._("Light"),
                self.env._("Held Up By"),
            ]
        return [
            Column(title, width, place in CENTRED)
            for place, (title, width) in enumerate(
                zip(titles, WIDTHS[table], strict=True)
            )
        ]

    def _table_rows(self, table):
        """Return a row per live task, in the order of the document."""
        tasks = self.env["edu.task"].search(
            [
                ("plan_id", "=", self.id),
                ("kind", "=", "task"),
                ("state", "!=", "cancelled"),
            ],
            order="sequence, id",
        )
        rows = [task._table_row(place) for place, task in enumerate(tasks, start=1)]
        if table == "progress":
            last = tasks._last_reports()
            added = [task._progress_cells(last.get(task)) for task in tasks]
            rows = [row + cells for row, cells in zip(rows, added, strict=True)]
        return rows


def _plain(value):
    return value.text if isinstance(value, Cell) else value


def _printed(value):
    if isinstance(value, Cell):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)
