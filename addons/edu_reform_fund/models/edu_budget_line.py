from odoo import api, fields, models


class EduBudgetLine(models.Model):
    """A line that pays for a reform task (MJ12)."""

    _inherit = "edu.budget.line"

    _later_fields = frozenset({"task_id"})

    task_id = fields.Many2one(
        "edu.task",
        string="Reform Task",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('kind', '=', 'task')]",
        help="What the money is for; may be named after approval, too (改革任务)",
    )

    @api.constrains("task_id")
    def _check_task_id(self):
        """Let nobody learn the name of a task by naming it: the user must read it."""
        self.sudo(False).task_id.check_access("read")
