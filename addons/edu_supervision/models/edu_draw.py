from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

from .edu_list_item import KINDS, OPEN_MODES

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduDraw(models.Model):
    """Whom to visit and who goes there, left to chance (双随机抽取, MJ11).

    Worded as a draft, drawn before witnesses in one act (`edu_draw_act.py`), and sealed
    from then on: what was drawn, from which pool and by which seed can be computed
    again. A void one keeps its log. The draw of covert visits is as hidden as they are.
    """

    _name = "edu.draw"
    _inherit = ["edu.sealed.mixin", "edu.transition.mixin"]
    _description = "Random Draw"
    _order = "id desc"

    _sensitive_name = True
    _sealed_states = ("drawn", "void")
    _fixed_fields = frozenset({"owner_unit_id"})
    _guarded_fields = frozenset(
        "state released_on organiser_id drawn_on drawn_by_id log log_sha256".split()
    )
    _moves = (
        Move(
            "draw",
            ("draft",),
            "drawn",
            OFFICER,
            check="_check_witnessed",
            label=_lt("Draw"),
        ),
        Move(
            "release",
            ("drawn",),
            "drawn",
            OFFICER,
            "_may_release",
            label=_lt("Release"),
        ),
        Move(
            "void",
            ("drawn",),
            "void",
            CHIEF,
            check="_check_without_visits",
            needs_reason=True,
            label=_lt("Void"),
        ),
    )

    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        help="抽取事项",
    )
    item_id = fields.Many2one(
        "edu.list.item",
        string="On the List As",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('list_state', 'in', ('approved', 'published')), "
        "('owner_unit_id', '=', owner_unit_id)]",
        help="What of a yearly list is carried out (清单事项)",
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
        help="综合、专项、经常性、回头看",
    )
    open_mode = fields.Selection(
        OPEN_MODES,
        required=True,
        compute="_compute_open_mode",
        store=True,
        readonly=False,
        precompute=True,
        help="明察、暗访",
    )
    date_from = fields.Date(
        string="From",
        required=True,
        compute="_compute_window",
        store=True,
        readonly=False,
        precompute=True,
        help="First day on which the visits may take place (督导时间起)",
    )
    date_to = fields.Date(
        string="To",
        required=True,
        compute="_compute_window",
        store=True,
        readonly=False,
        precompute=True,
        help="Last day on which the visits may take place (督导时间止)",
    )
    # units
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_draw_unit_rel",
        "draw_id",
        "unit_id",
        string="Picked Units",
        compute="_compute_unit_ids",
        store=True,
        readonly=False,
        precompute=True,
        help="Empty: all schools of the government that the lines below describe "
        "(抽取对象)",
    )
    group_id = fields.Many2one(
        "edu.unit.group", ondelete="restrict", help="Its members alone (单位组)"
    )
    town_ids = fields.Many2many(
        "edu.unit",
        "edu_draw_town_rel",
        "draw_id",
        "unit_id",
        string="Towns",
        domain="[('level', '=', 'town'), ('kind', '=', 'government')]",
        help="Where the schools lie (所在乡镇、街道)",
    )
    stage_ids = fields.Many2many(
        "edu.stage", string="Stages", help="Schools that serve any of them (学段)"
    )
    unit_count = fields.Integer(
        string="Units to Draw",
        aggregator=None,
        help="With 0, the whole pool, of which nothing is drawn (抽取单位数)",
    )
    skip_months = fields.Integer(
        string="Months Without a Visit",
        aggregator=None,
        help="Who had a visit of this kind in so many months before is left out; with "
        "0, nobody is (免查月数)",
    )
    # people
    inspector_ids = fields.Many2many(
        "edu.inspector",
        "edu_draw_inspector_rel",
        "draw_id",
        "inspector_id",
        string="Picked Inspectors",
        help="Empty: all who serve the government (督学范围)",
    )
    team_size = fields.Integer(
        string="Inspectors to Draw",
        compute="_compute_team_size",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="For each unit; with 0, the teams are chosen by hand (每组督学数)",
    )
    exclusion_ids = fields.One2many("edu.draw.exclusion", "draw_id", string="Left Out")
    # the act
    witnesses = fields.Char(
        copy=False,
        help="Who watches the draw, by name; at least one more person (见证人)",
    )
    public_number = fields.Char(
        copy=False,
        help="Typed in by a witness, so that nobody alone decides the seed: digits "
        "that nobody can foresee, such as of a lottery (公开随机数)",
    )
    organiser_id = fields.Many2one(
        "res.users",
        string="Prepared By",
        readonly=True,
        copy=False,
        index=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
        help="经办人",
    )
    drawn_on = fields.Datetime(readonly=True, copy=False, help="抽取时间")
    drawn_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="抽取人",
    )
    line_ids = fields.One2many("edu.draw.line", "draw_id", string="Drawn")
    log = fields.Json(
        readonly=True, copy=False, prefetch=False, export_string_translation=False
    )
    log_sha256 = fields.Char(
        string="Fingerprint",
        readonly=True,
        copy=False,
        help="SHA-256 of the log, to prove that it is unchanged (校验值)",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("drawn", "Drawn"), ("void", "Void")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟定、已抽取、作废",
    )
    void_reason = fields.Text(
        compute="_compute_void_reason", help="Why it does not count any more (作废原因)"
    )

    _window = models.Constraint(
        "CHECK (date_to >= date_from)", "The window ends before it begins."
    )
    _announced = models.Constraint(
        "CHECK (kind != 'comprehensive' OR open_mode = 'open')",
        "A comprehensive visit is announced beforehand: it cannot be covert.",
    )
    _numbers = models.Constraint(
        "CHECK (unit_count >= 0 AND team_size >= 0 AND skip_months >= 0)",
        "Numbers are counted forwards.",
    )

    @api.depends("state")
    def _compute_void_reason(self):
        rows = self.filtered(lambda draw: draw.state == "void").transition_ids
        last = rows.filtered(lambda row: row.to_state == "void").grouped("res_id")
        for draw in self:
            draw.void_reason = last.get(draw.id, rows)[:1].reason

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"organiser_id": self.env.uid}

    def action_draw(self):
        """Draw now, for good."""
        self.ensure_one()
        self._make_move("draw")

    def action_void(self):
        return self._ask_reason("void")

    def _check_witnessed(self):
        """Refuse to draw alone: somebody else watches, and is named."""
        for draw in self:
            names = (draw.witnesses or "").strip()
            if not names or names == self.env.user.name:
                raise UserError(
                    self.env._("Nobody draws alone: name at least one other witness.")
                )

    def _check_without_visits(self):
        if self.line_ids.visit_id.filtered(lambda visit: visit.state != "cancelled"):
            raise UserError(
                self.env._("There are visits from this draw: cancel them first.")
            )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "draw":
            values |= {"drawn_on": fields.Datetime.now(), "drawn_by_id": self.env.uid}
        return values

    def _neutral_name(self):
        return self.env._("Draw %s", self.id)
