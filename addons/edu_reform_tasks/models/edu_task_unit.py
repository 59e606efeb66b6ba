from odoo import api, fields, models
from odoo.fields import Command, Domain
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import day_of
from odoo.addons.edu_base.tools.links import LinkField

_lt = LazyTranslate(__name__)

OPEN_STATES = ("todo", "doing", "submitted")
ROLES = ("lead", "responsible", "cooperating")  # the first answers most


class EduTaskUnit(models.Model):
    """What a unit answers for: its role in a task, and what it last reported.

    Plan, owner, release, state and due date are kept on the row, so that lists,
    pivots and record rules of a unit's load need no join.
    """

    _name = "edu.task.unit"
    _inherit = ["edu.link.target", "edu.handover.mixin"]
    _description = "Unit of a Task"
    _order = "date_deadline, sequence, id"
    _rec_name = "unit_id"

    _held_label = _lt("Responsibilities in open tasks")
    _link_purpose = "task_report"
    _link_template = "edu_reform_tasks.link_form_task_report"
    _link_fields = {
        "text": LinkField("text", most=1000, required=True),
        "progress": LinkField("number", most=100),
        "is_final": LinkField("tick"),
        "files": LinkField("file", most=5),
    }
    _fixed_fields = frozenset({"task_id"})

    task_id = fields.Many2one(
        "edu.task", required=True, index=True, ondelete="cascade", help="任务"
    )
    unit_id = fields.Many2one(
        "edu.unit", required=True, ondelete="restrict", help="单位"
    )
    role = fields.Selection(
        [
            ("lead", "Lead"),
            ("responsible", "Responsible"),
            ("cooperating", "Cooperating"),
        ],
        required=True,
        default="responsible",
        help="牵头、责任、配合",
    )
    sequence = fields.Integer(default=10)
    printed_name = fields.Char(help="As the document names the unit (原文名称)")
    group_id = fields.Many2one(
        "edu.unit.group",
        string="Named as Group",
        index="btree_not_null",
        ondelete="set null",
        help="The group through which the unit is named (成员单位)",
    )
    plan_id = fields.Many2one(
        related="task_id.plan_id", store=True, precompute=True, index=True
    )
    owner_unit_id = fields.Many2one(
        related="task_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="task_id.released_on", store=True, precompute=True
    )
    state = fields.Selection(related="task_id.state", store=True, precompute=True)
    date_deadline = fields.Date(
        related="task_id.date_deadline", store=True, precompute=True
    )
    is_overdue = fields.Boolean(
        string="Overdue",
        compute="_compute_is_overdue",
        search="_search_is_overdue",
        help="Open past its last day (逾期)",
    )
    is_mine = fields.Boolean(
        string="Own Unit",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user is its liaison (本单位)",
    )
    area = fields.Char(related="task_id.area")
    text = fields.Text(related="task_id.text")
    deadline_text = fields.Char(related="task_id.deadline_text")
    report_ids = fields.Many2many(
        "edu.task.report", string="Reports", compute="_compute_report_ids", help="进展"
    )
    progress = fields.Integer(
        compute="_compute_progress",
        store=True,
        aggregator="avg",
        help="Percent, as last reported (完成度)",
    )
    last_report_on = fields.Datetime(
        string="Last Report", compute="_compute_progress", store=True, help="最近报送"
    )

    _task_unit_uniq = models.Constraint(
        "UNIQUE (task_id, unit_id)", "A unit has one role in a task."
    )
    # The tasks of a scope's units, which record rules ask for, from the index alone.
    _tasks_of_unit = models.Index("(unit_id, task_id)")
    _open_by_unit = models.Index(
        "(unit_id, date_deadline, sequence, id) "
        "WHERE state IN ('todo', 'doing', 'submitted')"
    )

    @api.depends("task_id.is_overdue")
    def _compute_is_overdue(self):
        for link in self:
            link.is_overdue = link.task_id.is_overdue

    @api.depends("unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        own = self.env.user.liaison_unit_ids
        for link in self:
            link.is_mine = link.unit_id in own

    @api.depends("task_id.report_ids.progress", "task_id.report_ids.unit_id")
    def _compute_progress(self):
        for link in self:
            reports = link.task_id.report_ids.grouped("unit_id")
            last = reports.get(link.unit_id, self.env["edu.task.report"]).sorted("id")
            link.progress = last[-1:].progress
            link.last_report_on = last[-1:].reported_on

    @api.depends("task_id.report_ids.unit_id")
    def _compute_report_ids(self):
        for link in self:
            link.report_ids = link.task_id.report_ids.filtered(
                lambda report, link=link: report.unit_id == link.unit_id
            )

    def _search_is_overdue(self, operator, value):
        if operator != "in":
            return NotImplemented
        return [("task_id.is_overdue", operator, value)]

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        own = self.env.user.liaison_unit_ids.ids
        return [("unit_id", "in" if True in value else "not in", own)]

    @api.model
    def _answering_domain(self):
        """Return the domain of units that answer: all where none has more to do."""
        return Domain("role", "!=", "cooperating") | Domain.custom(
            to_sql=self._to_sql_nobody_else
        )

    @api.model
    def _to_sql_nobody_else(self, model, alias, query):
        return SQL(
            "'cooperating' = ALL (SELECT other.role FROM edu_task_unit other "
            "WHERE other.task_id = %s)",
            model._field_to_sql(alias, "task_id", query),
        )

    @api.depends("task_id.name", "unit_id.name")
    def _compute_display_name(self):
        for link in self:
            link.display_name = f"{link.unit_id.name} · {link.task_id.name}"

    def action_report(self):
        """Open the form in which a unit reports on the task."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.task_id.name,
            "res_model": "edu.task.report",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_task_id": self.task_id.id,
                "default_unit_id": self.unit_id.id,
            },
        }

    def _reported_since(self, day):
        """Return whether the unit has reported on the task since `day`, in China."""
        self.ensure_one()
        return bool(self.last_report_on) and day_of(self.last_report_on) >= day

    @api.model
    def _held_by_units(self, units, day):
        return self.search([("unit_id", "in", units.ids), ("state", "in", OPEN_STATES)])

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let successors answer for open tasks, once a task, in the highest role."""
        units = self.env["edu.unit"].concat(*heirs, *heirs.values())
        links = self._held_by_units(units, day).sorted(
            lambda link: (ROLES.index(link.role), link.unit_id in heirs, link.id)
        )
        kept, doubles = {}, self.browse()
        for link in links:
            unit = heirs.get(link.unit_id, link.unit_id)
            if kept.setdefault((link.task_id, unit), link) != link:
                doubles |= link
        doubles.unlink()
        for unit, passed in (links - doubles).grouped("unit_id").items():
            if unit in heirs:
                passed.unit_id = heirs[unit]

    def action_ask_extension(self):
        """Ask for more time for the task."""
        return self.task_id._ask_extension(self.unit_id)

    def _submit_link(self, values):
        """Report on the task, as the liaison would in the form."""
        files = self._link_uploads("edu.task.report", values["files"])
        self.env["edu.task.report"].create(
            {
                "task_id": self.task_id.id,
                "unit_id": self.unit_id.id,
                "text": values["text"],
                "progress": 100 if values["is_final"] else values["progress"],
                "is_final": values["is_final"],
                "attachment_ids": [Command.set(files.ids)],
            }
        )
