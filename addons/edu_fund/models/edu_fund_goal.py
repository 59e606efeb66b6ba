from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import float_compare
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from .edu_budget import DECIDING, GRANTED, PREPARING

_lt = LazyTranslate(__name__)

# From the freest hand to the firmest.
USES = [
    ("raise", "Raise"),
    ("keep", "Keep"),
    ("cut", "Reduce"),
    ("stop", "Stop"),
]
AIM = frozenset("sequence line_id kind name measure direction target weight".split())
OWN = frozenset({"actual", "self_score", "self_words"})
REVIEW = frozenset({"review_score", "review_words", "use"})


class EduFundGoal(models.Model):
    """What money is to achieve, and what it did (MJ19, GY17).

    Set with the budget, scored by those who spent it, reviewed by somebody else, who
    says what follows for the next budget (预算绩效目标与自评).
    """

    _name = "edu.fund.goal"
    _inherit = ["edu.settled.line.mixin", "edu.settled.mixin"]
    _description = "Performance Goal"
    _order = "budget_id desc, sequence, id"

    _settled_by = "budget_id"
    _settled_as = "goal_ids"
    _later_fields = OWN | REVIEW
    _initial_state = "set"
    _fixed_fields = frozenset({"budget_id"})
    _guarded_fields = frozenset(
        "state released_on scored_by_id scored_on reviewed_by_id reviewed_on".split()
    )
    _writable = {"set": AIM | OWN, "scored": REVIEW, "reviewed": frozenset()}
    _moves = (
        Move(
            "score",
            ("set",),
            "scored",
            PREPARING,
            check="_check_scored",
            label=_lt("Submit the Score"),
        ),
        Move(
            "return",
            ("scored",),
            "set",
            DECIDING,
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "review",
            ("scored",),
            "reviewed",
            DECIDING,
            check="_check_reviewed",
            not_by="scored_by_id",
            four_eyes=True,
            label=_lt("Confirm the Review"),
        ),
    )

    budget_id = fields.Many2one(
        "edu.budget", required=True, index=True, ondelete="cascade", help="预算"
    )
    line_id = fields.Many2one(
        "edu.budget.line",
        string="Budget Line",
        index="btree_not_null",
        ondelete="cascade",
        domain="[('budget_id', '=', budget_id)]",
        help="Of the whole budget where no line is named (预算项目)",
    )
    owner_unit_id = fields.Many2one(
        related="budget_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="budget_id.unit_id", store=True, precompute=True, index=True
    )
    year = fields.Integer(
        related="budget_id.year", store=True, precompute=True, aggregator=None
    )
    budget_state = fields.Selection(
        related="budget_id.state", string="State of the Budget"
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [
            ("output", "Output"),
            ("benefit", "Benefit"),
            ("satisfaction", "Satisfaction"),
        ],
        required=True,
        default="output",
        help="产出指标、效益指标、满意度指标",
    )
    name = fields.Char(string="Indicator", required=True, help="绩效指标")
    measure = fields.Char(string="Unit of Measure", help="计量单位")
    direction = fields.Selection(
        [("at_least", "≥"), ("at_most", "≤"), ("exactly", "=")],
        required=True,
        default="at_least",
        export_string_translation=False,
    )
    target = fields.Float(
        required=True, digits=(16, 2), aggregator=None, help="年度指标值"
    )
    weight = fields.Float(
        string="Points",
        required=True,
        default=10,
        digits=(6, 2),
        help="The most it scores (分值)",
    )
    actual = fields.Float(
        string="Achieved",
        digits=(16, 2),
        copy=False,
        aggregator=None,
        help="实际完成值",
    )
    self_score = fields.Float(
        string="Own Score", digits=(6, 2), copy=False, help="自评得分"
    )
    self_words = fields.Char(
        string="Why It Differs",
        copy=False,
        help="And what is done about it (偏差原因分析及改进措施)",
    )
    review_score = fields.Float(
        string="Reviewed Score", digits=(6, 2), copy=False, help="复核得分"
    )
    review_words = fields.Char(
        string="Opinion of the Review", copy=False, help="复核意见"
    )
    use = fields.Selection(
        USES,
        string="Next Budget",
        copy=False,
        help="What follows for the money of the next year (结果应用: 增加、保持、压减、"
        "取消)",
    )
    is_missed = fields.Boolean(
        string="Missed",
        compute="_compute_is_missed",
        help="Scored, and the target is not reached (未达目标)",
    )
    state = fields.Selection(
        [("set", "Goal Set"), ("scored", "To Review"), ("reviewed", "Review Done")],
        required=True,
        default="set",
        copy=False,
        index=True,
        help="已设定、已自评、已复核",
    )
    scored_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="自评人",
    )
    scored_on = fields.Date(readonly=True, copy=False, help="自评日期")
    reviewed_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="复核人",
    )
    reviewed_on = fields.Date(readonly=True, copy=False, help="复核日期")

    _scores_within = models.Constraint(
        "CHECK (weight > 0 AND COALESCE(self_score, 0) BETWEEN 0 AND weight"
        " AND COALESCE(review_score, 0) BETWEEN 0 AND weight)",
        "A score lies between nought and the points of the goal.",
    )

    @api.depends("state", "direction", "target", "actual")
    def _compute_is_missed(self):
        for goal in self:
            goal.is_missed = goal.state != "set" and not goal._reached()

    @api.constrains("line_id", "budget_id")
    def _check_line_id(self):
        if any(goal.line_id.budget_id - goal.budget_id for goal in self):
            raise ValidationError(self.env._("Name a line of the same budget."))

    def action_score(self):
        self._make_move("score")

    def action_review(self):
        self._make_move("review")

    def action_return(self):
        return self._ask_reason("return")

    def _reached(self):
        self.ensure_one()
        compared = float_compare(self.actual, self.target, precision_digits=2)
        return {
            "at_least": compared >= 0,
            "at_most": compared <= 0,
            "exactly": compared == 0,
        }[self.direction]

    def _check_scored(self):
        for goal in self:
            if goal.budget_state not in GRANTED:
                raise UserError(
                    self.env._("%s: the budget is not approved yet.", goal.name)
                )
            if not goal.self_words and not (
                goal._reached() and goal.self_score == goal.weight
            ):
                raise UserError(
                    self.env._("%s: say why it is not the full score.", goal.name)
                )

    def _check_reviewed(self):
        for goal in self:
            if not goal.use or not goal.review_words:
                raise UserError(
                    self.env._(
                        "%s: say in a word what you think, and what follows for the "
                        "next budget.",
                        goal.name,
                    )
                )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "score":
            values |= {"scored_by_id": self.env.uid, "scored_on": today()}
        if move.name == "review":
            values |= {"reviewed_by_id": self.env.uid, "reviewed_on": today()}
        return values
