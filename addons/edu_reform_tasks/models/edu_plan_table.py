from odoo import models

COLUMN_WIDTHS = (6, 22, 30, 60, 20, 24, 30, 16, 24)


class EduPlan(models.Model):
    """The decomposition table (任务分解表) of a plan, as bureaus print it (JJ30)."""

    _inherit = "edu.plan"

    def _table_headers(self):
        return [
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
