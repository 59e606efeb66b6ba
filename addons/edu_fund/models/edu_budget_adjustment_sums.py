from odoo import api, fields, models


class EduBudgetAdjustment(models.Model):
    """An adjustment in sum: nought where it only moves money between lines."""

    _inherit = "edu.budget.adjustment"

    total = fields.Monetary(
        string="In All", compute="_compute_total", help="调整金额合计"
    )

    @api.depends("line_ids.amount")
    def _compute_total(self):
        groups = self.env["edu.budget.adjustment.line"]._read_group(
            [("adjustment_id", "in", self._origin.ids)],
            ["adjustment_id"],
            ["amount:sum"],
        )
        totals = {document.id: amount for document, amount in groups}
        for document in self:
            document.total = totals.get(document._origin.id, 0)
