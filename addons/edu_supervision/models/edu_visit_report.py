from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.names import listed
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
WRITERS = ("edu_base.group_officer", "edu_base.group_inspector")


class EduVisitReport(models.Model):
    """What came of one visit or of several on one subject (督导报告, B12).

    The team writes it, the office hands it in, a chief approves it; the visits are
    closed with it, and the letter goes to the own government and to the office above.
    """

    _name = "edu.visit.report"
    _inherit = ["edu.submitted.mixin", "edu.covert.mixin"]
    _description = "Report of a Visit"
    _order = "visited_on desc, id desc"

    _sensitive_name = True
    _fixed_fields = frozenset({"owner_unit_id"})
    _guarded_fields = frozenset({"state", "released_on", "author_id", "approved_by_id"})
    _moves = (
        Move(
            "submit",
            ("draft",),
            "submitted",
            WRITERS,
            "_writable",
            check="_check_whole",
            label=_lt("Submit"),
        ),
        Move(
            "return",
            ("submitted",),
            "draft",
            CHIEF,
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "approve",
            ("submitted",),
            "approved",
            CHIEF,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Approve"),
        ),
    )

    name = fields.Char(string="Title", required=True, help="报告标题")
    item_id = fields.Many2one(
        "edu.list.item",
        string="Subject on the List",
        index="btree_not_null",
        ondelete="restrict",
        help="清单事项",
    )
    owner_unit_id = fields.Many2one(
        compute="_compute_owner_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        default=None,
    )
    visit_ids = fields.Many2many(
        "edu.visit",
        "edu_visit_report_rel",
        "report_id",
        "visit_id",
        string="Visits",
        domain="[('owner_unit_id', '=', owner_unit_id)]",
        help="报告所依据的督导",
    )
    visited_on = fields.Date(
        string="Day of the Visit",
        compute="_compute_visited",
        compute_sudo=True,
        store=True,
        index=True,
        help="Last day of the visits (督导日期)",
    )
    visited_units = fields.Char(
        compute="_compute_visited",
        compute_sudo=True,
        store=True,
        help="The first five, in the order of the visits (受督导单位)",
    )
    is_hidden = fields.Boolean(
        string="Hidden",
        compute="_compute_is_hidden",
        compute_sudo=True,
        store=True,
        help="About a covert visit that is not yet released (未公开)",
    )
    author_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="执笔人",
    )
    situation = fields.Text(help="What was visited, how and by whom (基本情况)")
    achievements = fields.Text(help="What is done well (主要成效)")
    problems = fields.Text(string="Problems Found", help="What was found (存在问题)")
    advice = fields.Text(string="Suggestions", help="What is to be done (意见建议)")
    proposals = fields.Text(
        string="Rewards and Sanctions Proposed",
        help="As the teams proposed them on the visits (奖惩建议, B05)",
    )
    submitted_by_id = fields.Many2one(help="报审人")
    approved_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="审定人",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("submitted", "Submitted"), ("approved", "Approved")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟稿、待审定、已审定",
    )
    finding_count = fields.Integer(
        string="Findings", compute="_compute_finding_count", help="问题数"
    )

    @api.depends("visit_ids")
    def _compute_owner_unit_id(self):
        for report in self.filtered(lambda report: not report.owner_unit_id):
            owner = report.visit_ids[:1].owner_unit_id
            report.owner_unit_id = owner or self._default_owner_unit_id()

    @api.depends("visit_ids.date_to", "visit_ids.unit_id.name")
    def _compute_visited(self):
        for report in self:
            visits = report.visit_ids.sorted(lambda visit: (visit.date_to, visit.id))
            report.visited_on = visits[-1:].date_to
            report.visited_units = listed(visits.unit_id)

    @api.depends("visit_ids.is_hidden")
    def _compute_is_hidden(self):
        for report in self:
            report.is_hidden = any(report.visit_ids.mapped("is_hidden"))

    @api.depends("visit_ids.finding_ids")
    def _compute_finding_count(self):
        counts = self.env["edu.finding"]._read_group(
            [("visit_id", "in", self.visit_ids.ids), ("state", "!=", "dropped")],
            ["visit_id"],
            ["__count"],
        )
        found = dict(counts)
        for report in self:
            report.finding_count = sum(found.get(v, 0) for v in report.visit_ids)

    @api.constrains("visit_ids", "owner_unit_id")
    def _check_visit_ids(self):
        for report in self:
            if report.visit_ids.sudo().owner_unit_id - report.owner_unit_id:
                raise ValidationError(
                    self.env._("A report is about visits of its own office.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        reports._take_visits()
        return reports

    def write(self, vals):
        if vals.keys() - self._guarded_names() and self.filtered(
            lambda report: report.state != "draft"
        ):
            raise UserError(
                self.env._("What is submitted is not rewritten: have it returned.")
            )
        result = super().write(vals)
        if "visit_ids" in vals:
            self._take_visits()
        return result

    def action_approve(self):
        self._make_move("approve")

    def action_list_problems(self):
        """Let the findings of the visits be the problems that the report tells."""
        for report in self:
            findings = report.visit_ids.finding_ids.sorted("id")
            report.problems = "\n".join(
                f"{number}. {finding.unit_id.name}：{finding.fact or finding.name}"
                for number, finding in enumerate(
                    findings.filtered(lambda finding: finding.state != "dropped"), 1
                )
            )

    def action_list_proposals(self):
        """Let the report tell what the teams proposed."""
        for report in self:
            report.proposals = report.visit_ids._proposals()

    def _take_visits(self):
        """Refuse visits that the user may not read: a guessed number tells nothing."""
        visits = self.sudo().visit_ids.with_env(self.env)
        visits.check_access("read")
        visits._close_circle()

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"author_id": self.env.uid}

    def _writable(self):
        """Return those of the own office, and those that the user writes."""
        return self._on_owner_side() | self.filtered(
            lambda report: report.author_id == self.env.user
        )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "approve":
            now = fields.Datetime.now()
            values |= {"approved_by_id": self.env.uid, "released_on": now}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "approve":
            recorded = self.visit_ids.filtered(lambda visit: visit.state == "recorded")
            recorded._make_move("close")
        return result

    def _check_whole(self):
        """Refuse reports that say too little, or of visits that lack something."""
        for report in self:
            if not report.visit_ids:
                raise UserError(self.env._("Name the visits that are reported on."))
            if not (report.situation and report.problems and report.advice):
                raise UserError(
                    self.env._(
                        "A report tells the situation, the problems found and what is "
                        "suggested."
                    )
                )
        self._refuse_unproposed()
        self.visit_ids._refuse_unrecorded()
        self.visit_ids._refuse_unheard()

    def _refuse_unproposed(self):
        """Refuse reports that keep silent on rewards or sanctions proposed (B05)."""
        for report in self:
            if not report.proposals and report.visit_ids._proposals():
                raise UserError(
                    self.env._(
                        "A team proposed a reward or a sanction: list the proposals, "
                        "or say what became of them."
                    )
                )
