import base64
import binascii

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.unit_matcher import UnitMatcher

from ..decomposition import DecompositionError, decompose, decompose_text
from ..tools.revision import pair

ROLES = ("lead", "responsible", "cooperating")


class EduPlanImport(models.TransientModel):
    """Turn a document into a plan: propose the tree, let it be corrected, write it.

    Nothing is written to plans and tasks before the confirmation, which writes all
    in one transaction. On a plan that exists it updates: what the revised text says
    again is kept with its state and reports, what is new is added.
    """

    _name = "edu.plan.import"
    _description = "Import of a Plan"
    _rec_name = "name"

    plan_id = fields.Many2one(
        "edu.plan",
        string="Revise",
        ondelete="cascade",
        help="The plan whose revised text this is (修订的方案)",
    )
    is_recognised = fields.Boolean(
        readonly=True, help="The plan was found by the number or title of the document"
    )
    plan_version = fields.Integer(
        readonly=True, help="Version of the plan that the proposal was compared with"
    )
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner",
        required=True,
        ondelete="cascade",
        default=lambda self: self.env.user.scope_unit_ids[:1],
        domain="[('kind', '=', 'government')]",
        help="The government whose plan it is (归属)",
    )
    file = fields.Binary(string="Document", attachment=False, help="方案文件")
    filename = fields.Char(export_string_translation=False)
    pasted = fields.Text(string="or Paste the Text", help="粘贴正文")
    state = fields.Selection(
        [("source", "Document"), ("review", "Review")],
        default="source",
        required=True,
        help="选择文件、核对",
    )
    name = fields.Char(string="Title", help="方案名称")
    document_number = fields.Char(help="发文字号")
    issuer = fields.Char(help="发文机关")
    issued_on = fields.Date(help="成文日期")
    text = fields.Text(readonly=True, help="正文")
    marks_lead = fields.Boolean(
        readonly=True, help="The document says itself who leads (原文标明牵头)"
    )
    propose_lead = fields.Boolean(
        string="First Named Leads",
        help="Where the plan marks no lead anywhere, the first unit named leads (MJ03)",
    )
    line_ids = fields.One2many("edu.plan.import.line", "import_id", string="Tasks")
    unit_line_ids = fields.One2many(
        "edu.plan.import.unit", "import_id", string="Units Named"
    )
    task_count = fields.Integer(
        compute="_compute_counts", help="Tasks to be written (纳入任务数)"
    )
    unmatched_count = fields.Integer(
        compute="_compute_counts", help="Names that still stand for no unit (未匹配数)"
    )
    new_count = fields.Integer(compute="_compute_counts", help="新增数")
    changed_count = fields.Integer(compute="_compute_counts", help="变化数")
    gone_count = fields.Integer(compute="_compute_counts", help="删除数")

    @api.constrains("plan_id")
    def _check_plan_id(self):
        # A plan's title is shown to whoever may name the plan.
        self.plan_id.sudo(False).check_access("write")

    @api.depends(
        "line_ids.kind",
        "line_ids.change",
        "line_ids.include",
        "unit_line_ids.unit_ids",
        "unit_line_ids.as_text",
    )
    def _compute_counts(self):
        for wizard in self:
            tasks = wizard.line_ids.filtered(lambda line: line.kind == "task")
            changes = tasks.mapped("change")
            wizard.task_count = len(
                tasks.filtered(lambda line: line.include and line.change != "gone")
            )
            wizard.unmatched_count = len(
                wizard.unit_line_ids.filtered(
                    lambda unit: not unit.unit_ids and not unit.as_text
                )
            )
            wizard.new_count = changes.count("new")
            wizard.changed_count = changes.count("changed")
            wizard.gone_count = changes.count("gone")

    def action_read(self):
        """Decompose the document and show the proposed tree beside its text."""
        self.ensure_one()
        plan = self._decompose()
        self._find_plan(plan)
        self.unit_line_ids.unlink()
        self.line_ids.unlink()
        marks_lead = any(task.lead_units for task in plan.tasks)
        self.write(
            {
                "name": plan.title,
                "document_number": plan.document_number,
                "issuer": plan.issuer,
                "issued_on": plan.issued_on,
                "text": plan.text,
                "marks_lead": marks_lead,
                "propose_lead": not marks_lead and self._leads_before(),
                "plan_version": self.plan_id.version,
                "state": "review",
            }
        )
        units = self._create_unit_lines(plan)
        self.env["edu.plan.import.line"].create(self._line_values(plan, units))
        self._compare()

    def action_back(self):
        self.state = "source"

    def action_toggle_lead(self):
        """Switch, for the whole plan, whether the first unit named leads."""
        self.ensure_one()
        self.propose_lead = not self.propose_lead
        proposed = self._proposed_tasks()
        proposed._set_first_as_lead(self.propose_lead)
        proposed._note_changes()

    def action_confirm(self):
        """Write the plan, its sections, tasks and units, and put it in force."""
        self.ensure_one()
        self._check_confirmable()
        self.unit_line_ids._remember_aliases()
        plan = self.plan_id or self.env["edu.plan"].create(
            {"owner_unit_id": self.owner_unit_id.id, **self._plan_values()}
        )
        if self.plan_id:
            plan.write({**self._plan_values(), "version": plan.version + 1})
        self.line_ids._write_tasks(plan)
        self._keep_document(plan)
        if plan.state == "draft":
            plan._make_move("release")
        return self._open_plan(plan)

    def _open_plan(self, plan):
        """Return the action that shows the plan, at the address it always has."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_reform_tasks.edu_plan_action"
        )
        return action | {
            "res_id": plan.id,
            "views": [(False, "form")],
            "target": "main",
            "context": {"active_id": False},
        }

    def _decompose(self):
        if not self.file and not (self.pasted or "").strip():
            raise UserError(self.env._("Choose a document, or paste its text."))
        try:
            if self.file:
                return decompose(self._file_bytes(), self.filename or "")
            return decompose_text(self.pasted)
        except DecompositionError as error:
            sentence = self.env._(error.sentence)
            raise UserError(sentence % error.params) from error

    def _file_bytes(self):
        """Return the document as it was before the browser encoded it."""
        try:
            return base64.b64decode(b"".join(self.file.split()), validate=True)
        except binascii.Error as error:
            raise DecompositionError("broken") from error

    def _find_plan(self, plan):
        """Recognise a document that is already a plan of the owner."""
        if self.plan_id and not self.is_recognised:
            self.owner_unit_id = self.plan_id.owner_unit_id
            return
        plans = self.env["edu.plan"]
        key = plans._key_of(plan.document_number, plan.title)
        self.plan_id = key and plans.search(
            [("owner_unit_id", "=", self.owner_unit_id.id), ("key", "=", key)], limit=1
        )
        self.is_recognised = bool(self.plan_id)

    def _leads_before(self):
        """Return whether a plan without marks has had leading units so far."""
        links = self.plan_id.link_ids
        return not links or "lead" in links.mapped("role")

    def _create_unit_lines(self, plan):
        """Create a line per name in the plan; return {name: line}."""
        matcher = UnitMatcher(self.owner_unit_id, today())
        names = dict.fromkeys(
            name
            for task in plan.tasks
            for role in ROLES
            for name in getattr(task, f"{role}_units")
        )
        matches = {name: matcher.match(name) for name in names}
        # What is not matched comes first, for a person has to say what is meant.
        names = sorted(names, key=lambda name: bool(matches[name].units))
        lines = self.env["edu.plan.import.unit"].create(
            [
                {
                    "import_id": self.id,
                    "name": name,
                    "unit_ids": [Command.set(matches[name].units.ids)],
                    "group_id": matches[name].group.id,
                    "is_sure": matches[name].sure,
                }
                for name in names
            ]
        )
        return dict(zip(names, lines, strict=True))

    def _line_values(self, plan, units):
        """Return the values of the tree: each task after its sections."""
        values, path = [], []
        for task in plan.tasks:
            for depth, heading in enumerate(task.path):
                if path[depth : depth + 1] != [heading]:
                    path[depth:] = [heading]
                    values.append({"kind": "section", "depth": depth, "name": heading})
            del path[len(task.path) :]
            values.append(self._task_values(task, units))
        for sequence, vals in enumerate(values, start=1):
            vals.update({"import_id": self.id, "sequence": sequence * 10})
        return values

    def _task_values(self, task, units):
        due = task.deadline
        return {
            "kind": "task",
            "depth": len(task.path),
            "number": task.number,
            "name": task.title,
            "text": task.text,
            "start": task.start,
            "deadline_text": due.text if due else False,
            "date_start": self._first_date(due),
            "date_deadline": self._due_date(due),
            "recurs": due.recurs if due else False,
            "targets": [target.to_json() for target in task.targets],
            **self._role_values(task, units),
        }

    def _due_date(self, due):
        """Return the last day a limit allows; a relative one counts from the issue."""
        if not due:
            return False
        if due.after_months and self.issued_on:
            return fields.Date.add(self.issued_on, months=max(due.after_months))
        return due.date or False

    def _first_date(self, due):
        """Return the first day of a relative range, 2–3 years after the issue."""
        months = due and due.after_months
        if not months or not self.issued_on or not min(months) < max(months):
            return False
        return fields.Date.add(self.issued_on, months=min(months))

    def _role_values(self, task, units):
        named = {role: list(getattr(task, f"{role}_units")) for role in ROLES}
        if self.propose_lead and named["responsible"]:
            named["lead"].append(named["responsible"].pop(0))
        return {"named": sum(named.values(), [])} | {
            f"{role}_ids": [Command.set([units[name].id for name in names])]
            for role, names in named.items()
        }

    def _compare(self):
        """Pair the proposed tasks with those of the plan, and say what changes."""
        lines = self._proposed_tasks()
        tasks = self.plan_id.task_ids.filtered(
            lambda task: task.kind == "task" and task.state != "cancelled"
        )
        pairs = pair(
            [(task.number, task.name) for task in tasks],
            [(line.number, line.name) for line in lines],
        )
        self.line_ids.filtered(lambda line: line.change == "gone").unlink()
        for index, line in enumerate(lines):
            line.task_id = tasks[pairs[index]] if index in pairs else False
            line.deliverable = line.deliverable or line.task_id.deliverable
        lines._note_changes()
        self._add_gone_lines((tasks - lines.task_id).filtered("is_open"))

    def _proposed_tasks(self):
        """Return the lines of tasks that the text names."""
        return self.line_ids.filtered(
            lambda line: line.kind == "task" and line.change != "gone"
        )

    def _add_gone_lines(self, tasks):
        self.env["edu.plan.import.line"].create(
            [
                {
                    "import_id": self.id,
                    "sequence": 100000 + task.sequence,
                    "kind": "task",
                    "number": task.number,
                    "name": task.name,
                    "text": task.text,
                    "task_id": task.id,
                    "change": "gone",
                    "include": False,
                    "change_note": self.env._(
                        "Not in the new text. Tick to cancel the task; else it stays."
                    ),
                }
                for task in tasks
            ]
        )

    def _check_confirmable(self):
        if self.state != "review" or not self.task_count:
            raise UserError(self.env._("There is no task to confirm."))
        if not (self.name or "").strip():
            raise UserError(self.env._("Give the plan its title."))
        unmatched = self.unit_line_ids.filtered(
            lambda unit: not unit.unit_ids and not unit.as_text
        )
        if unmatched:
            raise UserError(
                self.env._(
                    "Say which unit is meant by: %s. Or tick “Keep as Text” to leave "
                    "the name unassigned.",
                    "、".join(unmatched.mapped("name")),
                )
            )
        if self.plan_id and self.plan_id.state not in ("draft", "active"):
            raise UserError(self.env._("The plan is ended; it takes no new text."))
        if self.plan_version != self.plan_id.version:
            raise UserError(
                self.env._(
                    "The plan was changed meanwhile. Read the document again, so that "
                    "you see what is different now."
                )
            )

    def _plan_values(self):
        return {
            "name": self.name,
            "document_number": self.document_number,
            "issuer": self.issuer,
            "issued_on": self.issued_on,
            "text": self.text,
        }

    def _keep_document(self, plan):
        """Attach the file as it came, beside the version it made."""
        if self.file:
            plan.message_post(
                body=self.env._("Version %s of the text was imported.", plan.version),
                attachments=[(self.filename or plan.name, self._file_bytes())],
            )
