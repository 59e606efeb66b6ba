from collections import defaultdict

from odoo import fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.xlsx import Sheet, workbook
from odoo.addons.report_chromium.tools.document import (
    WIDE,
    Cell,
    Column,
    Document,
    Paragraph,
    Table,
)

from ..models.edu_budget_entry import QUARTERS
from ..tools.bookings import CHANGED, quarter_of
from ..tools.execution import Execution, total
from ..tools.money import fen

RATE = 6  # place of the rate among the amounts


class EduFundExecutionSheet(models.TransientModel):
    """The table of execution up to a quarter, on paper (经费执行情况表, TS69).

    It is read from the ledger: what was granted and spent until the end of the
    quarter, beside the same time of the year before.
    """

    _name = "edu.fund.execution.sheet"
    _description = "Table of Execution"

    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        required=True,
        default=lambda self: self.env.user.scope_unit_ids[:1],
        domain="[('kind', '=', 'government')]",
        help="Whose budgets are told (填报政府)",
    )
    with_below = fields.Boolean(
        string="With Those Below",
        help="Also of the governments under it, in the user's scope (含下级)",
    )
    year = fields.Integer(required=True, default=lambda self: today().year, help="年度")
    quarter = fields.Selection(
        QUARTERS,
        string="Up to Quarter",
        required=True,
        default=lambda self: str(quarter_of(today(), today().year)),
        help="Amounts are counted from January to its end (截至季度)",
    )

    def action_print(self):
        """Print the table as PDF."""
        report = self.env.ref("edu_fund.edu_fund_execution_sheet_report")
        return report.report_action(self) | {"close_on_report_download": True}

    def action_download(self):
        """Download the table as XLSX."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/fund/execution/{self.id}/execution.xlsx",
            "target": "download",
        }

    def _title(self):
        return self.env._(
            "%(government)s: Execution of the Budget, Quarter %(quarter)s of %(year)s",
            government=self.owner_unit_id.name,
            quarter=self.quarter,
            year=self.year,
        )

    def _table_xlsx(self):
        """Return the table as the bytes of an XLSX file."""
        columns = [(column.title, column.width) for column in self._columns()]
        rows = [(*names, *_amounts(sums)) for names, sums in self._told()]
        return workbook([Sheet(self._title(), self._title(), columns, rows)])

    def _table_document(self):
        """Return what the PDF of the table shows."""
        rows = [(*names, *self._printed(sums)) for names, sums in self._told()]
        signed = self.env._(
            "Head of the unit:\u3000\u3000\u3000\u3000\u3000\u3000Checked by:"
            "\u3000\u3000\u3000\u3000\u3000\u3000Made by: %s",
            self.env.user.name,
        )
        return Document(
            self._title(),
            [Table(self._columns(), rows), Paragraph(signed, "flush")],
            (
                self.env._("Reported by: %s", self.owner_unit_id.name),
                self.env._("Unit: yuan"),
            ),
            WIDE,
        )

    def _columns(self):
        titles = [
            self.env._("Amount Approved"),
            self.env._("Adjusted"),
            self.env._("Budget Now"),
            self.env._("Committed"),
            self.env._("Spent in the Quarter"),
            self.env._("Spent from January"),
            self.env._("Executed (%)"),
            self.env._("Same Time Last Year"),
            self.env._("More than Last Year"),
        ]
        return [
            Column(self.env._("Spending Unit"), 36),
            Column(self.env._("Kind"), 22),
            *(
                Column(title, 16 if place == RATE else 25, amounts=True)
                for place, title in enumerate(titles)
            ),
        ]

    def _printed(self, sums):
        """Return the amounts as text, a rate behind the year in red."""
        cells = [f"{amount:,.2f}" for amount in _amounts(sums)]
        if sums.is_behind(int(self.quarter)):
            cells[RATE] = Cell(cells[RATE], "bad")
        return cells

    def _told(self):
        """Return pairs of two names and an Execution: kinds, units and the whole."""
        by_unit = self._executions()
        rows = []
        for unit in sorted(by_unit, key=_order):
            kinds = by_unit[unit]
            rows += self._told_of(unit, kinds)
            if len(by_unit) > 1:
                whole = total(kinds.values())
                rows.append(((unit.name, self.env._("Subtotal")), whole))
        whole = total(sums for kinds in by_unit.values() for sums in kinds.values())
        return [*rows, ((self.env._("Total"), ""), whole)]

    def _told_of(self, unit, kinds):
        lines = self.env["edu.budget.line"]
        labels = lines._fields["kind"]._description_selection(self.env)
        return [
            ((unit.name, label), kinds[kind]) for kind, label in labels if kind in kinds
        ]

    def _executions(self):
        """Return {unit: {kind: Execution}}, as far as the user may read the ledger."""
        whose = "child_of" if self.with_below else "="
        groups = self.env["edu.budget.entry"]._read_group(
            [
                ("owner_unit_id", whose, self.owner_unit_id.id),
                ("year", "in", (self.year, self.year - 1)),
                ("quarter", "<=", self.quarter),
            ],
            ["unit_id", "kind", "year", "quarter"],
            [f"{name}:sum" for name in CHANGED],
        )
        units = defaultdict(lambda: defaultdict(Execution))
        for unit, kind, year, quarter, *amounts in groups:
            units[unit][kind] += self._execution(year, quarter, *map(fen, amounts))
        return units

    def _execution(self, year, quarter, approved, adjusted, committed, spent):
        if year != self.year:
            return Execution(last_spent=spent)
        in_quarter = spent if quarter == self.quarter else 0
        return Execution(approved, adjusted, committed, in_quarter, spent)


def _order(unit):
    """Sort units of higher levels first."""
    height = unit.parent_path.count("/")
    return height, unit.sequence, unit.pinyin_key or "", unit.id


def _amounts(sums):
    """Return the amounts of a row, the rate in its place."""
    amounts = sums.amounts
    return [*amounts[:RATE], sums.rate, *amounts[RATE:]]
