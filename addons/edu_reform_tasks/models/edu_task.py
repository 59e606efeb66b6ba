from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from .edu_task_unit import OPEN_STATES

_lt = LazyTranslate(__name__)

RECURRENCES = [
    ("yearly", "Every Year"),
    ("termly", "Every Term"),
    ("quarterly", "Every Quarter"),
    ("monthly", "Every Month"),
    ("weekly", "Every Week"),
]
OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
REPORTERS = ("edu_base.group_officer", "edu_base.group_liaison")


class EduTask(models.Model):
    """A measure of a plan with its units, deadline and targets, or a section above.

    Sections keep the outline of the document; only tasks are worked on.
    """

    _name = "edu.task"
    _inherit = [
        "edu.transition.mixin",
        "edu.due.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Reform Task"
    _parent_store = True
    _order = "sequence, id"

    _initial_state = "todo"
    _due_field = "date_deadline"
    _due_open_states = OPEN_STATES
    _due_link_model = "edu.task.unit"
    _fixed_fields = frozenset({"plan_id"})
    _guarded_fields = frozenset({"state", "submitted_by_id", "done_on"})
    _moves = (
        Move("start", ("todo",), "doing", REPORTERS, "_may_report", label=_lt("Start")),
        Move(
            "submit",
            ("todo", "doing"),
            "submitted",
            REPORTERS,
            "_may_report",
            label=_lt("Submit as Done"),
        ),
        Move(
            "accept",
            ("submitted",),
            "done",
            OFFICER,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Accept"),
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
            check="_check_plan_in_force",
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    name = fields.Char(
        string="Task", required=True, index="trigram", help="Heading (任务)"
    )
    number = fields.Char(help="As the document numbers it (序号)")
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("section", "Section"), ("task", "Task")],
        required=True,
        default="task",
        help="章节、任务",
    )
    plan_id = fields.Many2one(
        "edu.plan", required=True, index=True, ondelete="cascade", help="方案"
    )
    owner_unit_id = fields.Many2one(
        related="plan_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="plan_id.released_on", store=True, precompute=True
    )
    parent_id = fields.Many2one(
        "edu.task", string="Section", index=True, ondelete="restrict", help="所属章节"
    )
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many("edu.task", "parent_id", string="Parts")
    area = fields.Char(
        related="parent_id.name",
        string="Area",
        store=True,
        precompute=True,
        help="Heading the task stands under (改革领域)",
    )
    text = fields.Text(string="Measure", help="The whole measure (具体举措)")
    deliverable = fields.Char(help="What shows that it is done (成果形式)")
    date_start = fields.Date(string="From", help="First day of a range (起)")
    date_deadline = fields.Date(
        string="Due", index="btree_not_null", tracking=True, help="Last day (完成时限)"
    )
    deadline_text = fields.Char(
        string="Due as Printed", help="The limit in the document's words (时限原文)"
    )
    recurs = fields.Selection(
        RECURRENCES,
        string="Returns",
        help="A limit that comes again (周期)",
    )
    state = fields.Selection(
        [
            ("todo", "To Do"),
            ("doing", "In Progress"),
            ("submitted", "To Accept"),
            ("done", "Done"),
            ("cancelled", "Cancelled"),
        ],
        required=True,
        default="todo",
        copy=False,
        index=True,
        group_expand=True,
        help="待启动、推进中、待验收、已完成、已取消",
    )
    submitted_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        help="Who held the task to be done (申请验收人)",
    )
    done_on = fields.Date(
        readonly=True, copy=False, help="Day of acceptance (完成日期)"
    )
    link_ids = fields.One2many(
        "edu.task.unit", "task_id", string="Units", copy=True, help="责任单位"
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_task_unit",
        "task_id",
        "unit_id",
        string="All Units",
        readonly=True,
        copy=False,
        help="All units with a role (全部单位)",
    )
    lead_label = fields.Char(
        string="Lead Units", compute="_compute_unit_labels", store=True, help="牵头单位"
    )
    responsible_label = fields.Char(
        string="Responsible Units",
        compute="_compute_unit_labels",
        store=True,
        help="责任单位",
    )
    cooperating_label = fields.Char(
        string="Cooperating Units",
        compute="_compute_unit_labels",
        store=True,
        help="配合单位",
    )
    target_ids = fields.One2many(
        "edu.task.target", "task_id", string="Targets", copy=True, help="目标值"
    )
    unmatched_units = fields.Char(
        string="Units Not Matched",
        help="Named in the document, not yet known as units (未匹配单位)",
    )
    report_ids = fields.One2many(
        "edu.task.report", "task_id", string="Reports", help="进展"
    )
    progress = fields.Integer(
        compute="_compute_progress",
        store=True,
        aggregator="avg",
        help="Percent, as last reported by the unit furthest behind (完成度)",
    )
    last_report_on = fields.Datetime(
        string="Last Report", compute="_compute_progress", store=True, help="最近报送"
    )

    # What record rules and counts look at, so that they need not read the texts.
    _seen_and_counted = models.Index(
        "(owner_unit_id, state, released_on, id) WHERE kind = 'task'"
    )
    _list_order = models.Index("(date_deadline, sequence, id) WHERE kind = 'task'")

    @api.depends("link_ids.role", "link_ids.sequence", "link_ids.unit_id.name")
    def _compute_unit_labels(self):
        for task in self:
            by_role = task.link_ids.sorted("sequence").grouped("role")
            for role in ("lead", "responsible", "cooperating"):
                links = by_role.get(role, self.env["edu.task.unit"])
                task[f"{role}_label"] = "、".join(
                    link.unit_id.short_name or link.unit_id.name for link in links
                )

    @api.depends("link_ids.progress", "link_ids.last_report_on")
    def _compute_progress(self):
        for task in self:
            answering = task.link_ids.filtered(lambda link: link.role != "cooperating")
            links = answering or task.link_ids
            task.progress = min(links.mapped("progress"), default=0)
            dates = [day for day in task.link_ids.mapped("last_report_on") if day]
            task.last_report_on = max(dates, default=False)

    @api.model
    def _open_domain(self):
        return super()._open_domain() & Domain("kind", "=", "task")

    def _due_action(self, unit):
        """Lead a liaison to the own unit's part, where it is reported on."""
        action = super()._due_action(unit)
        if unit not in self.env.user.liaison_unit_ids:
            return action
        part = self.env["edu.task.unit"].search(
            [("task_id", "=", self.id), ("unit_id", "=", unit.id)]
        )
        return action | {"res_model": part._name, "res_id": part.id}

    @api.model
    def _due_query(self):
        """Give a row for each unit that answers for the task."""
        links = self.env["edu.task.unit"]
        owed = Domain("state", "in", OPEN_STATES) & Domain("task_id.kind", "=", "task")
        return self._due_select(
            links, owed & links._answering_domain(), res_id="task_id"
        )

    @api.constrains("parent_id", "plan_id")
    def _check_parent_id(self):
        if self._has_cycle():
            raise ValidationError(self.env._("A section cannot stand in itself."))
        for task in self:
            if task.parent_id and task.parent_id.plan_id != task.plan_id:
                raise ValidationError(
                    self.env._("A task stands in a section of its own plan.")
                )

    @api.constrains("plan_id")
    def _check_plan_goes_on(self):
        if any(plan.state not in ("draft", "active") for plan in self.plan_id):
            raise ValidationError(
                self.env._("The plan is ended; it takes no further tasks.")
            )

    @api.constrains("date_start", "date_deadline")
    def _check_dates(self):
        for task in self:
            start, due = task.date_start, task.date_deadline
            if start and due and start > due:
                raise ValidationError(
                    self.env._("A task cannot be due before it starts.")
                )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_ended(self):
        if any(plan.state not in ("draft", "active") for plan in self.plan_id):
            raise UserError(self.env._("The plan is ended; it keeps its tasks."))

    @api.ondelete(at_uninstall=False)
    def _unlink_except_filled(self):
        if self.child_ids - self:
            raise UserError(
                self.env._("Move or delete what stands in a section before it.")
            )

    def action_submit(self):
        self._make_move("submit")

    def action_accept(self):
        self._make_move("accept")

    def action_return(self):
        return self._ask_reason("return")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def _allowed(self, move, visible):
        """Sections are headings; only tasks are worked on."""
        tasks = visible.filtered(lambda task: task.kind == "task")
        return super()._allowed(move, tasks)

    def _may_report(self):
        """Return the released tasks that are the user's own, or in one's scope."""
        released = self.filtered("released_on")
        own = self.env.user.liaison_unit_ids
        assigned = released.filtered(lambda task: task.sudo().link_ids.unit_id & own)
        return assigned | released._of_officer()

    def _check_plan_in_force(self):
        if any(plan.state not in ("draft", "active") for plan in self.plan_id):
            raise UserError(self.env._("Reopen the plan before its tasks."))

    def _of_officer(self):
        officer = self.env.user.has_group("edu_base.group_officer")
        return self._on_owner_side() if officer else self.browse()

    def _move_values(self, move):
        submitted = {
            "submitted_by_id": self.env.uid if move.name == "submit" else False
        }
        if move.name in ("accept", "start"):
            submitted = {}
        done = {"done_on": today() if move.target == "done" else False}
        return submitted | done
