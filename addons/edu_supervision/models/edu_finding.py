from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

from .edu_checklist_item import SEVERITIES

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)


class EduFinding(models.Model):
    """What a visit found to be wrong (问题), up to its draft.

    Where it goes from there is declared by further moves.
    """

    _name = "edu.finding"
    _inherit = ["edu.transition.mixin", "edu.covert.mixin", "mail.activity.mixin"]
    _description = "Finding"
    _order = "id desc"

    _sensitive_name = True
    _fixed_fields = frozenset({"visit_id", "unit_id"})
    _guarded_fields = frozenset({"state", "released_on", "owner_unit_id"})
    _moves = (
        Move(
            "drop",
            ("draft",),
            "dropped",
            OFFICER,
            needs_reason=True,
            label=_lt("Drop"),
        ),
    )

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="restrict", help="督导"
    )
    answer_id = fields.Many2one(
        "edu.visit.answer",
        string="Checklist Item",
        index="btree_not_null",
        ondelete="restrict",
        help="Where it was seen (来源要点)",
    )
    owner_unit_id = fields.Many2one(
        related="visit_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="visit_id.unit_id", store=True, precompute=True, index=True
    )
    name = fields.Char(string="Finding", required=True, help="问题")
    fact = fields.Text(help="What was seen (事实)")
    basis = fields.Char(help="What it goes against (依据)")
    severity = fields.Selection(
        SEVERITIES,
        required=True,
        default="minor",
        index=True,
        help="一般、严重、安全隐患",
    )
    requirement = fields.Text(help="What is to be done (整改要求)")
    topic_id = fields.Many2one(
        "edu.topic", index="btree_not_null", ondelete="restrict", help="督导事项"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("dropped", "Dropped")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、不列为问题",
    )
