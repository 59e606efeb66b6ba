import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command, Domain
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.domains import either
from ..tools.transitions import Move

_lt = LazyTranslate(__name__)

OPEN_STATES = ("assigned", "doing", "submitted")
OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
REPORTERS = ("edu_base.group_officer", "edu_base.group_liaison")

END_OF_SENTENCE = re.compile(r"[。！？；;\n]")
TITLE_LENGTH = 40


class EduMatter(models.Model):
    """What a leader instructs or a meeting decides, until it is done (JJ27).

    It is seen by its units from the moment it is written down.
    """

    _name = "edu.matter"
    _inherit = [
        "edu.transition.mixin",
        "edu.due.mixin",
        "edu.handover.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Matter"
    _order = "date_deadline, id"

    _sensitive_name = True
    _held_label = _lt("Open matters")
    _initial_state = "assigned"
    _due_field = "date_deadline"
    _due_open_states = OPEN_STATES
    _due_unit_field = "lead_unit_id"
    _fixed_fields = frozenset({"owner_unit_id", "item_id"})
    _guarded_fields = frozenset({"state", "released_on", "submitted_by_id", "done_on"})
    _moves = (
        Move(
            "start",
            ("assigned",),
            "doing",
            REPORTERS,
            "_may_report",
            label=_lt("Start"),
        ),
        Move(
            "submit",
            ("assigned", "doing"),
            "submitted",
            REPORTERS,
            "_may_report",
            label=_lt("Submit as Done"),
        ),
        Move(
            "verify",
            ("submitted",),
            "done",
            OFFICER,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Verify"),
        ),
        Move(
            "return",
            ("submitted",),
            "doing",
            OFFICER,
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "cancel",
            OPEN_STATES,
            "cancelled",
            OFFICER,
            needs_reason=True,
            label=_lt("Cancel"),
        ),
        Move(
            "reopen",
            ("done", "cancelled"),
            "doing",
            CHIEF,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        index="trigram",
        help="The first words of the text, unless it is given (事项)",
    )
    text = fields.Text(
        string="What Is to Be Done", required=True, help="批示或议定内容"
    )
    kind = fields.Selection(
        [("instruction", "Instruction"), ("decision", "Decision")],
        required=True,
        default="instruction",
        help="领导批示、会议决定",
    )
    leader_id = fields.Many2one(
        "res.users",
        index="btree_not_null",
        ondelete="restrict",
        default=lambda self: self._default_leader_id(),
        help="Who gave the instruction, if with an account (批示领导)",
    )
    item_id = fields.Many2one(
        "edu.meeting.item",
        string="Agenda Item",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Where it was decided (议题)",
    )
    meeting_id = fields.Many2one(
        related="item_id.meeting_id", store=True, index="btree_not_null"
    )
    given_by = fields.Char(
        compute="_compute_given_by",
        store=True,
        readonly=False,
        help="Leader or meeting (批示人或会议)",
    )
    given_on = fields.Date(
        required=True, default=lambda self: today(), help="批示或议定日期"
    )
    lead_unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        index=True,
        ondelete="restrict",
        tracking=True,
        help="Who answers for it (牵头单位)",
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_matter_unit_rel",
        "matter_id",
        "unit_id",
        string="Cooperating Units",
        help="配合单位",
    )
    date_deadline = fields.Date(
        string="Due",
        required=True,
        index=True,
        tracking=True,
        help="Last day (办理时限)",
    )
    state = fields.Selection(
        [
            ("assigned", "Assigned"),
            ("doing", "In Progress"),
            ("submitted", "To Verify"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="assigned",
        copy=False,
        index=True,
        group_expand=True,
        help="已交办、办理中、待核实、已办结、已取消",
    )
    submitted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Who held the matter to be done (报结人)",
    )
    done_on = fields.Date(
        readonly=True, copy=False, help="Day of verification (办结日期)"
    )
    report_ids = fields.One2many("edu.matter.report", "matter_id", string="Reports")
    is_mine = fields.Boolean(
        string="Own",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="Of a unit whose liaison the user is, or given by the user (我的)",
    )

    _order_idx = models.Index("(date_deadline, id)")

    @api.depends("text")
    def _compute_name(self):
        for matter in self.filtered("text"):
            sentence = END_OF_SENTENCE.split(matter.text.strip())[0]
            matter.name = matter.name or sentence[:TITLE_LENGTH]

    @api.depends("leader_id", "meeting_id")
    def _compute_given_by(self):
        for matter in self:
            source = matter.meeting_id.name or matter.leader_id.name
            matter.given_by = source or matter.given_by

    @api.depends("lead_unit_id", "unit_ids", "leader_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        mine = self.filtered_domain(self._mine_domain())
        for matter in self:
            matter.is_mine = matter in mine

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._mine_domain(), value)

    @api.model
    def _mine_domain(self):
        return self._assigned_domain() | Domain("leader_id", "=", self.env.uid)

    @api.model
    def _assigned_domain(self):
        """Return the domain of what the units of the user as a liaison have to do."""
        own = self.env.user.liaison_unit_ids.ids
        return Domain("lead_unit_id", "in", own) | Domain("unit_ids", "in", own)

    @api.model
    def _default_leader_id(self):
        leader = self.env.user.has_group("edu_base.group_leader")
        return self.env.user if leader else self.env["res.users"]

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"released_on": fields.Datetime.now()}

    @api.constrains("item_id", "owner_unit_id")
    def _check_item_id(self):
        for matter in self.filtered("item_id"):
            if matter.meeting_id.owner_unit_id != matter.owner_unit_id:
                raise ValidationError(
                    self.env._("A decision is a matter of the meeting's own owner.")
                )

    @api.constrains("leader_id")
    def _check_leader_id(self):
        if self.env.user.has_group("edu_base.group_officer"):
            return  # registers what leaders wrote on paper
        if self.leader_id - self.env.user:
            raise ValidationError(self.env._("Instruct in your own name."))

    def action_report(self):
        """Open the form in which a unit reports on the matter."""
        self.ensure_one()
        own = (self.lead_unit_id | self.unit_ids) & self.env.user.liaison_unit_ids
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "edu.matter.report",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_matter_id": self.id,
                "default_unit_id": (own or self.lead_unit_id)[:1].id,
            },
        }

    def action_ask_extension(self):
        """Ask for more time for the matter."""
        return self._ask_extension(self.lead_unit_id)

    def action_give(self):
        """Close the form of an instruction; saving it has already given it."""
        return self._action_open()

    def action_verify(self):
        self._make_move("verify")

    def action_return(self):
        return self._ask_reason("return")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def _neutral_name(self):
        return f"{self.given_on} #{self.id}"

    def _action_open(self):
        """Return the action that shows self."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_matter_action"
        )
        if len(self) == 1:
            return action | {"views": [(False, "form")], "res_id": self.id}
        return action | {"domain": [("id", "in", self.ids)], "context": {}}

    def _may_report(self):
        """Return the matters of the user's units, or in an officer's own scope."""
        officer = self.env.user.has_group("edu_base.group_officer")
        own = self._on_owner_side() if officer else self.browse()
        return own | self.filtered_domain(self._assigned_domain())

    def _move_values(self, move):
        if move.name == "start":
            return {}
        if move.name == "verify":
            return {"done_on": today()}
        submitted = self.env.uid if move.name == "submit" else False
        return {"submitted_by_id": submitted, "done_on": False}

    @api.model
    def _held_by_units(self, units, day):
        mine = Domain("lead_unit_id", "in", units.ids) | Domain(
            "unit_ids", "in", units.ids
        )
        return self.search(mine & self._open_domain())

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let the successors answer for what is open; what is done keeps its units."""
        for unit, heir in heirs.items():
            matters = self._held_by_units(unit, day)
            led = matters.filtered(
                lambda matter, unit=unit: matter.lead_unit_id == unit
            )
            led.lead_unit_id = heir
            (matters - led).unit_ids = [Command.unlink(unit.id), Command.link(heir.id)]
