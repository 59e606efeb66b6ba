from odoo import fields, models


class EduDrawLine(models.Model):
    """A unit that was drawn, and who was drawn to go there (抽取结果).

    Written by the draw alone.
    """

    _name = "edu.draw.line"
    _inherit = ["edu.sealed.mixin", "edu.scoped.mixin"]
    _description = "Drawn Unit"
    _order = "draw_id, sequence, id"
    _rec_name = "unit_id"
    _sensitive_name = True

    _guarded_fields = frozenset(
        "released_on draw_id sequence unit_id lead_id visit_id".split()
    )

    draw_id = fields.Many2one(
        "edu.draw",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
        help="抽取",
    )
    owner_unit_id = fields.Many2one(
        related="draw_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    sequence = fields.Integer(
        string="Place", readonly=True, aggregator=None, help="As drawn (抽取顺序)"
    )
    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="抽中单位",
    )
    lead_id = fields.Many2one(
        "edu.inspector",
        string="Team Leader",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Who was drawn first (组长)",
    )
    inspector_ids = fields.Many2many(
        "edu.inspector",
        "edu_draw_line_inspector_rel",
        "line_id",
        "inspector_id",
        string="Team",
        readonly=True,
        help="抽中督学",
    )
    visit_id = fields.Many2one(
        "edu.visit",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        help="What was planned of it (督导)",
    )
    visit_date = fields.Date(
        related="visit_id.date", string="Day of the Visit", help="督导日期"
    )
    visit_state = fields.Selection(
        related="visit_id.state", string="State of the Visit", help="督导状态"
    )

    def _sealed(self):
        return self
