from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, opened

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduChecklist(models.Model):
    """What is looked at on a visit, in one version (督导要点).

    A visit takes a copy of the version in force: what is changed later changes no
    record. A version in use is not rewritten; the next one takes its place.
    """

    _name = "edu.checklist"
    _inherit = ["edu.settled.mixin"]
    _description = "Checklist"
    _order = "name, version desc, id desc"

    _guarded_fields = frozenset({"state", "released_on", "version", "previous_id"})
    _writable = dict.fromkeys(("released", "retired"), frozenset())
    _moves = (
        Move(
            "release",
            ("draft",),
            "released",
            CHIEF,
            check="_check_has_items",
            label=_lt("Put into Use"),
        ),
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
    next_ids = fields.One2many(
        "edu.checklist", "previous_id", string="Version After", help="下一版本"
    )
    stage_ids = fields.Many2many(
        "edu.stage", string="Stages", help="Of schools that it is meant for (适用学段)"
    )
    item_ids = fields.One2many(
        "edu.checklist.item", "checklist_id", string="Items", copy=True
    )
    item_count = fields.Integer(
        string="Number of Items", compute="_compute_item_count", help="要点数"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("released", "In Use"), ("retired", "Retired")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟定、在用、停用",
    )

    _previous_uniq = models.UniqueIndex(
        "(previous_id) WHERE previous_id IS NOT NULL",
        "There is a version after this one already.",
    )

    @api.depends("item_ids")
    def _compute_item_count(self):
        counts = dict(
            self.env["edu.checklist.item"]._read_group(
                [("checklist_id", "in", self.ids)], ["checklist_id"], ["__count"]
            )
        )
        for checklist in self:
            checklist.item_count = counts.get(checklist._origin, 0)

    @api.depends("name", "version")
    def _compute_display_name(self):
        for checklist in self:
            later = checklist.version > 1
            mark = self.env._("(version %s)", checklist.version) if later else ""
            checklist.display_name = f"{checklist.name or ''} {mark}".strip()

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"version": 1}

    def action_release(self):
        self._make_move("release")

    def action_retire(self):
        self._make_move("retire")

    def action_new_version(self):
        """Open the version after this one: a draft with the same items."""
        self.ensure_one()
        version = self.next_ids or self._next_version()
        return form_of(version)

    def _next_version(self):
        self.check_access("write")
        (values,) = self.copy_data()
        number = {"version": self.version + 1, "previous_id": self.id}
        return opened(self.browse(), STATE_GUARD).create(values | number)

    def _in_force(self):
        """Return the version in use that follows from one checklist, or none."""
        checklist = self
        while checklist and checklist.state != "released":
            checklist = checklist.next_ids
        return checklist

    def _check_has_items(self):
        for checklist in self:
            if not checklist.item_ids:
                raise UserError(
                    self.env._("“%s” has nothing to look at yet.", checklist.name)
                )

    def _after_move(self, move):
        """Let a version take the place of the one before."""
        result = super()._after_move(move)
        if move.name == "release":
            before = self.previous_id.filtered(lambda old: old.state == "released")
            if before:
                before._move_unasked("retire")
        return result
