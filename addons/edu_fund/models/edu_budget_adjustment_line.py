from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EduBudgetAdjustmentLine(models.Model):
    """By how much one line of a budget changes; below nought it gives money away."""

    _name = "edu.budget.adjustment.line"
    _inherit = ["edu.settled.line.mixin", "edu.scoped.mixin", "edu.money.mixin"]
    _description = "Change of a Budget Line"
    _order = "adjustment_id, id"
    _rec_name = "line_id"

    _settled_by = "adjustment_id"
    _settled_as = "line_ids"
    _fixed_fields = frozenset({"adjustment_id", "currency_id"})

    adjustment_id = fields.Many2one(
        "edu.budget.adjustment",
        required=True,
        index=True,
        ondelete="cascade",
        help="预算调整",
    )
    owner_unit_id = fields.Many2one(
        related="adjustment_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Budget Line",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('is_open', '=', True)]",
        help="预算项目",
    )
    amount = fields.Monetary(
        required=True, help="Below nought: what the line gives away (调整金额)"
    )

    unit_id = fields.Many2one(related="line_id.unit_id")
    year = fields.Integer(related="line_id.year", aggregator=None)
    available = fields.Monetary(related="line_id.available", aggregator=None)

    _once = models.UniqueIndex(
        "(adjustment_id, line_id)", "A line stands once in an adjustment."
    )
    _not_nought = models.Constraint("CHECK (amount != 0)", "A change is not nought.")

    @api.constrains("line_id", "adjustment_id")
    def _check_owner(self):
        for change in self:
            if change.line_id.sudo().owner_unit_id != change.owner_unit_id:
                raise ValidationError(
                    self.env._(
                        "%s belongs to another government: money does not move there "
                        "by an adjustment.",
                        change.line_id.sudo().name,
                    )
                )
