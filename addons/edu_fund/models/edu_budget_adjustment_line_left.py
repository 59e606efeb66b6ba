from odoo import fields, models


class EduBudgetAdjustmentLine(models.Model):
    """A change beside whose line it is and what that has left."""

    _inherit = "edu.budget.adjustment.line"

    unit_id = fields.Many2one(related="line_id.unit_id")
    year = fields.Integer(related="line_id.year", aggregator=None)
    available = fields.Monetary(related="line_id.available", aggregator=None)
