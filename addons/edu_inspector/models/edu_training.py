from datetime import timedelta

from odoo import api, fields, models
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
    _inherit = ["edu.called.mixin", "mail.activity.mixin"]
    _description = "Training Session"
    _order = "start desc, id desc"

    _announced_states = ANNOUNCED
    _over_states = ("closed", "cancelled")
    _time_fields = frozenset({"start", "stop", "kind", "form", "hours"})
    _list_field = "attendance_ids"
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
    place = fields.Char(help="培训地点")
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
        whole = self.attendance_ids._whole() if "hours" in vals else None
        result = super().write(vals)
        if whole is not None:
            whole.hours = vals["hours"]
            self.attendance_ids._check_hours()
        return result

    def action_close(self):
        self._make_move("close")

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

    def _called_accounts(self):
        return self.attendance_ids.inspector_id.user_id

    def _sentences(self):
        return {
            "invited": self.env._("You are invited."),
            "moved": self.env._("The training session has been moved."),
            "cancelled": self.env._("The training session does not take place."),
            "nobody": self.env._("Say who takes part before you call people."),
            "early": self.env._("The session has not begun yet."),
            "over": self.env._(
                "The session is over; its hours are part of the record."
            ),
        }
