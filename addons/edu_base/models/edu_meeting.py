from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ..tools.dates import day_of
from ..tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduMeeting(models.Model):
    """A meeting of a committee: who is called, what is discussed and decided (TS10).

    Once called it is seen by the members of the committee and by everybody invited,
    and stands in the calendar of those who have an account.
    """

    _name = "edu.meeting"
    _inherit = ["edu.called.mixin", "mail.activity.mixin"]
    _description = "Meeting"
    _order = "start desc, id desc"

    _sensitive_name = True
    _list_field = "attendee_ids"
    _fixed_fields = frozenset({"committee_id"})
    _moves = (
        Move(
            "call",
            ("draft",),
            "called",
            OFFICER,
            check="_check_listed",
            label=_lt("Call"),
        ),
        Move(
            "hold",
            ("called",),
            "held",
            OFFICER,
            check="_check_begun",
            label=_lt("Mark as Held"),
        ),
        Move(
            "cancel",
            ("draft", "called"),
            "cancelled",
            OFFICER,
            needs_reason=True,
            label=_lt("Cancel"),
        ),
        Move(
            "reopen",
            ("held",),
            "called",
            CHIEF,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    committee_id = fields.Many2one(
        "edu.committee", required=True, index=True, ondelete="restrict", help="机构"
    )
    owner_unit_id = fields.Many2one(
        related="committee_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    kind = fields.Selection(
        [
            ("plenary", "Plenary"),
            ("office", "Office Meeting"),
            ("special", "Special Meeting"),
        ],
        required=True,
        default="plenary",
        help="全体会议、办公室会议、专题会议",
    )
    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        index="trigram",
        help="As the calendar shows it (会议名称)",
    )
    stop = fields.Datetime(
        string="End",
        required=True,
        compute="_compute_stop",
        store=True,
        readonly=False,
        precompute=True,
        help="结束时间",
    )
    place = fields.Char(help="会议地点")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("called", "Called"),
            ("held", "Held"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟开、已通知、已召开、已取消",
    )
    item_ids = fields.One2many(
        "edu.meeting.item", "meeting_id", string="Agenda", copy=True
    )
    attendee_ids = fields.One2many(
        "edu.meeting.attendee", "meeting_id", string="Attendees"
    )
    matter_ids = fields.One2many(
        "edu.matter", "meeting_id", string="Matters", readonly=True
    )
    matter_count = fields.Integer(
        compute="_compute_matter_count", help="Matters made of decisions (已立事项)"
    )
    has_open_decision = fields.Boolean(
        compute="_compute_has_open_decision",
        help="A decision is not yet a matter (有未立项的决定)",
    )
    minutes = fields.Text(copy=False, help="What was said (会议纪要)")

    _order_idx = models.Index("(start DESC, id DESC)")
    _times = models.Constraint(
        "CHECK (stop > start)", "A meeting ends after it begins."
    )

    @api.depends("committee_id", "kind")
    def _compute_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for meeting in self.filtered("committee_id"):
            meeting.name = f"{meeting.committee_id.name}{kinds[meeting.kind]}"

    @api.depends("start")
    def _compute_stop(self):
        for meeting in self.filtered("start"):
            meeting.stop = fields.Datetime.add(meeting.start, hours=2)

    @api.depends("matter_ids")
    def _compute_matter_count(self):
        counts = dict(
            self.env["edu.matter"]._read_group(
                [("meeting_id", "in", self.ids)], ["meeting_id"], ["__count"]
            )
        )
        for meeting in self:
            meeting.matter_count = counts.get(meeting._origin, 0)

    @api.depends("item_ids.decision", "item_ids.matter_ids")
    def _compute_has_open_decision(self):
        for meeting in self:
            meeting.has_open_decision = bool(meeting.item_ids._without_matter())

    @api.model_create_multi
    def create(self, vals_list):
        meetings = super().create(vals_list)
        meetings.filtered(lambda meeting: not meeting.attendee_ids).action_add_members()
        return meetings

    def action_add_members(self):
        """Add the members of the committee on the day who are not yet on the list."""
        self.env["edu.meeting.attendee"].create(
            [
                {
                    "meeting_id": meeting.id,
                    "member_id": member.id,
                    "unit_id": member.unit_id.id,
                    "user_id": member.user_id.id,
                    "person_name": member.person_name,
                }
                for meeting in self
                for member in meeting._missing_members()
            ]
        )

    def action_make_matters(self):
        """Make matters of all decisions that are not matters yet."""
        return self.item_ids._without_matter().action_make_matter()

    def action_open_matters(self):
        return self.matter_ids._action_open()

    def _missing_members(self):
        """Return a list of members to call: nobody twice who holds two posts."""
        day = day_of(self.start)
        serving = self.committee_id.member_ids.filtered(
            lambda member: (
                member.person_name
                and member.date_from <= day <= (member.date_to or day)
            )
        )
        listed = {line._person_key() for line in self.attendee_ids}
        by_person = serving.grouped(lambda member: member._person_key())
        return [posts[0] for key, posts in by_person.items() if key not in listed]

    def _neutral_name(self):
        return f"{day_of(self.start)} #{self.id}"

    def _called_accounts(self):
        return self.attendee_ids.user_id

    def _sentences(self):
        return {
            "invited": self.env._("You are invited."),
            "moved": self.env._("The meeting has been moved."),
            "cancelled": self.env._("The meeting does not take place."),
            "nobody": self.env._("Say who takes part before you call people."),
            "early": self.env._("The meeting has not begun yet."),
            "over": self.env._("The meeting is over; its time is part of the record."),
        }
