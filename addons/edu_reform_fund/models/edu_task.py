from odoo import fields, models

from odoo.addons.edu_fund.tools.pace import percent

MONEY = "edu_base.group_officer,edu_base.group_finance,edu_base.group_leader"


class EduTask(models.Model):
    """A task with the lines that pay for it, as far as the user reads them (MJ12)."""

    _inherit = "edu.task"

    budget_line_ids = fields.One2many(
        "edu.budget.line", "task_id", groups=MONEY, help="经费来源"
    )
    currency_id = fields.Many2one(
        "res.currency",
        compute="_compute_money",
        groups=MONEY,
        export_string_translation=False,
    )
    granted = fields.Monetary(
        string="Budget Now",
        compute="_compute_money",
        groups=MONEY,
        help="Approved and adjusted (调整后预算数)",
    )
    committed = fields.Monetary(compute="_compute_money", groups=MONEY, help="占用数")
    spent = fields.Monetary(compute="_compute_money", groups=MONEY, help="支出数")
    spending_rate = fields.Float(
        string="Executed (%)",
        compute="_compute_money",
        digits=(5, 2),
        groups=MONEY,
        help="Spent of budget now (执行率)",
    )

    def _compute_money(self):
        lines = self.env["edu.budget.line"]
        groups = lines._read_group(
            [("task_id", "in", self._origin.ids)],
            ["task_id"],
            ["approved:sum", "adjusted:sum", "committed:sum", "spent:sum"],
        )
        sums = {task.id: numbers for task, *numbers in groups}
        for task in self:
            approved, adjusted, committed, spent = sums.get(task._origin.id, [0] * 4)
            task.currency_id = lines._default_currency_id()
            task.granted = approved + adjusted
            task.committed = committed
            task.spent = spent
            task.spending_rate = percent(spent, approved + adjusted)

    def _progress_cells(self, reports):
        """Add how the money is used, for whoever reads budgets (资金使用)."""
        cells = super()._progress_cells(reports)
        return [*cells, self._told_money()] if self._tells_money() else cells

    def _tells_money(self):
        return self.env["edu.budget.line"].has_access("read")

    def _told_money(self):
        """Return what was spent of what was granted, or nothing without a line."""
        if not self.granted:
            return ""
        return self.env._(
            "%(spent)s of %(granted)s yuan (%(rate)s %%)",
            spent=f"{self.spent:,.2f}",
            granted=f"{self.granted:,.2f}",
            rate=f"{self.spending_rate:.2f}",
        )
