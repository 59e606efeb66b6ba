from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.periods import enclosing
from odoo.addons.edu_base.tools.transitions import Move
from odoo.addons.edu_base.tools.unit_names import name_key

_lt = LazyTranslate(__name__)

# Proposed for the reports after a quarter has ended.
PATIENCE = timedelta(days=10)


class EduPlan(models.Model):
    """A policy document whose measures are decomposed into tasks (JJ30, MJ01)."""

    _name = "edu.plan"
    _inherit = ["edu.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _description = "Plan"
    _order = "issued_on desc nulls last, id desc"

    _moves = (
        Move(
            "release",
            ("draft",),
            "active",
            ("edu_base.group_officer",),
            check="_check_has_tasks",
            label=_lt("Release"),
        ),
        Move(
            "close",
            ("active",),
            "closed",
            ("edu_base.group_chief",),
            check="_check_all_tasks_ended",
            label=_lt("Close"),
        ),
        Move(
            "reopen",
            ("closed",),
            "active",
            ("edu_base.group_chief",),
            needs_reason=True,
            label=_lt("Reopen"),
        ),
        Move(
            "revoke",
            ("active",),
            "revoked",
            ("edu_base.group_chief",),
            needs_reason=True,
            label=_lt("Revoke"),
        ),
    )

    name = fields.Char(
        string="Title", required=True, index="trigram", help="Title (方案名称)"
    )
    document_number = fields.Char(help="Number of the document (发文字号)")
    issuer = fields.Char(help="Who issued the document (发文机关)")
    issued_on = fields.Date(help="Day of the document (成文日期)")
    key = fields.Char(
        compute="_compute_key",
        store=True,
        precompute=True,
        export_string_translation=False,
        help="What makes it the same document when it is imported again",
    )
    text = fields.Text(readonly=True, copy=False, help="Text of the document (正文)")
    version = fields.Integer(
        default=1, readonly=True, copy=False, help="Counted up by imports (版次)"
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("active", "In Force"),
            ("closed", "Closed"),
            ("revoked", "Revoked"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="Only a plan in force is seen by the responsible units (状态)",
    )
    task_ids = fields.One2many("edu.task", "plan_id", string="Tasks and Sections")
    link_ids = fields.One2many(
        "edu.task.unit", "plan_id", string="Responsibilities", readonly=True
    )
    task_count = fields.Integer(
        string="Tasks",
        compute="_compute_progress",
        help="Tasks that are not cancelled (任务数)",
    )
    done_count = fields.Integer(
        string="Done", compute="_compute_progress", help="Tasks accepted (已完成数)"
    )
    overdue_count = fields.Integer(
        string="Overdue",
        compute="_compute_progress",
        help="Open tasks past their last day (逾期数)",
    )
    collection_count = fields.Integer(
        string="Collections", compute="_compute_collection_count", help="报送次数"
    )
    progress = fields.Float(
        compute="_compute_progress", help="Share of tasks done (完成率)"
    )

    _key_uniq = models.UniqueIndex(
        "(owner_unit_id, key)",
        "This document is already in the system; open its plan and import it there.",
    )

    @api.depends("name", "document_number")
    def _compute_key(self):
        for plan in self:
            plan.key = self._key_of(plan.document_number, plan.name)

    @api.depends("task_ids.state", "task_ids.kind", "task_ids.date_deadline")
    def _compute_progress(self):
        tasks = self.env["edu.task"]
        counts = {
            (plan, state): count
            for plan, state, count in tasks._read_group(
                [("plan_id", "in", self.ids), ("kind", "=", "task")],
                ["plan_id", "state"],
                ["__count"],
            )
        }
        overdue = dict(
            tasks._read_group(
                [("plan_id", "in", self.ids), ("is_overdue", "=", True)],
                ["plan_id"],
                ["__count"],
            )
        )
        for plan in self:
            mine = {state: n for (of, state), n in counts.items() if of == plan}
            live = sum(n for state, n in mine.items() if state != "cancelled")
            plan.task_count = live
            plan.done_count = mine.get("done", 0)
            plan.overdue_count = overdue.get(plan, 0)
            plan.progress = plan.done_count / live if live else 0.0

    @api.depends()
    def _compute_collection_count(self):
        counts = dict(
            self.env["edu.collection"]._read_group(
                [("plan_id", "in", self.ids)], ["plan_id"], ["__count"]
            )
        )
        for plan in self:
            plan.collection_count = counts.get(plan, 0)

    @api.model
    def _key_of(self, document_number, title):
        """Return what identifies a document: its number, else its title."""
        return name_key(document_number or title)

    def copy_data(self, default=None):
        return [
            dict(vals, name=self.env._("%s (copy)", plan.name), document_number=False)
            for plan, vals in zip(self, super().copy_data(default), strict=True)
        ]

    def action_release(self):
        self._make_move("release")

    def action_close(self):
        self._make_move("close")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def action_revoke(self):
        return self._ask_reason("revoke")

    def action_import(self):
        """Open the import on this plan, for a first or a revised text."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_reform_tasks.edu_plan_import_action"
        )
        return action | {"context": {"default_plan_id": self.id}}

    def action_collect(self):
        """Prepare the collection of this quarter's progress from the units."""
        self.ensure_one()
        collection = self.env["edu.collection"].create(self._collection_values())
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_action"
        )
        views = [(False, "form")]
        return action | {"res_id": collection.id, "views": views}

    def action_open_collections(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_action"
        )
        return action | {"domain": [("plan_id", "=", self.id)]}

    def action_open_tasks(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_reform_tasks.edu_task_action"
        )
        return action | {
            "display_name": self.name,
            "domain": [("plan_id", "=", self.id), ("kind", "=", "task")],
            "context": {"default_plan_id": self.id},
        }

    def action_download_table(self, table="decomposition", form="xlsx"):
        """Download a table of `edu_plan_table.py` as XLSX or DOCX."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/plan/{self.id}/{table}.{form}",
            "target": "download",
        }

    def _collection_values(self):
        first, last = enclosing("quarter", today())
        return {
            "name": self.env._("%s: Progress", self.name),
            "kind": "progress",
            "plan_id": self.id,
            "owner_unit_id": self.owner_unit_id.id,
            "period_kind": "quarter",
            "date_from": first,
            "date_to": last,
            "date_deadline": last + PATIENCE,
            "unit_ids": [Command.set(self._answering_units().ids)],
        }

    def _answering_units(self):
        """Return the units with a role in a task that is still open."""
        ((units,),) = self.env["edu.task.unit"]._read_group(
            [("plan_id", "=", self.id), ("task_id.is_open", "=", True)],
            [],
            ["unit_id:recordset"],
        )
        return units

    def _move_values(self, move):
        stamps = {"release": fields.Datetime.now(), "revoke": False}
        return {"released_on": stamps[move.name]} if move.name in stamps else {}

    def _check_has_tasks(self):
        if any(not plan.task_count for plan in self):
            raise UserError(
                self.env._("A plan needs at least one task before it is released.")
            )

    def _check_all_tasks_ended(self):
        open_tasks = self.env["edu.task"].search(
            [("plan_id", "in", self.ids), ("is_open", "=", True)], limit=1
        )
        if open_tasks:
            raise UserError(
                self.env._(
                    "“%s” is still open. Accept or cancel every task before the plan "
                    "is closed.",
                    open_tasks.name,
                )
            )

    def _drop_empty_sections(self):
        """Delete the sections that a revised text leaves without a task."""
        sections = self.task_ids.filtered(lambda task: task.kind == "section")
        used = self.env["edu.task"].search(
            [("id", "parent_of", (self.task_ids - sections).ids)]
        )
        (sections - used).unlink()
