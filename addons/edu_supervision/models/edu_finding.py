from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
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
    _inherit = ["edu.settled.mixin", "edu.covert.mixin", "mail.activity.mixin"]
    _description = "Finding"
    _order = "id desc"

    _sensitive_name = True
    _fixed_fields = frozenset({"visit_id"})
    _writable = {"dropped": frozenset()}
    _moves = (
        Move(
            "drop",
            ("draft",),
            "dropped",
            OFFICER,
            check="_check_drop",
            needs_reason=True,
            label=_lt("Drop"),
        ),
        Move("restore", ("dropped",), "draft", OFFICER, label=_lt("Take Back")),
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
    rectify_unit_id = fields.Many2one(
        "edu.unit",
        string="To Be Put Right By",
        compute="_compute_rectify_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        index=True,
        ondelete="restrict",
        help="The visited unit or its successor, unless another one has to act "
        "(整改责任单位)",
    )
    competent_unit_id = fields.Many2one(
        "edu.unit",
        string="Competent Department",
        compute="_compute_competent_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Which sees to it that it is put right (主管部门)",
    )
    deadline_days = fields.Integer(
        string="Days to Put Right",
        aggregator=None,
        help="Counted once the unit is told; with 0, at once (整改期限，日)",
    )
    photo_ids = fields.One2many(related="answer_id.photo_ids")
    state = fields.Selection(
        [("draft", "Draft"), ("dropped", "Dropped")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、不列为问题",
    )

    _days_not_negative = models.Constraint(
        "CHECK (deadline_days >= 0)", "Days are counted forwards."
    )

    @api.depends("unit_id")
    def _compute_rectify_unit_id(self):
        for finding in self:
            finding.rectify_unit_id = finding.rectify_unit_id or finding.unit_id._heir()

    @api.depends("unit_id")
    def _compute_competent_unit_id(self):
        for finding in self:
            manager = finding.unit_id.managing_unit_id
            finding.competent_unit_id = finding.competent_unit_id or manager

    @api.constrains("answer_id", "visit_id")
    def _check_answer_id(self):
        """A guessed number tells nothing of what was seen on another visit."""
        if any(one.answer_id.visit_id - one.visit_id for one in self):
            raise ValidationError(self.env._("It was seen on another visit."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_seen(self):
        # Superuser: a record that was returned and comes anew.
        if self.answer_id and not self.env.su:
            raise UserError(
                self.env._("What the checklist has shown is dropped, with a reason.")
            )

    def action_drop(self):
        return self._ask_reason("drop")

    def action_restore(self):
        self._make_move("restore")

    def _check_drop(self):
        """Hook: refuse to drop what has gone out already."""
