from collections import defaultdict

from odoo import api, fields, models
from odoo.fields import Command

from ..models.edu_task import RECURRENCES
from ..tools.changes import changed_values, write_changed

ROLES = ("lead", "responsible", "cooperating")
COMPARED = (
    "number",
    "name",
    "text",
    "date_start",
    "date_deadline",
    "deadline_text",
    "recurs",
)


class EduPlanImportLine(models.TransientModel):
    """A section or task as proposed, to be corrected before it is written."""

    _name = "edu.plan.import.line"
    _description = "Proposed Task"
    _order = "sequence, id"

    import_id = fields.Many2one(
        "edu.plan.import",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    sequence = fields.Integer(default=10)
    include = fields.Boolean(default=True, help="Left out if not ticked (纳入)")
    kind = fields.Selection(
        [("section", "Section"), ("task", "Task")],
        required=True,
        default="task",
        help="章节、任务",
    )
    depth = fields.Integer(string="Level", help="0 for the outermost (层级)")
    number = fields.Char(help="序号")
    name = fields.Char(string="Heading", required=True, help="任务")
    text = fields.Text(string="Measure", help="具体举措")
    start = fields.Integer(help="Where the measure starts in the text, in characters")
    deadline_text = fields.Char(string="Due as Printed", help="时限原文")
    date_start = fields.Date(string="From", help="起")
    date_deadline = fields.Date(string="Due", help="完成时限")
    recurs = fields.Selection(
        RECURRENCES,
        string="Returns",
        help="A limit that comes again (周期)",
    )
    deliverable = fields.Char(help="成果形式")
    targets = fields.Json(help="目标值")
    named = fields.Json(
        help="The names of the units, in the order of the document",
        export_string_translation=False,
    )
    lead_ids = fields.Many2many(
        "edu.plan.import.unit",
        "edu_plan_import_lead_rel",
        domain="[('import_id', '=', import_id)]",
        help="牵头单位",
    )
    responsible_ids = fields.Many2many(
        "edu.plan.import.unit",
        "edu_plan_import_responsible_rel",
        domain="[('import_id', '=', import_id)]",
        help="责任单位",
    )
    cooperating_ids = fields.Many2many(
        "edu.plan.import.unit",
        "edu_plan_import_cooperating_rel",
        domain="[('import_id', '=', import_id)]",
        help="配合单位",
    )
    task_id = fields.Many2one(
        "edu.task",
        string="Task Before",
        ondelete="cascade",
        help="The task of the version in force (原任务)",
    )
    change = fields.Selection(
        [
            ("new", "New"),
            ("same", "Unchanged"),
            ("changed", "Changed"),
            ("gone", "Gone"),
        ],
        default="new",
        readonly=True,
        help="Against the version in force (变化)",
    )
    change_note = fields.Char(string="What Changes", readonly=True, help="变化内容")

    @api.constrains("task_id")
    def _check_task_id(self):
        # A task's title is shown to whoever may name the task.
        self.task_id.sudo(False).check_access("write")

    def _in_order(self, role):
        """Return the names of a role, in the order of the document."""
        place = {name: place for place, name in enumerate(self.named or [])}
        names = self[f"{role}_ids"]
        return names.sorted(lambda name: place.get(name.name, len(place)))

    def _set_first_as_lead(self, propose):
        """Let the first responsible unit lead, or take such a proposal back."""
        for line in self:
            lead, responsible = line.lead_ids, line._in_order("responsible")
            if propose and not lead and responsible:
                line.lead_ids = responsible[0]
                line.responsible_ids = responsible[1:]
            elif not propose and lead:
                line.responsible_ids = lead | responsible
                line.lead_ids = False

    def _note_changes(self):
        for line in self:
            notes = line._differences() if line.task_id else []
            line.change = "changed" if notes else "same" if line.task_id else "new"
            line.change_note = (
                self.env._("Changed: %s", "、".join(notes)) if notes else ""
            )

    def _differences(self):
        """Return the labels of what the revised text says otherwise."""
        task = self.task_id
        labels = [
            task._fields[name]._description_string(self.env)
            for name in COMPARED
            if (self[name] or False) != (task[name] or False)
        ]
        if self._roles() != {link.unit_id.id: link.role for link in task.link_ids}:
            labels.append(self.env._("Units"))
        if sorted(self._target_texts()) != sorted(task.target_ids.mapped("text")):
            labels.append(self.env._("Targets"))
        return labels

    def _target_texts(self):
        return [target["text"] for target in self.targets or []]

    def _roles(self):
        """Return {unit id: role}; the first role a unit is named in counts."""
        roles = {}
        for role in ROLES:
            for unit in self[f"{role}_ids"]._meant():
                roles.setdefault(unit.id, role)
        return roles

    def _write_tasks(self, plan):
        """Write the tree of a confirmed import to the plan: all of it, in batches."""
        kept = self.filtered(lambda line: line.include and line.change != "gone")
        sections = kept.filtered(lambda line: line.kind == "section")
        parents = sections._write_sections(plan, kept)
        tasks = kept - sections
        fresh = tasks.filtered(lambda line: not line.task_id)
        self.env["edu.task"].create(
            [
                {
                    **line._values(parents),
                    "plan_id": plan.id,
                    "link_ids": line._link_commands(),
                    "target_ids": line._target_commands(),
                }
                for line in fresh
            ]
        )
        (tasks - fresh)._update_tasks(parents)
        self._cancel_gone()
        plan._drop_empty_sections()

    def _write_sections(self, plan, kept):
        """Find or create the sections; return {line: the section it stands in}."""
        existing = defaultdict(list)
        for task in plan.task_ids.filtered(lambda task: task.kind == "section"):
            existing[task.parent_id, task.name].append(task)
        section_of = {}
        for depth in sorted(set(self.mapped("depth"))):
            level = self.filtered(lambda line, depth=depth: line.depth == depth)
            level._write_level(plan, section_of, existing, kept)
        return kept._parents(section_of)

    def _write_level(self, plan, section_of, existing, kept):
        parents = kept._parents(section_of)
        nowhere = self.env["edu.task"]
        missing = self.browse()
        for line in self:
            found = existing[parents.get(line, nowhere), line.name]
            if found:
                section_of[line] = found.pop(0)
                write_changed(section_of[line], {"sequence": line.sequence})
            else:
                missing |= line
        created = self.env["edu.task"].create(
            [
                {
                    "plan_id": plan.id,
                    "parent_id": parents.get(line, nowhere).id,
                    "kind": "section",
                    "name": line.name,
                    "sequence": line.sequence,
                }
                for line in missing
            ]
        )
        section_of.update(zip(missing, created, strict=True))

    def _parents(self, section_of):
        """Return {line: the nearest section above it that is less deep}."""
        stack, parents = [], {}
        for line in self.sorted(lambda line: (line.sequence, line.id)):
            while stack and stack[-1].depth >= line.depth:
                stack.pop()
            if stack and stack[-1] in section_of:
                parents[line] = section_of[stack[-1]]
            if line.kind == "section":
                stack.append(line)
        return parents

    def _values(self, parents):
        return {
            "parent_id": parents.get(self, self.env["edu.task"]).id,
            "sequence": self.sequence,
            "deliverable": self.deliverable,
            "unmatched_units": self._unmatched(),
            **{name: self[name] for name in COMPARED},
        }

    def _unmatched(self):
        names = self.lead_ids | self.responsible_ids | self.cooperating_ids
        unmatched = names.filtered(lambda name: not name._meant())
        return "、".join(unmatched.mapped("name")) or False

    def _link_values(self):
        """Return {unit id: values of its link}, in the order of the document."""
        values = defaultdict(dict)
        for role in ROLES:
            for name in self._in_order(role):
                for unit in name._meant():
                    if unit.id not in values:
                        values[unit.id] = {
                            "unit_id": unit.id,
                            "role": role,
                            "sequence": len(values),
                            "printed_name": name.name,
                            "group_id": name.group_id.id,
                        }
        return values

    def _link_commands(self):
        return [Command.create(vals) for vals in self._link_values().values()]

    def _target_commands(self):
        return [
            Command.create(
                {
                    "sequence": sequence,
                    "text": target["text"],
                    "is_unset": target["value"] is None,
                    "comparator": target["comparator"],
                    "measure_unit": target["unit"],
                    "year": target["year"] or 0,
                    "value_max": target["value_max"] or 0.0,
                    **self._figure(target["value"]),
                }
            )
            for sequence, target in enumerate(self.targets or [])
        ]

    @api.model
    def _figure(self, value):
        return {"ratio": value} if isinstance(value, str) else {"value": value or 0.0}

    def _update_tasks(self, parents):
        for line in self:
            changes = changed_values(line.task_id, line._values(parents))
            if links := line._changed_links():
                changes["link_ids"] = links
            if targets := line._changed_targets():
                changes["target_ids"] = targets
            if changes:
                line.task_id.write(changes)

    def _changed_links(self):
        """Return commands that keep the rows of units that stay, with their reports."""
        wanted = self._link_values()
        commands = []
        for link in self.task_id.link_ids:
            vals = wanted.pop(link.unit_id.id, None)
            if not vals:
                commands.append(Command.delete(link.id))
            elif changed := changed_values(link, vals):
                commands.append(Command.update(link.id, changed))
        return commands + [Command.create(vals) for vals in wanted.values()]

    def _changed_targets(self):
        before = self.task_id.target_ids
        if sorted(before.mapped("text")) == sorted(self._target_texts()):
            return []
        return [Command.clear(), *self._target_commands()]

    def _cancel_gone(self):
        gone = self.filtered(lambda line: line.change == "gone" and line.include)
        for task in gone.task_id:
            task._make_move("cancel", self.env._("No longer in the revised text."))
