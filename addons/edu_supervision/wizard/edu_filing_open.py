from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from odoo.addons.edu_base.models.edu_rule_result import LEVELS
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.periods import enclosing

from ..models.edu_collection_filing import FILINGS

# Month and day proposed in the first year; later ones follow the year before.
FIRST_DUE = {"yearly_list": (3, 31), "plan": (3, 31)}
YEAR_END = (12, 31)
KINDS = (*(kind for kind, _label in FILINGS), "duties")


class EduFilingOpen(models.TransientModel):
    """Ask for all that is filed in a year, of all counties, in one act (TS13, TS14).

    A kind without a day is not asked for, nor one that has been asked for already.
    """

    _name = "edu.filing.open"
    _description = "Open the Filings of a Year"

    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Filed With",
        required=True,
        default=lambda self: self.env.user.scope_unit_ids[:1],
        domain=lambda self: [("id", "in", self.env.user.scope_unit_ids.ids)],
        help="受理政府",
    )
    year = fields.Integer(required=True, default=lambda self: today().year, help="年度")
    county_ids = fields.Many2many(
        "edu.unit",
        string="Counties",
        compute="_compute_units",
        help="The governments below (县区)",
    )
    member_unit_ids = fields.Many2many(
        "edu.unit",
        string="Member Units",
        compute="_compute_units",
        help="Of the supervision committee today (成员单位)",
    )
    yearly_list_due = fields.Date(
        string="Yearly List",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="Of inspections, at the beginning of the year (督导清单报送时限)",
    )
    plan_due = fields.Date(
        string="Plan of the Year",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="年度工作计划报送时限",
    )
    summary_due = fields.Date(
        string="Summary of the Year",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="总结报送时限",
    )
    major_due = fields.Date(
        string="Major Matters",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="Filed whenever they happen; by this day at the latest (重大事项时限)",
    )
    results_due = fields.Date(
        string="Results of Supervision",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="督导结果报送时限",
    )
    duties_due = fields.Date(
        string="Feedback on Duties",
        compute="_compute_due",
        store=True,
        readonly=False,
        help="By the member units (成员单位履职反馈时限)",
    )

    @api.depends("owner_unit_id")
    def _compute_units(self):
        for wizard in self:
            wizard.county_ids = self.env["edu.unit"].search(
                [
                    ("parent_id", "=", wizard.owner_unit_id.id),
                    ("kind", "=", "government"),
                    ("level", "in", LEVELS),
                ]
            )
            wizard.member_unit_ids = wizard._member_units()

    @api.depends("owner_unit_id", "year")
    def _compute_due(self):
        for wizard in self:
            asked = wizard._asked(wizard.year)
            before = wizard._asked(wizard.year - 1)
            for kind in KINDS:
                wizard[f"{kind}_due"] = (
                    False if kind in asked else wizard._usual_day(kind, before)
                )

    def action_open(self):
        """Ask the units, and show the board of what they owe."""
        self.ensure_one()
        asked = self._asked(self.year)
        wanted = [kind for kind in KINDS if self[f"{kind}_due"] and kind not in asked]
        if not wanted:
            raise UserError(self.env._("All of this year has been asked for already."))
        self.env["edu.collection"].create(
            [self._values(kind) for kind in wanted]
        ).action_open()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_filing_board_action"
        )
        return action | {
            "domain": [("year", "=", self.year)],
            "context": {},
            "target": "main",
        }

    def _asked(self, year):
        """Return {kind: its collection} of what has been asked for in a year."""
        first, last = self._span(year)
        found = self.env["edu.collection"].search(
            Domain("owner_unit_id", "=", self.owner_unit_id.id)
            & Domain("date_from", "=", first)
            & Domain("date_to", "=", last)
            & (Domain("filing_kind", "!=", False) | Domain("kind", "=", "duties"))
        )
        return {row.filing_kind or "duties": row for row in found}

    def _usual_day(self, kind, before):
        """Return the day of the year before, one year later, or a first proposal."""
        if kind == "duties" and not self.member_unit_ids:
            return False
        if kind in before:
            return before[kind].date_deadline + relativedelta(years=1)
        return date(self.year, *FIRST_DUE.get(kind, YEAR_END))

    def _span(self, year):
        return enclosing("year", date(year, 1, 1))

    def _values(self, kind):
        first, last = self._span(self.year)
        units = self.member_unit_ids if kind == "duties" else self.county_ids
        filed = {} if kind == "duties" else {"filing_kind": kind}
        return filed | {
            "name": f"{self.year}{self._label(kind)}",
            "kind": "duties" if kind == "duties" else "filing",
            "owner_unit_id": self.owner_unit_id.id,
            "period_kind": "year",
            "date_from": first,
            "date_to": last,
            "date_deadline": self[f"{kind}_due"],
            "is_repeated": kind == "major",
            "unit_ids": [Command.set(units.ids)],
        }

    def _label(self, kind):
        return self._fields[f"{kind}_due"]._description_string(self.env)

    def _member_units(self):
        """Return the member units of the government's supervision committee."""
        day = today()
        committees = self.env["edu.committee"]
        seats = self.env["edu.committee.member"]
        serving = seats._serving_on(day) & Domain("post", "=", "member")
        own = committees._supervising_on(day) & Domain(
            "owner_unit_id", "=", self.owner_unit_id.id
        )
        return seats.search(serving & Domain("committee_id", "any", own)).unit_id
