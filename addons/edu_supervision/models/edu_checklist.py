from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduChecklist(models.Model):
    """What is looked at on a visit, in one version (督导要点).

    A visit takes a copy of the version in force: what is changed later changes no
    record.
    """

    _name = "edu.checklist"
    _inherit = ["edu.transition.mixin"]
    _description = "Checklist"
    _order = "name, version desc, id desc"

    _guarded_fields = frozenset({"state", "released_on", "version", "previous_id"})
    _moves = (
        Move("release", ("draft",), "released", CHIEF, label=_lt("Put into Use")),
        Move("retire", ("released",), "retired", OFFICER, label=_lt("Retire")),
    )

    name = fields.Char(required=True, index="trigram", help="清单名称")
    version = fields.Integer(
        default=1, readonly=True, copy=False, aggregator=None, help="版本"
    )
    previous_id = fields.Many2one(
        "edu.checklist",
        string="Version Before",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="上一版本",
    )
    stage_ids = fields.Many2many(
        "edu.stage", string="Stages", help="Of schools that it is meant for (适用学段)"
    )
    item_ids = fields.One2many(
        "edu.checklist.item", "checklist_id", string="Items", copy=True
    )
    state = fields.Selection(
        [("draft", "Draft"), ("released", "In Use"), ("retired", "Retired")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟定、在用、停用",
    )
