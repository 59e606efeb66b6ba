from odoo import models

from odoo.addons.report_chromium.tools.document import Cell

SOON = 7  # days, as in the list of what is owed


class EduTask(models.Model):
    """A task as a row of the tables of its plan."""

    _inherit = "edu.task"

    def _table_row(self, place):
        """Return the cells of the decomposition table.

        A responsible unit beside a lead stands with the cooperating ones; where no
        unit leads, the responsible ones stand in the lead's place.
        """
        lead = self.lead_label or self.responsible_label
        others = [self.responsible_label if self.lead_label else ""]
        others += [self.cooperating_label, self.unmatched_units]
        return [
            place,
            self.area or "",
            self.name,
            self.text or "",
            self.deliverable or "",
            lead or "",
            "、".join(label for label in others if label),
            self.date_deadline or self.deadline_text or "",
            "\n".join(self.target_ids.mapped("text")),
        ]

    def _progress_cells(self, reports):
        """Return the cells that the progress table adds, from the last `reports`."""
        reports = reports or self.env["edu.task.report"]
        told = [f"{report.unit_id.name}：{report.text}" for report in reports]
        held = [
            f"{report.unit_id.name}：{report.problem}"
            for report in reports
            if report.problem
        ]
        return ["\n".join(told), f"{self.progress}%", self._light(), "\n".join(held)]

    def _last_reports(self):
        """Return {task: the last report of each unit}, as far as the user sees them."""
        rows = self.env["edu.task.report"]._read_group(
            [("task_id", "in", self.ids)], ["task_id", "unit_id"], ["id:max"]
        )
        last = [report_id for _task, _unit, report_id in rows]
        reports = self.env["edu.task.report"].browse(last)
        return reports.grouped("task_id")

    def _light(self):
        """Return how it stands with the task, as a word and a colour (灯)."""
        if not self.is_open:
            return Cell(self.env._("● Done"), "done")
        if self.is_overdue:
            return Cell(self.env._("● Overdue"), "bad")
        if self.date_deadline and self.days_left <= SOON:
            return Cell(self.env._("● Due Soon"), "warn")
        return Cell(self.env._("● On Time"), "good")
