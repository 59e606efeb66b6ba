from odoo import fields, models


class EduVisitPlanConflict(models.TransientModel):
    """A school that owes visits which cannot be planned, and why."""

    _name = "edu.visit.plan.conflict"
    _description = "Not to Be Planned"
    _order = "reason, unit_id, id"

    wizard_id = fields.Many2one(
        "edu.visit.plan",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    unit_id = fields.Many2one(
        "edu.unit", string="School", readonly=True, ondelete="cascade", help="学校"
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        readonly=True,
        ondelete="cascade",
        help="责任督学",
    )
    reason = fields.Selection(
        [
            ("no_plate", "No Responsible Inspector"),
            ("not_serving", "Inspector not Serving"),
            ("recused", "Inspector Keeps Away"),
            ("no_day", "No Free Day"),
        ],
        string="Why Not",
        readonly=True,
        help="未挂牌、督学不在任、应回避、无空闲日期",
    )
    months = fields.Char(readonly=True, help="月份")
