from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

from .edu_list_item import (
    DOMAINS,
    FOCUS_MODES,
    KINDS,
    OPEN_MODES,
    PLACE_MODES,
    TIME_MODES,
)

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
LIVE = ("draft", "confirmed", "recorded", "closed")
DONE = ("recorded", "closed")

# What a visit was confirmed as stays; its days may still change, with the rules asked
# again, until it is recorded.
WHAT = frozenset(
    "domain kind item_id own_topic_ids unit_id focus_mode time_mode place_mode "
    "open_mode is_urgent urgent_reason".split()
)
WHEN = frozenset({"date", "date_to", "day_part"})


class EduVisit(models.Model):
    """A visit of inspectors to a school or another unit (督导).

    Planned as a draft, confirmed once all rules allow it, recorded on the spot, closed
    with its report. A covert visit is hidden from everybody but its team and who
    planned it, until it is released.
    """

    _name = "edu.visit"
    _inherit = [
        "edu.event.mixin",
        "edu.settled.mixin",
        "edu.covert.mixin",
        "mail.activity.mixin",
    ]
    _description = "Visit"
    _order = "date desc, id desc"

    _sensitive_name = True
    _fixed_fields = frozenset({"owner_unit_id"})
    _guarded_fields = frozenset(
        "state released_on number organiser_id recorded_on recorded_by_id record_key "
        "report_until".split()
    )
    _writable = {
        "confirmed": WHEN,
        "recorded": frozenset(),
        "closed": frozenset(),
        "cancelled": frozenset(),
    }
    _moves = (
        Move(
            "confirm",
            ("draft",),
            "confirmed",
            OFFICER,
            check="_check_rules",
            label=_lt("Confirm"),
        ),
        # Made by the record that the team sends from the school.
        Move("record", ("confirmed",), "recorded", (), label=_lt("Record")),
        Move(
            "reopen",
            ("recorded",),
            "confirmed",
            OFFICER,
            check="_check_reopen",
            needs_reason=True,
            label=_lt("Return for Correction"),
        ),
        Move(
            "release",
            ("recorded",),
            "recorded",
            CHIEF,
            allow="_may_release",
            label=_lt("Release"),
        ),
        Move(
            "close",
            ("recorded",),
            "closed",
            OFFICER,
            check="_check_close",
            label=_lt("Close"),
        ),
        Move(
            "cancel",
            ("draft", "confirmed"),
            "cancelled",
            OFFICER,
            needs_reason=True,
            label=_lt("Cancel"),
        ),
    )

    number = fields.Char(
        string="Visit Number",
        readonly=True,
        copy=False,
        index="trigram",
        help="督导编号",
    )
    domain = fields.Selection(
        DOMAINS, required=True, default="school", help="督政、督学、评估监测"
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        default="routine",
        index=True,
        help="综合、专项、经常性、回头看",
    )
    item_id = fields.Many2one(
        "edu.list.item",
        string="On the List As",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('list_state', 'in', ('approved', 'published'))]",
        help="What of a yearly list allows it (清单事项)",
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Visited Unit",
        required=True,
        index=True,
        ondelete="restrict",
        help="被督导单位",
    )
    managing_unit_id = fields.Many2one(
        related="unit_id.managing_unit_id", help="主管部门"
    )
    date = fields.Date(string="Day", required=True, index=True, help="督导日期")
    date_to = fields.Date(
        string="Last Day",
        required=True,
        compute="_compute_date_to",
        store=True,
        readonly=False,
        precompute=True,
        help="The same as the first for a visit of one day (截止日期)",
    )
    day_part = fields.Selection(
        [("day", "Whole Day"), ("morning", "Morning"), ("afternoon", "Afternoon")],
        string="Time of Day",
        required=True,
        default="day",
        help="全天、上午、下午",
    )
    focus_mode = fields.Selection(
        FOCUS_MODES, required=True, default="process", help="过程性、结果性"
    )
    time_mode = fields.Selection(
        TIME_MODES, required=True, default="daily", help="日常、随机"
    )
    place_mode = fields.Selection(
        PLACE_MODES, required=True, default="offline", help="线下、线上"
    )
    open_mode = fields.Selection(
        OPEN_MODES, required=True, default="open", help="明察、暗访"
    )
    is_urgent = fields.Boolean(
        string="Urgent", help="Outside the list, for a sudden incident (突发)"
    )
    urgent_reason = fields.Text(help="What makes it urgent (突发事由)")
    is_hidden = fields.Boolean(
        string="Hidden",
        compute="_compute_is_hidden",
        store=True,
        precompute=True,
        help="Covert and not yet released (未公开)",
    )
    organiser_id = fields.Many2one(
        "res.users",
        string="Planned By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="组织人",
    )
    member_ids = fields.One2many("edu.visit.member", "visit_id", string="Team")
    lead_id = fields.Many2one(
        "edu.inspector",
        string="Led By",
        compute="_compute_lead_id",
        store=True,
        index="btree_not_null",
        help="组长",
    )
    # For the record rule alone: read without the rules of the team itself.
    rule_member_ids = fields.One2many(
        "edu.visit.member", "visit_id", export_string_translation=False
    )
    checklist_id = fields.Many2one(
        "edu.checklist",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', '=', 'released')]",
        help="Whose items are copied into the record (督导清单)",
    )
    checklist_item_ids = fields.One2many(
        related="checklist_id.item_ids", string="Items of the Checklist"
    )
    answer_ids = fields.One2many("edu.visit.answer", "visit_id", string="Answers")
    activity_line_ids = fields.One2many(
        "edu.visit.activity", "visit_id", string="Done on the Spot"
    )
    finding_ids = fields.One2many("edu.finding", "visit_id", string="Findings")
    outcome = fields.Selection(
        [
            ("none", "No Problem"),
            ("advice", "Advice on the Spot"),
            ("order", "Rectification Notice"),
            ("hazard", "Hazard Handed Over"),
            ("special", "Special Visit Proposed"),
        ],
        index="btree_not_null",
        help="无问题、现场反馈意见、下达整改通知书、隐患移交、建议专项督导",
    )
    recorded_on = fields.Datetime(readonly=True, copy=False, help="记录时间")
    recorded_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="记录人",
    )
    record_key = fields.Char(readonly=True, copy=False, export_string_translation=False)
    state = fields.Selection(
        [
            ("draft", "Planned"),
            ("confirmed", "Confirmed"),
            ("recorded", "Recorded"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟定、已确定、已记录、已办结、已取消",
    )

    _order_idx = models.Index("(date DESC, id DESC)")
    _record_key_uniq = models.UniqueIndex("(record_key) WHERE record_key IS NOT NULL")
    _days = models.Constraint(
        "CHECK (date_to >= date)", "A visit ends before it begins."
    )
    _announced = models.Constraint(
        "CHECK (kind != 'comprehensive' OR open_mode = 'open')",
        "A comprehensive visit is announced beforehand: it cannot be covert.",
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"organiser_id": self.env.uid}

    @api.depends("date")
    def _compute_date_to(self):
        for visit in self:
            if not visit.date_to or (visit.date and visit.date_to < visit.date):
                visit.date_to = visit.date

    @api.depends("open_mode", "released_on")
    def _compute_is_hidden(self):
        for visit in self:
            visit.is_hidden = visit.open_mode == "covert" and not visit.released_on

    @api.depends("member_ids.role", "member_ids.inspector_id")
    def _compute_lead_id(self):
        for visit in self:
            leads = visit.member_ids.filtered(lambda member: member.role == "lead")
            visit.lead_id = leads.inspector_id[:1]

    def action_confirm(self):
        self._make_move("confirm")

    def action_close(self):
        self._make_move("close")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def _refuse_settled(self, names):
        return super()._refuse_settled(names & (WHAT | WHEN))
