from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)


class EduTraining(models.Model):
    """A training session of inspectors (TS62)."""

    _name = "edu.training"
    _inherit = ["edu.transition.mixin", "mail.thread"]
    _description = "Training"
    _order = "start desc, id desc"

    _moves = (
        Move("call", ("draft",), "called", OFFICER, label=_lt("Call")),
        Move("hold", ("called",), "held", OFFICER, label=_lt("Mark as Held")),
    )

    name = fields.Char(string="Title", required=True, index="trigram", help="培训名称")
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
    start = fields.Datetime(required=True, index=True, help="开始时间")
    stop = fields.Datetime(string="End", required=True, help="结束时间")
    hours = fields.Float(required=True, digits=(5, 1), help="Class hours (学时)")
    place = fields.Char(string="Venue", help="培训地点")
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("called", "Called"),
            ("held", "Held"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟办、已通知、已举办",
    )
    attendance_ids = fields.One2many(
        "edu.training.attendance", "training_id", string="Attendance"
    )

    _times = models.Constraint(
        "CHECK (stop > start)", "A session ends after it begins."
    )
    _hours = models.Constraint("CHECK (hours > 0)", "Say how many hours it counts.")
