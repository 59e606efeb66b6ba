from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.periods import enclosing, following, ordinal
from ..tools.transitions import STATE_GUARD, Move, opened

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduCollection(models.Model):
    """What units are asked to report for a period, by a day: one report a unit."""

    _name = "edu.collection"
    _inherit = ["edu.transition.mixin", "mail.thread"]
    _description = "Collection"
    _order = "date_deadline desc, id desc"

    _moves = (
        Move(
            "open",
            ("draft",),
            "open",
            OFFICER,
            check="_check_units",
            label=_lt("Start Collecting"),
        ),
        Move(
            "close",
            ("open",),
            "closed",
            OFFICER,
            check="_check_all_judged",
            label=_lt("End Collecting"),
        ),
        Move(
            "reopen",
            ("closed",),
            "open",
            CHIEF,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    name = fields.Char(
        string="Title", required=True, index="trigram", help="What is collected (名称)"
    )
    kind = fields.Selection(
        [
            ("progress", "Progress"),
            ("duties", "Feedback on Duties"),
            ("filing", "Filing by Counties"),
            ("self_evaluation", "Self-Evaluation"),
            ("other", "Other"),
        ],
        required=True,
        default="progress",
        help="进展报送、履职反馈、备案、自评上报、其他",
    )
    period_kind = fields.Selection(
        [
            ("month", "Month"),
            ("quarter", "Quarter"),
            ("half", "Half Year"),
            ("year", "Year"),
            ("school_year", "School Year"),
            ("free", "Other Span"),
        ],
        string="Period",
        required=True,
        default="quarter",
        help="月、季度、半年、年度、学年、其他起止",
    )
    date_from = fields.Date(
        string="From",
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="First day of the period (起)",
    )
    date_to = fields.Date(
        string="To",
        compute="_compute_dates",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="Last day of the period (止)",
    )
    period_label = fields.Char(
        string="Period in Words", compute="_compute_period_label", help="期次"
    )
    date_deadline = fields.Date(
        string="Due", required=True, index=True, help="Last day to report (截止日期)"
    )
    instructions = fields.Text(help="What a report has to say (填报要求)")
    is_repeated = fields.Boolean(
        string="Whenever Something Happens",
        help="A unit that has reported may report again until the end (可多次报送)",
    )
    item_ids = fields.One2many(
        "edu.collection.item",
        "collection_id",
        string="Items to Fill In",
        copy=True,
        help="Questions that every unit answers (填报项)",
    )
    group_id = fields.Many2one(
        "edu.unit.group",
        string="Group of Units",
        index="btree_not_null",
        ondelete="set null",
        help="Whose members of today are asked (单位组)",
    )
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_collection_unit_rel",
        "collection_id",
        "unit_id",
        string="Units",
        compute="_compute_unit_ids",
        store=True,
        readonly=False,
        help="Who reports (填报单位)",
    )
    report_ids = fields.One2many(
        "edu.collection.report", "collection_id", string="Reports", help="报告"
    )
    state = fields.Selection(
        [("draft", "Draft"), ("open", "Under Way"), ("closed", "Closed")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="Units see a collection that is open or closed (状态)",
    )
    report_count = fields.Integer(
        string="Asked", compute="_compute_counts", help="应报单位数"
    )
    missing_count = fields.Integer(
        string="Missing",
        compute="_compute_counts",
        help="Not yet handed in, or returned (未报数)",
    )
    submitted_count = fields.Integer(
        string="To Accept", compute="_compute_counts", help="待审数"
    )
    accepted_count = fields.Integer(
        string="Accepted", compute="_compute_counts", help="已通过数"
    )

    _period = models.Constraint(
        "CHECK (date_to >= date_from)", "A period cannot end before it starts."
    )

    @api.depends("period_kind")
    def _compute_dates(self):
        for collection in self:
            day = collection.date_from or today()
            collection.date_from, collection.date_to = (
                (day, collection.date_to or day)
                if collection.period_kind == "free"
                else enclosing(collection.period_kind, day)
            )

    @api.depends("group_id")
    def _compute_unit_ids(self):
        members = self.group_id._units_on(today())
        for collection in self:
            asked = collection.unit_ids | members.get(
                collection.group_id, self.env["edu.unit"]
            )
            collection.unit_ids = asked

    @api.depends("period_kind", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_period_label(self):
        for collection in self:
            collection.period_label = collection._period_in_words()

    @api.depends("report_ids.state")
    def _compute_counts(self):
        counts = {}
        for collection, state, count in self.env["edu.collection.report"]._read_group(
            [("collection_id", "in", self.ids)], ["collection_id", "state"], ["__count"]
        ):
            counts.setdefault(collection.id, {})[state] = count
        for collection in self:
            mine = counts.get(collection.id, {})
            collection.report_count = sum(mine.values())
            collection.submitted_count = mine.get("submitted", 0)
            collection.accepted_count = mine.get("accepted", 0)
            collection.missing_count = (
                collection.report_count
                - collection.submitted_count
                - collection.accepted_count
            )

    @api.constrains("period_kind", "date_from", "date_to")
    def _check_whole_period(self):
        for collection in self.filtered(lambda c: c.period_kind != "free"):
            span = (collection.date_from, collection.date_to)
            if span != enclosing(collection.period_kind, collection.date_from):
                raise ValidationError(
                    self.env._("These days are not a whole period of that kind.")
                )

    @api.onchange("date_from")
    def _onchange_date_from(self):
        if self.date_from and self.period_kind != "free":
            self.date_from, self.date_to = enclosing(self.period_kind, self.date_from)

    def write(self, vals):
        before = {collection: collection.unit_ids for collection in self}
        result = super().write(vals)
        asked = self.filtered(lambda collection: collection.state == "open")
        if "unit_ids" in vals or "group_id" in vals:
            for collection in asked:
                collection._spare(before[collection] - collection.unit_ids)
            asked._ask_units()
        if "date_deadline" in vals:
            asked.report_ids._follow_deadline()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_opened(self):
        if self.sudo().report_ids:
            raise UserError(
                self.env._("Units have been asked; close the collection instead.")
            )

    def action_open(self):
        self._make_move("open")

    def action_close(self):
        self._make_move("close")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def action_open_reports(self):
        """Open the board of the reports: who is missing, what is to be accepted."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_report_action"
        )
        return action | {
            "display_name": self.name,
            "domain": [("collection_id", "=", self.id)],
            "context": {"search_default_group_state": 1},
        }

    def action_open_missing(self):
        """Open the list of the units that owe their report."""
        return self.action_open_reports() | {
            "context": {"search_default_missing": 1},
        }

    def action_remind(self):
        """Remind the units that owe their report, in their digest."""
        missing = self.report_ids.filtered("is_open")
        owed = self.env["edu.due.item"].search(
            [("res_model", "=", missing._name), ("res_id", "in", missing.ids)]
        )
        return owed.action_remind()

    def action_next_period(self):
        """Prepare the same collection for the period that follows, as a draft."""
        self.ensure_one()
        if self.period_kind == "free":
            raise UserError(self.env._("Only a regular period has one that follows."))
        first, last = following(self.period_kind, self.date_to)
        patience = self.date_deadline - self.date_to
        dates = {"date_from": first, "date_to": last, "date_deadline": last + patience}
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_action"
        )
        views = [(False, "form")]
        return action | {"res_id": self.copy(dates).id, "views": views}

    def action_download(self):
        """Download all reports, side by side, as XLSX."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/collection/{self.id}/reports.xlsx",
            "target": "download",
        }

    def _period_in_words(self):
        """Return the period as documents name it (2026年第四季度)."""
        if not self.date_from:
            return False
        if self.period_kind == "free":
            return f"{self.date_from} – {self.date_to}"
        kind, first = self.period_kind, self.date_from
        year, number = first.year, ordinal(kind, first)
        return {
            "month": self.env._("%(year)s-%(number)s", year=year, number=number),
            "quarter": self.env._(
                "Quarter %(number)s of %(year)s", year=year, number=number
            ),
            "half": self.env._(
                "Half Year %(number)s of %(year)s", year=year, number=number
            ),
            "year": self.env._("Year %s", year),
            "school_year": self.env._(
                "School Year %(first)s–%(last)s", first=year, last=year + 1
            ),
        }[kind]

    def _move_values(self, move):
        first = move.name == "open"
        return {"released_on": fields.Datetime.now()} if first else {}

    def _after_move(self, move):
        if move.name == "close":
            self.report_ids._lapse()
        else:
            self._ask_units()
            self.report_ids._revive()

    def _check_units(self):
        for collection in self:
            if not collection.unit_ids:
                raise UserError(
                    self.env._("“%s” asks nobody: name the units.", collection.name)
                )

    def _check_all_judged(self):
        if any(collection.submitted_count for collection in self):
            raise UserError(
                self.env._("Accept or return every report before you close.")
            )

    def _ask_units(self):
        """Give each unit that has none its report, due as the collection is."""
        reports = self.env["edu.collection.report"].sudo()
        opened(reports, STATE_GUARD).create(
            [
                {
                    "collection_id": collection.id,
                    "unit_id": unit.id,
                    "date_deadline": collection.date_deadline,
                }
                for collection in self
                for unit in collection.unit_ids - collection.sudo().report_ids.unit_id
            ]
        )

    def _spare(self, units):
        """Take back what was asked of units that have not answered yet."""
        spared = self.sudo().report_ids.filtered(lambda r: r.unit_id in units)
        if any(report.state != "pending" for report in spared):
            raise UserError(
                self.env._("A unit that has handed in its report stays in the list.")
            )
        spared.unlink()
