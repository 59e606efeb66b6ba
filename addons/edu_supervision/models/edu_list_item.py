from odoo import api, fields, models
from odoo.fields import Command, Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.readable import ReadableOne2many

DOMAINS = [
    ("government", "Supervision of Governments"),
    ("school", "Supervision of Schools"),
    ("monitoring", "Evaluation and Monitoring"),
]
KINDS = [
    ("comprehensive", "Comprehensive"),
    ("special", "Special"),
    ("routine", "Routine"),
    ("recheck", "Re-check"),
]
# What a team of several inspectors visits, announced and reported on (B09, B10).
TEAMED = ("comprehensive", "special")
# Four of the five pairs of modes; the fifth, comprehensive or special, is the kind.
FOCUS_MODES = [("process", "On the Process"), ("result", "On the Result")]
TIME_MODES = [("daily", "Day by Day"), ("random", "At Random")]
PLACE_MODES = [("offline", "On Site"), ("online", "Online")]
OPEN_MODES = [("open", "Open"), ("covert", "Covert")]


class EduListItem(models.Model):
    """One inspection that the yearly list allows: what, of whom and when (TS08)."""

    _name = "edu.list.item"
    _inherit = ["edu.settled.line.mixin", "edu.scoped.mixin"]
    _description = "Item of a Yearly List"
    _order = "list_id, sequence, id"

    _settled_by = "list_id"
    _fixed_fields = frozenset({"list_id"})

    list_id = fields.Many2one(
        "edu.list", required=True, index=True, ondelete="cascade", help="年度清单"
    )
    owner_unit_id = fields.Many2one(
        related="list_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="list_id.released_on", store=True, precompute=True
    )
    year = fields.Integer(
        related="list_id.year", store=True, precompute=True, aggregator=None
    )
    list_state = fields.Selection(
        related="list_id.state", string="State of the List", store=True, precompute=True
    )
    department_id = fields.Many2one(
        related="list_id.unit_id", store=True, precompute=True, index=True
    )
    joint_unit_ids = fields.Many2many(
        "edu.unit",
        "edu_list_item_joint_rel",
        "item_id",
        "unit_id",
        string="Joint Departments",
        help="Who goes along, such as those whose own item was merged (联合部门)",
    )
    is_this_year = fields.Boolean(
        string="Of This Year",
        compute="_compute_is_this_year",
        search="_search_is_this_year",
        help="本年度",
    )
    sequence = fields.Integer(default=10)
    name = fields.Char(string="Subject", required=True, help="督导事项名称")
    domain = fields.Selection(
        DOMAINS,
        required=True,
        default="school",
        help="督政、督学、评估监测",
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        default="special",
        index=True,
        help="综合、专项、经常性、回头看",
    )
    is_exempt = fields.Boolean(
        string="Not Counted as Comprehensive",
        help="A check of qualifications, grades or technique (资质、等级、技术考核)",
    )
    topic_ids = fields.Many2many("edu.topic", string="Topics", help="督导内容")
    unit_ids = fields.Many2many(
        "edu.unit",
        "edu_list_item_unit_rel",
        "item_id",
        "unit_id",
        string="Units to Visit",
        help="Empty: drawn or named later, within the scope (督导对象)",
    )
    scope_text = fields.Char(string="Scope in Words", help="督导范围")
    date_from = fields.Date(string="From", required=True, help="起")
    date_to = fields.Date(string="To", required=True, help="止")
    checklist_id = fields.Many2one(
        "edu.checklist",
        index="btree_not_null",
        ondelete="restrict",
        domain="[('state', '=', 'released')]",
        help="督导清单",
    )
    basis = fields.Char(help="What it rests on (依据)")
    focus_mode = fields.Selection(FOCUS_MODES, default="process", help="过程性、结果性")
    time_mode = fields.Selection(TIME_MODES, default="daily", help="日常、随机")
    place_mode = fields.Selection(PLACE_MODES, default="offline", help="线下、线上")
    open_mode = fields.Selection(
        OPEN_MODES, required=True, default="open", help="明察、暗访"
    )
    line = fields.Char(
        string="In Words",
        compute="_compute_line",
        help="What, of whom and when, as a line of text (事项摘要)",
    )
    visit_ids = ReadableOne2many("edu.visit", "item_id", string="Visits")

    _window = models.Constraint(
        "CHECK (date_to >= date_from)", "The window ends before it begins."
    )
    _year_idx = models.Index("(owner_unit_id, year, date_from)")

    @api.depends("year")
    def _compute_is_this_year(self):
        year = today().year
        for item in self:
            item.is_this_year = item.year == year

    def _search_is_this_year(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain("year", "=", today().year), value)

    @api.depends("name", "kind", "unit_ids", "scope_text", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_line(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for item in self:
            whom = item._whom()
            days = f"{item.date_from or ''} – {item.date_to or ''}"
            parts = (item.name, kinds.get(item.kind), whom, days)
            item.line = "，".join(filter(None, parts))

    @api.onchange("kind")
    def _onchange_kind(self):
        """Propose all matters for a comprehensive inspection (B06)."""
        if self.kind == "comprehensive":
            self.topic_ids = self.env["edu.topic"]._every()

    def _whom(self):
        """Return the scope in words, and the units where they are named."""
        units = "、".join(self.unit_ids.mapped("name"))
        return "：".join(filter(None, (self.scope_text, units)))

    def _renew(self, commands, years):
        """Move the copies of self that `commands` create by so many years.

        They take the checklists in force, and leave out units that have ended.
        """
        current = {old.id: old._in_force().id for old in self.checklist_id}
        active = set(self.unit_ids.filtered("active").ids)
        for _command, _id, values in commands:
            for name in ("date_from", "date_to"):
                values[name] = fields.Date.add(values[name], years=years)
            values["checklist_id"] = current.get(values.get("checklist_id"))
            kept = [unit for unit in values["unit_ids"][0][2] if unit in active]
            values["unit_ids"] = [Command.set(kept)]

    def _inspected_twice(self, lists):
        """Return the units that items of a year inspect comprehensively, not once.

        Those of `lists` count, and all of any department that are submitted or later.
        """
        counted = Domain("kind", "=", "comprehensive") & Domain("is_exempt", "=", False)
        items = self.filtered_domain(counted)
        binding = Domain("list_state", "in", ("submitted", "approved", "published"))
        groups = self._read_group(
            counted
            & Domain("year", "in", list(set(items.mapped("year"))))
            & Domain("unit_ids", "in", items.unit_ids.ids)
            & (binding | Domain("list_id", "in", lists.ids)),
            ["unit_ids", "year"],
            ["__count"],
        )
        twice = [unit.id for unit, _year, count in groups if count > 1]
        return items.unit_ids.browse(twice) & items.unit_ids
