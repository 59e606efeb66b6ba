from odoo import models

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook


class EduPlan(models.Model):
    """The decomposition table (任务分解表) of a plan, as bureaus print it (JJ30)."""

    _inherit = "edu.plan"

    def _table_xlsx(self):
        """Return the decomposition table as the bytes of an XLSX file."""
        name = self.env._("Task Decomposition")
        return workbook(
            [Sheet(name, self.name, self._table_columns(), self._table_rows())]
        )

    def _table_columns(self):
        """Return the titles of the columns and their widths in characters."""
        return [
            (self.env._("No."), 6),
            (self.env._("Area"), 20),
            (self.env._("Task"), 28),
            (self.env._("Measure"), 60),
            (self.env._("Deliverable"), 18),
            (self.env._("Lead Unit"), 20),
            (self.env._("Cooperating Unit"), 28),
            (self.env._("Due"), 14),
            (self.env._("Target"), 26),
        ]

    def _table_rows(self):
        """Return a row per live task, in the order of the document.

        A responsible unit beside a lead stands with the cooperating ones; where no
        unit leads, the responsible ones stand in the lead's place.
        """
        tasks = self.env["edu.task"].search(
            [
                ("plan_id", "=", self.id),
                ("kind", "=", "task"),
                ("state", "!=", "cancelled"),
            ],
            order="sequence, id",
        )
        return [task._table_row(place) for place, task in enumerate(tasks, start=1)]
