from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, Move, opened

_lt = LazyTranslate(__name__)

OPEN_STATES = ("received", "verifying", "referred")
OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
HANDLERS = ("edu_base.group_officer", "edu_base.group_inspector")
ANSWER_DAYS = "edu_inspector.complaint_days"
ANSWERED = frozenset({"answer", "outcome", "inner_note"})
WORKED = ANSWERED | {
    "kind",
    "unit_id",
    "inspector_id",
    "handler_id",
    "person_name",
    "person_phone",
}
NOTED = frozenset({"inner_note"})


class EduComplaint(models.Model):
    """What somebody complains of: a school, or its inspector (B14 art. 19).

    Its owner's office reads it, and the handler. The inspector whom it is about never
    does, in whatever role. Who filed it is kept apart, in `edu.complaint.person`.
    """

    _name = "edu.complaint"
    _inherit = [
        "edu.settled.mixin",
        "edu.handover.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Complaint"
    _order = "received_on desc, id desc"
    _rec_name = "number"

    _sensitive_name = True
    _held_label = _lt("Open complaints")
    _initial_state = "received"
    _fixed_fields = frozenset({"owner_unit_id"})
    _guarded_fields = frozenset(
        "state released_on number answered_by_id answered_on closed_on".split()
    )
    # What came stays as it was said; what the complainant read, as it was read.
    _writable = {
        "verifying": WORKED,
        "referred": WORKED,
        "answered": NOTED,
        "closed": NOTED,
        "rejected": NOTED,
    }
    _moves = (
        Move("accept", ("received",), "verifying", OFFICER, label=_lt("Admit")),
        Move(
            "reject",
            ("received", "verifying"),
            "rejected",
            CHIEF,
            check="_check_answer",
            label=_lt("Do Not Accept"),
        ),
        Move(
            "refer",
            ("verifying",),
            "referred",
            OFFICER,
            check="_check_referred",
            label=_lt("Refer"),
        ),
        Move("take_back", ("referred",), "verifying", OFFICER, label=_lt("Take Back")),
        Move(
            "answer",
            ("verifying",),
            "answered",
            HANDLERS,
            "_may_answer",
            check="_check_outcome",
            label=_lt("Answer"),
        ),
        Move(
            "return",
            ("answered",),
            "verifying",
            OFFICER,
            not_by="answered_by_id",
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "close",
            ("answered",),
            "closed",
            OFFICER,
            not_by="answered_by_id",
            four_eyes=True,
            label=_lt("Close"),
        ),
        Move(
            "reopen",
            ("closed", "rejected"),
            "verifying",
            CHIEF,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    number = fields.Char(
        readonly=True,
        copy=False,
        index=True,
        help="Given once, for the government and the year (投诉编号)",
    )
    kind = fields.Selection(
        [("school", "About the School"), ("inspector", "About the Inspector")],
        required=True,
        default="school",
        index=True,
        help="投诉学校、投诉督学",
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind", "=", "school")],
        help="学校",
    )
    plate_id = fields.Many2one(
        "edu.plate",
        compute="_compute_plate_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        help="Which hung at the school on that day (挂牌)",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Inspector Complained Of",
        compute="_compute_inspector_id",
        store=True,
        readonly=False,
        precompute=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Only where the complaint is about an inspector (被投诉督学)",
    )
    concerned_user_id = fields.Many2one(
        related="inspector_id.user_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        export_string_translation=False,
    )
    text = fields.Text(required=True, help="As it was said (投诉内容)")
    received_on = fields.Date(
        required=True,
        default=lambda self: today(),
        index=True,
        help="收到日期",
    )
    channel = fields.Selection(
        [
            ("page", "Public Form"),
            ("phone", "Phone"),
            ("letter", "Letter"),
            ("visit", "Visit in Person"),
        ],
        required=True,
        default="phone",
        help="网上、电话、来信、来访",
    )
    state = fields.Selection(
        [
            ("received", "Received"),
            ("verifying", "Verifying"),
            ("referred", "Referred"),
            ("answered", "Answered"),
            ("closed", "Closed"),
            ("rejected", "Not Accepted"),
        ],
        required=True,
        default="received",
        copy=False,
        index=True,
        group_expand=True,
        help="已收到、核实中、已转办、已答复、已办结、不予受理",
    )
    handler_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        copy=False,
        ondelete="restrict",
        tracking=True,
        domain="[('id', 'in', possible_handler_ids)]",
        help="Who verifies and answers; sees who filed it (承办人)",
    )
    possible_handler_ids = fields.Many2many(
        "res.users",
        compute="_compute_possible_handler_ids",
        export_string_translation=False,
    )
    referral_ids = fields.One2many(
        "edu.complaint.referral", "complaint_id", string="Referrals"
    )
    answer = fields.Text(
        copy=False,
        help="Shown to whoever filed it; with a rejection, why (答复意见, 公开)",
    )
    outcome = fields.Selection(
        [
            ("substantiated", "Substantiated"),
            ("partly", "Partly Substantiated"),
            ("unsubstantiated", "Not Substantiated"),
            ("unverifiable", "Cannot Be Verified"),
        ],
        copy=False,
        index="btree_not_null",
        help="属实、部分属实、不属实、无法核实",
    )
    inner_note = fields.Text(
        copy=False, help="Seen by those who read the complaint (内部备注)"
    )
    answered_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="答复人",
    )
    answered_on = fields.Date(readonly=True, copy=False, help="答复日期")
    closed_on = fields.Date(
        readonly=True, copy=False, index="btree_not_null", help="办结日期"
    )
    date_due = fields.Date(
        string="Due",
        compute="_compute_date_due",
        store=True,
        precompute=True,
        readonly=True,
        index=True,
        help="Last day to answer (答复时限)",
    )
    days_used = fields.Integer(
        compute="_compute_days", aggregator=None, help="Since it came (已用天数)"
    )
    days_left = fields.Integer(
        compute="_compute_days",
        aggregator=None,
        help="Until the last day; below zero it is late (剩余天数)",
    )
    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_days",
        search="_search_is_overdue",
        help="Not answered, and past its last day (逾期)",
    )
    days_taken = fields.Integer(
        string="Days to Answer",
        compute="_compute_days_taken",
        store=True,
        aggregator="avg",
        help="From the complaint to its answer (办理天数)",
    )

    _about = models.Constraint(
        "CHECK ((kind = 'inspector') = (inspector_id IS NOT NULL))",
        "Say which inspector the complaint is about.",
    )
    _number_uniq = models.UniqueIndex("(owner_unit_id, number)")

    @api.depends("unit_id", "received_on")
    def _compute_plate_id(self):
        plates = self.env["edu.plate"].search([("unit_id", "in", self.unit_id.ids)])
        of_school = plates.grouped("unit_id")
        for complaint in self:
            own = of_school.get(complaint.unit_id, plates.browse())
            then = own._serving_on(complaint.received_on)
            complaint.plate_id = own.filtered_domain(then)[:1]

    @api.depends("kind", "plate_id")
    def _compute_inspector_id(self):
        for complaint in self:
            about = complaint.kind == "inspector"
            complaint.inspector_id = about and (
                complaint.inspector_id or complaint.plate_id.inspector_id
            )

    @api.depends("owner_unit_id", "concerned_user_id")
    def _compute_possible_handler_ids(self):
        for owner, complaints in self.grouped("owner_unit_id").items():
            users = self._handlers_for(owner)
            for complaint in complaints:
                able = users - complaint.concerned_user_id
                complaint.possible_handler_ids = able

    @api.depends("received_on")
    def _compute_date_due(self):
        days = int(self.env["ir.config_parameter"].sudo().get_param(ANSWER_DAYS))
        for complaint in self:
            complaint.date_due = fields.Date.add(complaint.received_on, days=days)

    @api.depends("received_on", "date_due", "answered_on", "closed_on", "state")
    def _compute_days(self):
        day = today()
        for complaint in self:
            last = complaint.answered_on or complaint.closed_on or day
            complaint.days_used = (last - (complaint.received_on or day)).days
            complaint.days_left = ((complaint.date_due or day) - last).days
            waiting = complaint.state in OPEN_STATES
            complaint.is_overdue = waiting and complaint.days_left < 0

    @api.depends("received_on", "answered_on")
    def _compute_days_taken(self):
        for complaint in self:
            answered = complaint.answered_on
            complaint.days_taken = answered and (answered - complaint.received_on).days

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        late = Domain("state", "in", OPEN_STATES) & Domain("date_due", "<", today())
        return either(late, value)

    @api.constrains("unit_id", "owner_unit_id")
    def _check_unit_id(self):
        for complaint in self:
            path = complaint.owner_unit_id.parent_path
            if not complaint.unit_id.parent_path.startswith(path):
                raise ValidationError(
                    self.env._("The school belongs to another government.")
                )

    @api.constrains("handler_id", "inspector_id")
    def _check_handler_id(self):
        for complaint in self.filtered("handler_id"):
            if complaint.handler_id not in complaint.possible_handler_ids:
                raise ValidationError(
                    self.env._(
                        "A complaint is handled by an officer or inspector of its "
                        "owner, and never by whom it is about."
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        complaints = super().create(vals_list)
        complaints._give_numbers()
        complaints._announce()
        return complaints

    def write(self, vals):
        self._refuse_foreign(vals.keys())
        result = super().write(vals)
        if "handler_id" in vals:
            self._remind_handler()
        return result

    def _refuse_foreign(self, names):
        """Refuse to reword what came in writing; to inspectors, all but the answer."""
        if "text" in names and any(one.channel == "page" for one in self):
            raise UserError(self.env._("What somebody wrote stays as it is."))
        office = self.env.su or self.env.user.has_group(*OFFICER)
        if not office and names - ANSWERED - {"state"}:
            raise UserError(self.env._("The office alone changes that."))

    def _give_numbers(self):
        """Number the records in the order in which they came. Private."""
        series = self.grouped(lambda one: (one.owner_unit_id.id, one.received_on.year))
        wanted = {key: len(complaints) for key, complaints in series.items()}
        first = self.env["edu.complaint.counter"].sudo()._take(wanted)
        for key, complaints in series.items():
            for number, complaint in enumerate(complaints, first[key]):
                opened(complaint.sudo(), STATE_GUARD).write(
                    {"number": f"投{key[1]}{number:05}"}
                )

    def action_accept(self):
        """Accept; who accepts what nobody was chosen for handles it."""
        self.filtered(lambda complaint: not complaint.handler_id).write(
            {"handler_id": self.env.uid}
        )
        self._make_move("accept")

    def action_reject(self):
        self._make_move("reject")

    def action_refer(self):
        """Open the form in which another unit is asked."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Refer"),
            "res_model": "edu.complaint.referral",
            "view_mode": "form",
            "target": "new",
            "context": {"default_complaint_id": self.id},
        }

    def action_take_back(self):
        self._make_move("take_back")

    def action_answer(self):
        self._make_move("answer")

    def action_return(self):
        return self._ask_reason("return")

    def action_close(self):
        self._make_move("close")

    def action_reopen(self):
        return self._ask_reason("reopen")
