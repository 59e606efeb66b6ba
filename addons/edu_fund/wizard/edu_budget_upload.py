import base64
from decimal import Decimal, InvalidOperation

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.edu_base.tools.tables import read_table

from ..tools.money import fen, yuan

MOST = 10**13  # fen: no line of a bureau comes near


class EduBudgetUpload(models.TransientModel):
    """Take the lines of a draft from a table, as it was downloaded and filled in.

    A line that is there already, by kind and title, is changed; others are added. A
    table with a fault changes nothing, and the fault is named with its row.
    """

    _name = "edu.budget.upload"
    _description = "Take Lines from a Table"

    budget_id = fields.Many2one(
        "edu.budget", required=True, readonly=True, ondelete="cascade", help="预算"
    )
    file = fields.Binary(required=True, attachment=False, help="XLSX 或 CSV 表格")
    file_name = fields.Char(export_string_translation=False)

    def action_take(self):
        """Read the table into the budget."""
        self.ensure_one()
        budget = self.budget_id
        there = {(line.kind, line.name): line for line in budget.line_ids}
        commands = {}
        for row, kind, title, planned, note in self._rows():
            if (kind, title) in commands:
                raise UserError(
                    self.env._("Row %(row)s: “%(title)s” twice.", row=row, title=title)
                )
            values = {"planned": planned, "note": note}
            line = there.get((kind, title))
            commands[kind, title] = (
                Command.update(line.id, values)
                if line
                else Command.create({"kind": kind, "name": title, **values})
            )
        budget.line_ids = list(commands.values())
        return {"type": "ir.actions.act_window_close"}

    def _rows(self):
        """Return (row, kind, title, yuan, how reckoned) of each row of the table."""
        titles = self.budget_id._table_titles()
        table = read_table(
            self.env,
            base64.b64decode(self.file),
            self.file_name or "",
            lambda cells: len(set(titles) & set(map(str, filter(None, cells)))),
        )
        missing = set(titles[:3]) - set(table.header)
        if missing:
            raise UserError(
                self.env._(
                    "The table has no column “%s”. Download the lines, and fill that "
                    "table in.",
                    "”, “".join(sorted(missing)),
                )
            )
        places = [table.header.index(t) if t in table.header else None for t in titles]
        return [self._row(number, cells, places) for number, cells in table.rows]

    def _row(self, number, cells, places):
        kind, title, planned, note = (
            cells[place] if place is not None and place < len(cells) else None
            for place in places
        )
        label = str(kind or "").strip()
        kinds = {name: code for code, name in self._kind_labels().items()}
        if label not in kinds:
            raise UserError(
                self.env._(
                    "Row %(row)s: “%(kind)s” is no kind of line. There are: %(kinds)s.",
                    row=number,
                    kind=label,
                    kinds=", ".join(kinds),
                )
            )
        title = str(title or "").strip() or label
        note = str(note or "").strip() or False
        return number, kinds[label], title, self._amount(number, planned), note

    def _kind_labels(self):
        return self.env["edu.budget.line"]._kind_labels()

    def _amount(self, number, cell):
        """Return a cell as yuan; raises UserError on what is no amount."""
        try:
            amount = fen(Decimal(str(cell).replace(",", "").strip()))
        except (InvalidOperation, ValueError):
            amount = -1
        if not 0 <= amount <= MOST:
            raise UserError(
                self.env._(
                    "Row %(row)s: “%(cell)s” is no amount in yuan.",
                    row=number,
                    cell=cell if isinstance(cell, (str, int, float)) else "",
                )
            )
        return float(yuan(amount))
