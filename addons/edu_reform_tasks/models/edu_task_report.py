from odoo import api, fields, models
from odoo.exceptions import UserError

from .edu_task import OPEN_STATES


class EduTaskReport(models.Model):
    """What a unit reported on a task: a sentence, a percentage, files.

    It outlives the unit's role in the task, so that a revised plan loses nothing.
    """

    _name = "edu.task.report"
    _inherit = ["edu.report.mixin"]
    _description = "Progress Report"
    _rec_name = "task_id"

    task_id = fields.Many2one(
        "edu.task", required=True, index=True, ondelete="restrict", help="任务"
    )
    plan_id = fields.Many2one(
        related="task_id.plan_id", store=True, precompute=True, index=True
    )
    owner_unit_id = fields.Many2one(
        related="task_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="task_id.released_on", store=True, precompute=True
    )
    task_state = fields.Selection(related="task_id.state", string="State of the Task")
    measure = fields.Text(related="task_id.text", string="Measure")
    date_deadline = fields.Date(related="task_id.date_deadline", string="Due")
    progress = fields.Integer(
        string="Percent",
        default=lambda self: self._default_progress(),
        aggregator="avg",
        help="Done so far, in percent (完成度)",
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_task_report_attachment_rel",
        "report_id",
        "attachment_id",
        string="Files",
        bypass_search_access=True,  # else core searches all files for readable ones
        copy=False,
        help="Evidence (佐证材料)",
    )
    _percent = models.Constraint(
        "CHECK (progress BETWEEN 0 AND 100)", "A percentage lies between 0 and 100."
    )

    @api.model
    def _default_progress(self):
        """Start from what the unit reported last, so that nothing falls back."""
        link = self.env["edu.task.unit"].search(
            [
                ("task_id", "=", self.env.context.get("default_task_id", False)),
                ("unit_id", "=", self.env.context.get("default_unit_id", False)),
            ],
            limit=1,
        )
        return link.progress

    @api.onchange("is_final")
    def _onchange_is_final(self):
        if self.is_final:
            self.progress = 100

    def _check_reportable(self):
        """Refuse reports of units without a role, on ended or unreleased tasks.

        A task is named to those alone who have a role in it.
        """
        for report in self:
            if report.unit_id not in report.task_id.sudo().link_ids.unit_id:
                raise UserError(
                    self.env._("%s has no role in this task.", report.unit_id.name)
                )
        for task in self.task_id.sudo():
            if not task.released_on or task.state not in OPEN_STATES:
                raise UserError(
                    self.env._("“%s” is not open; nothing can be reported.", task.name)
                )

    def _move_reported(self):
        final = self.filtered(lambda report: report._completes_task()).task_id
        final.filtered(lambda task: task.state in ("todo", "doing"))._make_move(
            "submit"
        )
        started = (self.task_id - final).filtered(lambda task: task.state == "todo")
        started._make_move("start")

    def _completes_task(self):
        """Cooperating units complete a task only where nobody else answers for it."""
        links = self.task_id.sudo().link_ids
        answering = links.filtered(lambda link: link.role != "cooperating") or links
        return self.is_final and self.unit_id in answering.unit_id
