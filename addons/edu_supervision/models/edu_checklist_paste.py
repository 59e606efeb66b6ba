from odoo import fields, models
from odoo.fields import Command

HEADING = (":", "：")
COLUMNS = ("name", "basis", "requirement")


class EduChecklist(models.Model):
    """Items typed or pasted as lines, as they stand in a document or a table."""

    _inherit = "edu.checklist"

    pasted = fields.Text(
        string="Paste Lines",
        compute="_compute_pasted",
        inverse="_inverse_pasted",
        help="A line an item; columns of a table are what to look at, the basis and "
        "what is asked for. A line that ends with a colon is a heading (粘贴录入)",
    )

    def _compute_pasted(self):
        self.pasted = False

    def _inverse_pasted(self):
        for checklist in self.filtered("pasted"):
            lines = read_lines(checklist.pasted)
            last = max(checklist.item_ids.mapped("sequence"), default=0)
            checklist.item_ids = [
                Command.create({"sequence": last + place, **values})
                for place, values in enumerate(lines, start=1)
            ]


def read_lines(text):
    """Return the values of an item for each line of `text` that is no heading."""
    items, section = [], False
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.endswith(HEADING) and "\t" not in line:
            section = line.rstrip("".join(HEADING))
            continue
        cells = [cell.strip() or False for cell in line.split("\t")]
        items.append({"section": section, **dict(zip(COLUMNS, cells, strict=False))})
    return items
