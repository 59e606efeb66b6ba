from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools.translate import LazyTranslate

from ..tools.actions import form_of
from ..tools.dates import today
from ..tools.links import LinkField
from ..tools.transitions import STATE_GUARD, Move, opened
from ..tools.uploads import adopt_uploads

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
REPORTERS = ("edu_base.group_officer", "edu_base.group_liaison")
MISSING = ("pending", "returned")
FILES = LinkField("file", most=5)


class EduCollectionReport(models.Model):
    """What one unit reports to a collection, until it is accepted.

    The unit writes it while it is missing or returned; the owner of the collection
    accepts or returns it, and never whoever handed it in.
    """

    _name = "edu.collection.report"
    _inherit = [
        "edu.submitted.mixin",
        "edu.due.mixin",
        "edu.link.target",
        "edu.handover.mixin",
    ]
    _description = "Report to a Collection"
    _order = "date_deadline, unit_id, id"
    _rec_name = "collection_id"

    _initial_state = "pending"
    _held_label = _lt("Reports Owed")
    _link_purpose = "collection_report"
    _link_template = "edu_base.link_form_collection_report"
    _due_field = "date_deadline"
    _due_open_states = MISSING
    _fixed_fields = frozenset({"collection_id", "unit_id", "number"})
    _guarded_fields = frozenset({"state", "date_deadline", "submitted_on"})
    _content = frozenset({"text", "answer_ids", "attachment_ids"})
    _moves = (
        Move(
            "submit",
            MISSING,
            "submitted",
            REPORTERS,
            "_may_submit",
            check="_check_answered",
            label=_lt("Hand In"),
        ),
        Move(
            "withdraw",
            ("submitted",),
            "pending",
            REPORTERS,
            "_may_submit",
            label=_lt("Take Back"),
        ),
        Move(
            "accept",
            ("submitted",),
            "accepted",
            OFFICER,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Accept"),
        ),
        Move(
            "return",
            ("submitted",),
            "returned",
            OFFICER,
            not_by="submitted_by_id",
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "reopen",
            ("accepted",),
            "returned",
            CHIEF,
            check="_check_collecting",
            needs_reason=True,
            label=_lt("Reopen"),
        ),
        # Made by the collection's own moves, and offered to nobody.
        Move("lapse", MISSING, "missed", (), label=_lt("Close without Report")),
        Move("revive", ("missed",), "pending", (), label=_lt("Ask Again")),
    )

    collection_id = fields.Many2one(
        "edu.collection",
        required=True,
        index=True,
        ondelete="restrict",
        help="报送任务",
    )
    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="restrict", help="填报单位"
    )
    number = fields.Integer(
        readonly=True,
        required=True,
        default=1,
        copy=False,
        aggregator=None,
        help="Which of the unit's reports, where it may report again (第几次)",
    )
    owner_unit_id = fields.Many2one(
        related="collection_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="collection_id.released_on", store=True, precompute=True
    )
    may_report_again = fields.Boolean(
        compute="_compute_may_report_again",
        help="The unit has reported, and may have more to say (可再次报送)",
    )
    period_label = fields.Char(related="collection_id.period_label")
    instructions = fields.Text(related="collection_id.instructions")
    date_deadline = fields.Date(
        string="Due", readonly=True, required=True, help="Last day to report (截止日期)"
    )
    state = fields.Selection(
        [
            ("pending", "Missing"),
            ("submitted", "To Accept"),
            ("returned", "Returned"),
            ("accepted", "Accepted"),
            ("missed", "Not Handed In"),
        ],
        required=True,
        default="pending",
        copy=False,
        index=True,
        group_expand=True,
        help="未报、待审、退回、已通过、逾期未报",
    )
    text = fields.Text(
        string="Report", help="What has been done, what stands in the way (报告正文)"
    )
    answer_ids = fields.One2many(
        "edu.collection.answer",
        "report_id",
        string="Answers",
        copy=True,
        help="填报内容",
    )
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_collection_report_attachment_rel",
        "report_id",
        "attachment_id",
        string="Files",
        copy=False,
        help="Evidence (佐证材料)",
    )
    submitted_by_id = fields.Many2one(string="By", help="填报人")
    submitted_on = fields.Date(
        string="On", readonly=True, copy=False, help="Day it was handed in (报送日期)"
    )
    is_late = fields.Boolean(
        string="Late",
        compute="_compute_is_late",
        store=True,
        help="Handed in after its day (迟报)",
    )
    is_mine = fields.Boolean(
        string="Own Unit",
        compute="_compute_is_mine",
        search="_search_is_mine",
        help="The user answers for the unit (本单位)",
    )

    _unit_uniq = models.Constraint(
        "UNIQUE (collection_id, unit_id, number)",
        "A unit reports once to a collection, unless it may report again.",
    )
    _open_by_unit = models.Index(
        "(unit_id, date_deadline, id) WHERE state IN ('pending', 'returned')"
    )

    @api.depends("submitted_on", "date_deadline")
    def _compute_is_late(self):
        for report in self:
            handed_in = report.submitted_on
            report.is_late = bool(handed_in and handed_in > report.date_deadline)

    @api.depends("unit_id")
    @api.depends_context("uid")
    def _compute_is_mine(self):
        own = self.env.user.liaison_unit_ids
        for report in self:
            report.is_mine = report.unit_id in own

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        own = self.env.user.liaison_unit_ids.ids
        return [("unit_id", "in" if True in value else "not in", own)]

    @api.depends("state", "collection_id.state", "collection_id.is_repeated")
    @api.depends_context("uid")
    def _compute_may_report_again(self):
        own = self._may_submit()
        for report in self:
            asked = report.collection_id
            report.may_report_again = (
                report in own
                and report.state in ("submitted", "accepted")
                and asked.is_repeated
                and asked.state == "open"
            )

    @api.depends("collection_id", "unit_id")
    def _compute_display_name(self):
        for report in self:
            names = (report.unit_id.name, report.collection_id.name)
            report.display_name = " · ".join(name for name in names if name)

    @api.model_create_multi
    def create(self, vals_list):
        reports = super().create(vals_list)
        self.env["edu.collection.answer"].create(
            [
                {"report_id": report.id, "item_id": item.id}
                for report in reports
                for item in report.collection_id.item_ids
            ]
        )
        return reports

    def write(self, vals):
        if self._content & vals.keys():
            self._check_open_to_unit()
        result = super().write(vals)
        if "attachment_ids" in vals:
            for report in self:
                fresh = report.attachment_ids.filtered(lambda file: not file.res_id)
                adopt_uploads(report, fresh)
        return result

    def action_report_again(self):
        """Open another report of the unit to the same collection."""
        self.ensure_one()
        if not self.may_report_again:
            raise UserError(self.env._("The unit reports once to this collection."))
        reports = self.env[self._name].sudo()
        own = self.collection_id.sudo().report_ids.filtered(
            lambda report: report.unit_id == self.unit_id
        )
        waiting = own.filtered(lambda report: report.state in MISSING)
        another = waiting[:1] or opened(reports, STATE_GUARD).create(
            {
                "collection_id": self.collection_id.id,
                "unit_id": self.unit_id.id,
                "number": max(own.mapped("number")) + 1,
                "date_deadline": self.collection_id.date_deadline,
            }
        )
        return form_of(another)

    def action_withdraw(self):
        self._make_move("withdraw")

    def action_accept(self):
        self._make_move("accept")

    def action_reopen(self):
        return self._ask_reason("reopen")

    @property
    def _link_fields(self):
        answers = {
            f"answer_{answer.id}": LinkField("text", 2000, answer.is_required)
            for answer in self.answer_ids
        }
        return {"text": LinkField("text", 5000), **answers, "files": FILES}

    def _submit_link(self, values):
        """Fill in the report and hand it in, as the liaison would in the form."""
        for answer in self.answer_ids:
            answer.text = values[f"answer_{answer.id}"]
        files = self._link_uploads(self._name, values["files"])
        uploads = [Command.link(file.id) for file in files]
        self.write({"text": values["text"], "attachment_ids": uploads})
        self.action_submit()

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "submit":
            values["submitted_on"] = today()
        if move.name == "withdraw":
            values |= {"submitted_by_id": False, "submitted_on": False}
        return values

    def _may_submit(self):
        """Return the reports of units that the user answers for, or of the own file."""
        user = self.env.user
        of_unit = [("unit_id", "in", user.liaison_unit_ids.ids)]
        if user.has_group("edu_base.group_officer"):
            scope = user.scope_unit_ids.ids
            of_unit = ["|", ("unit_id", "child_of", scope), *of_unit]
            return self.filtered_domain(of_unit) | self._on_owner_side()
        return self.filtered_domain(of_unit)

    def _check_open_to_unit(self):
        if any(report.state not in MISSING for report in self):
            raise UserError(
                self.env._("The report is handed in; take it back to change it.")
            )

    def _check_answered(self):
        for report in self:
            missing = report.answer_ids.filtered(lambda answer: answer._is_missing())
            if missing:
                names = "、".join(missing.item_id.mapped("name"))
                raise UserError(self.env._("Still to be answered: %s", names))
            if not report._says_something():
                raise UserError(self.env._("Say in a sentence what has been done."))

    def _says_something(self):
        """Return whether there is more to the report than its name."""
        return bool(self.answer_ids or (self.text or "").strip())

    def _check_collecting(self):
        if any(report.collection_id.state != "open" for report in self):
            raise UserError(self.env._("Reopen the collection before its reports."))

    def _answers_in_order(self):
        """Return a cell of a table for each item of the collection."""
        given = {answer.item_id: answer for answer in self.answer_ids}
        return [given[item]._for_table() for item in self.collection_id.item_ids]

    def _lapse(self):
        """Close what was never handed in."""
        missing = self.filtered(lambda report: report.state in MISSING)
        missing._make_own_move("lapse")

    def _revive(self):
        """Ask again for what had lapsed."""
        missed = self.filtered(lambda report: report.state == "missed")
        missed._make_own_move("revive")

    @api.model
    def _held_by_units(self, units, day):
        return self.search([("unit_id", "in", units.ids), ("is_open", "=", True)])

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let successors report in the place of units; who reports already does not."""
        held = self._held_by_units(self.env["edu.unit"].concat(*heirs), day)
        for unit, reports in held.grouped("unit_id").items():
            heir = heirs[unit]
            passing = reports.filtered(
                lambda r, heir=heir: heir not in r.collection_id.report_ids.unit_id
            )
            (reports - passing)._make_own_move("lapse")
            opened(passing, STATE_GUARD).write({"unit_id": heir.id})
            asked = [Command.unlink(unit.id), Command.link(heir.id)]
            passing.collection_id.write({"unit_ids": asked})

    def _make_own_move(self, name):
        if self:
            self._move_unasked(name)

    def _follow_deadline(self):
        """Take over the collection's day, where no day of one's own was granted."""
        waiting = self.sudo().filtered(
            lambda report: report.state in MISSING and not report.extension_count
        )
        for collection, reports in waiting.grouped("collection_id").items():
            opened(reports, STATE_GUARD).write(
                {"date_deadline": collection.date_deadline}
            )
