from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
HELD = ("held", "closed")
ANNOUNCED = ("called", *HELD)


class EduTraining(models.Model):
    """A training session of inspectors, of one day or several (TS62).

    Once called it stands in the calendar of those on the list who have an account, and
    is seen by the governments whose inspectors they are. Its hours count once it has
    been held; closing it locks the list.
    """

    _name = "edu.training"
    _inherit = [
        "edu.event.mixin",
        "edu.transition.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Training Session"
    _order = "start desc, id desc"

    _event_fields = frozenset({"name", "start", "stop", "place", "state"})
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
        Move("close", ("held",), "closed", OFFICER, label=_lt("Close the List")),
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
            ("closed",),
            "held",
            CHIEF,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    name = fields.Char(
        string="Title", required=True, index="trigram", tracking=True, help="培训名称"
    )
    kind = fields.Selection(
        [
            ("pre_visit", "Before a Visit"),
            ("project", "Project"),
            ("induction", "Induction"),
        ],
        required=True,
        default="project",
        index=True,
        help="督前、项目、新任岗前",
    )
    form = fields.Selection(
        [
            ("central", "Centralised"),
            ("online", "Online"),
            ("self", "Self-Study"),
        ],
        required=True,
        default="central",
        help="集中、网络、自学; only centralised hours count towards the yearly figure",
    )
    start = fields.Datetime(required=True, index=True, tracking=True, help="开始时间")
    stop = fields.Datetime(string="Ends", required=True, tracking=True, help="结束时间")
    year = fields.Integer(
        compute="_compute_year",
        store=True,
        precompute=True,
        index=True,
        aggregator=None,
        help="Calendar year in which the hours count: the one of the last day (年度)",
    )
    hours = fields.Float(
        required=True,
        digits=(5, 1),
        tracking=True,
        help="Class hours of the whole session (学时)",
    )
    place = fields.Char(string="Venue", tracking=True, help="培训地点")
    provider = fields.Char(help="Training centre or whoever teaches (承办机构)")
    content = fields.Text(help="What is taught, and by whom (培训内容)")
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_training_attachment_rel",
        "training_id",
        "attachment_id",
        string="Programme",
        copy=False,
        help="Files: the programme, the notice (培训方案、通知)",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("called", "Called"),
            ("held", "Held"),
            ("closed", "Closed"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟办、已通知、已举办、已归档、已取消",
    )
    attendance_ids = fields.One2many("edu.training.attendance", "training_id")
    rule_line_ids = fields.One2many(
        "edu.training.attendance",
        "training_id",
        # Rules read every line; what people see holds only those they may read.
        export_string_translation=False,
    )
    listed_count = fields.Integer(
        string="On the List", compute="_compute_counts", help="应到人数"
    )
    present_count = fields.Integer(
        string="Attended", compute="_compute_counts", help="实到人数"
    )

    _order_idx = models.Index("(start DESC, id DESC)")
    _times = models.Constraint(
        "CHECK (stop > start)", "A session ends after it begins."
    )
    _hours = models.Constraint("CHECK (hours > 0)", "Say how many hours it counts.")

    @api.depends("stop")
    def _compute_year(self):
        # One that ends at midnight belongs to the day before.
        for training in self.filtered("stop"):
            training.year = day_of(training.stop - timedelta(seconds=1)).year

    @api.depends("attendance_ids.is_present")
    @api.depends_context("uid")
    def _compute_counts(self):
        counts = {
            (training, is_present): count
            for training, is_present, count in self.env[
                "edu.training.attendance"
            ]._read_group(
                [("training_id", "in", self.ids)],
                ["training_id", "is_present"],
                ["__count"],
            )
        }
        for training in self:
            present = counts.get((training._origin, True), 0)
            absent = counts.get((training._origin, False), 0)
            training.present_count = present
            training.listed_count = present + absent

    def write(self, vals):
        if {"start", "stop", "kind", "form", "hours"} & vals.keys():
            self._check_not_over()
        moved = self.browse()
        if {"start", "stop"} & vals.keys():
            moved = self.filtered(lambda training: training.state == "called")
        whole = self.attendance_ids._whole() if "hours" in vals else None
        result = super().write(vals)
        if whole is not None:
            whole.hours = vals["hours"]
            self.attendance_ids._check_hours()
        moved._tell(self.env._("The training session has been moved."))
        return result

    def action_call(self):
        self._make_move("call")

    def action_hold(self):
        self._make_move("hold")

    def action_close(self):
        self._make_move("close")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def action_all_present(self):
        """Tick everybody on the list who is not ticked yet."""
        self.attendance_ids.filtered(lambda line: not line.is_present).write(
            {"is_present": True}
        )

    def action_open_list(self):
        """Open who is on the list, to tick, sort and group."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Attendance"),
            "res_model": "edu.training.attendance",
            "views": [(False, "list"), (False, "pivot")],
            "domain": [("training_id", "in", self.ids)],
        }

    def _event_values(self):
        if self.state not in ANNOUNCED:
            return None
        return {
            "name": self.name,
            "start": self.start,
            "stop": self.stop,
            "location": self.place,
            "partner_ids": self.attendance_ids.inspector_id.user_id.partner_id,
        }

    def _move_values(self, move):
        return {"released_on": fields.Datetime.now()} if move.name == "call" else {}

    def _after_move(self, move):
        if move.name == "call":
            self._tell(self.env._("You are invited."))
        elif move.name == "cancel":
            self.filtered("released_on")._tell(
                self.env._("The training session does not take place.")
            )

    def _tell(self, sentence, lines=None):
        """Notify those of `lines` who have an account.

        `lines` are rows of attendance; by default the whole list.
        """
        told = self.attendance_ids if lines is None else lines
        for training, listed in told.grouped("training_id").items():
            training._tell_people(listed.inspector_id.user_id, sentence)

    def _check_not_over(self):
        if any(training.state in ("closed", "cancelled") for training in self):
            raise UserError(
                self.env._("The session is over; its hours are part of the record.")
            )

    def _check_listed(self):
        if any(not training.attendance_ids for training in self):
            raise UserError(self.env._("Say who takes part before you call people."))

    def _check_begun(self):
        if any(training.start > fields.Datetime.now() for training in self):
            raise UserError(self.env._("The session has not begun yet."))
