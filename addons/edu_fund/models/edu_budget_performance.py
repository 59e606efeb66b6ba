from odoo import models
from odoo.tools import formatLang

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import (
    WIDE,
    Cell,
    Column,
    Document,
    Table,
)

# What the columns share of the sheet, about a millimetre each where it is printed.
WIDTHS = (11, 20, 34, 44, 24, 24, 15, 15, 15, 34, 34, 16)
CENTRED = {0, 4, 5, 6, 7, 8, 11}


class EduBudgetPerformance(models.Model):
    """The performance table of a budget (绩效自评表): PDF and XLSX (MJ19)."""

    _inherit = "edu.budget"

    def action_download_performance(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/budget/{self.id}/performance.xlsx",
            "target": "download",
        }

    def _performance_title(self):
        return self.env._(
            "%(unit)s: Self-Evaluation of Performance in %(year)s",
            unit=self.unit_id.name,
            year=self.year,
        )

    def _performance_xlsx(self):
        """Return the table as the bytes of an XLSX file."""
        title = self._performance_title()
        columns = [(column.title, column.width / 2) for column in self._goal_columns()]
        rows = [
            [value.text if isinstance(value, Cell) else value for value in row]
            for row in self._goal_rows()
        ]
        return workbook([Sheet(title, title, columns, rows)])

    def _performance_document(self):
        """Return what the PDF of the table shows."""
        rows = [[self._printed(value) for value in row] for row in self._goal_rows()]
        return Document(
            self._performance_title(),
            [self._money_table(), Table(self._goal_columns(), rows)],
            (self.document_number or "", self.env._("In yuan")),
            WIDE,
        )

    def _money_table(self):
        """Return what the unit had and spent; the rates are percent."""
        names = ("granted", "committed", "spent", "rate", "self_score", "review_score")
        columns = [Column(self._label(name), 40, amounts=True) for name in names]
        return Table(columns, [[formatLang(self.env, self[name]) for name in names]])

    def _goal_columns(self):
        goal = self.env["edu.fund.goal"]
        names = (
            "kind line_id name target actual weight self_score review_score "
            "self_words review_words use"
        ).split()
        titles = [self.env._("No."), *(goal._label(name) for name in names)]
        return [
            Column(title, width, place in CENTRED)
            for place, (title, width) in enumerate(zip(titles, WIDTHS, strict=True))
        ]

    def _goal_rows(self):
        """Return a row per goal in their order, and the sums of the scores."""
        goals = self.goal_ids
        names = ("weight", "self_score", "review_score")
        sums = [sum(goals.mapped(name)) for name in names]
        blank = [None] * 3
        return [goal._table_row(place) for place, goal in enumerate(goals, start=1)] + [
            [None, self.env._("Total"), *blank, None, *sums, *blank]
        ]

    def _label(self, name):
        return self._fields[name]._description_string(self.env)

    def _printed(self, value):
        if isinstance(value, float):
            return formatLang(self.env, value)
        return value if isinstance(value, Cell) else str(value or "")
