from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, is_open


class EduDrawExclusion(models.Model):
    """Who is not drawn, and why: a unit, an inspector, or one for the other (排除)."""

    _name = "edu.draw.exclusion"
    _inherit = ["edu.scoped.mixin"]
    _description = "Left Out of a Draw"
    _order = "draw_id, id"
    _rec_name = "draw_id"

    _fixed_fields = frozenset({"draw_id"})
    _guarded_fields = frozenset({"released_on", "ground"})

    draw_id = fields.Many2one(
        "edu.draw", required=True, index=True, ondelete="cascade", help="抽取"
    )
    owner_unit_id = fields.Many2one(
        related="draw_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        "edu.unit", index="btree_not_null", ondelete="restrict", help="单位"
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        index="btree_not_null",
        ondelete="restrict",
        help="With a unit beside it, for that unit alone (督学)",
    )
    ground = fields.Selection(
        [
            ("hand", "By Hand"),
            ("visited", "Visited Already"),
            ("not_serving", "Does Not Serve"),
            ("induction", "Lacks Induction"),
            ("busy", "Not Free"),
            ("recused", "Recused"),
            ("workplace", "Works There"),
        ],
        required=True,
        readonly=True,
        default="hand",
        help="手工、近期已督导、不在任、未参加岗前培训、时间冲突、回避、本单位人员",
    )
    reason = fields.Char(help="What speaks against it, in a sentence (理由)")

    _somebody = models.Constraint(
        "CHECK (num_nonnulls(unit_id, inspector_id) > 0)",
        "Name the unit or the inspector who is left out.",
    )
    _reasoned = models.Constraint(
        "CHECK (ground <> 'hand' OR trim(COALESCE(reason, '')) <> '')",
        "Say why somebody is left out.",
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"ground": "hand"}

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        if not is_open(self.browse(), STATE_GUARD):
            rows._check_before_draw()
        return rows

    def write(self, vals):
        self._check_before_draw()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_drawn(self):
        self._check_before_draw()

    def _check_before_draw(self):
        if any(draw.state != "draft" for draw in self.sudo().draw_id):
            raise UserError(self.env._("It has been drawn: the pool stays as it was."))
