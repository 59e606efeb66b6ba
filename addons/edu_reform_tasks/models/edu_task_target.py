from odoo import api, fields, models


class EduTaskTarget(models.Model):
    """A figure a task has to reach; one not yet set is open, which is not zero."""

    _name = "edu.task.target"
    _inherit = ["edu.scoped.mixin"]
    _description = "Target of a Task"
    _order = "task_id, sequence, id"
    _rec_name = "text"

    _fixed_fields = frozenset({"task_id"})

    task_id = fields.Many2one(
        "edu.task", required=True, index=True, ondelete="cascade", help="任务"
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
    sequence = fields.Integer(default=10)
    text = fields.Char(required=True, help="In the document's words (目标表述)")
    is_unset = fields.Boolean(
        string="To Be Set", help="The document leaves the figure blank (待定)"
    )
    comparator = fields.Selection(
        [(">=", "At Least"), ("<=", "At Most"), ("=", "Exactly")],
        required=True,
        default="=",
        help="不低于、不超过、等于",
    )
    value = fields.Float(digits=(16, 4), help="The figure, or the lower end (目标值)")
    value_max = fields.Float(
        string="Up To", digits=(16, 4), help="The upper end of a range (上限)"
    )
    ratio = fields.Char(help="A ratio, such as 1:5 (比例)")
    measure_unit = fields.Char(help="What is counted (计量单位)")
    year = fields.Integer(help="By the end of which year (年度)")
    label = fields.Char(
        string="Figure",
        compute="_compute_label",
        help="The figure as printed in tables (目标值)",
    )

    @api.depends(
        "is_unset",
        "comparator",
        "value",
        "value_max",
        "ratio",
        "measure_unit",
    )
    def _compute_label(self):
        signs = {">=": "≥", "<=": "≤", "=": ""}
        for target in self:
            if target.is_unset:
                target.label = self.env._("to be set")
                continue
            figure = target.ratio or f"{target.value:g}"
            if target.value_max:
                figure += f"–{target.value_max:g}"
            target.label = (
                f"{signs[target.comparator]}{figure}{target.measure_unit or ''}"
            )
