from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

from ..tools.bookings import quarter_of
from ..tools.money import fen
from ..tools.pace import gone_by, percent
from .edu_budget import GRANTED

SUMMED = ("planned", "approved", "adjusted", "committed", "spent", "available")


class EduBudget(models.Model):
    """A budget in sums of its lines, beside last year's and the passing of the year."""

    _inherit = "edu.budget"

    is_this_year = fields.Boolean(
        string="This Year",
        compute="_compute_is_this_year",
        search="_search_is_this_year",
        help="本年度",
    )
    planned = fields.Monetary(compute="_compute_sums", help="申报数合计")
    granted = fields.Monetary(
        string="Budget Now",
        compute="_compute_sums",
        help="Approved and adjusted (调整后预算数)",
    )
    committed = fields.Monetary(compute="_compute_sums", help="占用数合计")
    spent = fields.Monetary(compute="_compute_sums", help="支出数合计")
    available = fields.Monetary(compute="_compute_sums", help="可用数合计")
    rate = fields.Float(
        string="Executed (%)",
        compute="_compute_sums",
        digits=(5, 2),
        help="Spent of budget now (执行率)",
    )
    pace = fields.Float(
        string="Year Gone By (%)",
        compute="_compute_pace",
        digits=(5, 2),
        help="Share of the days of the year, with which spending is to keep up "
        "(序时进度)",
    )
    is_behind = fields.Boolean(
        string="Behind the Year",
        compute="_compute_pace",
        help="Less of it is executed than of the year has gone by (低于序时进度)",
    )
    is_falling = fields.Boolean(
        string="Less than Last Year",
        compute="_compute_is_falling",
        help="预算低于上年",
    )

    @api.depends("year")
    def _compute_is_this_year(self):
        year = today().year
        for budget in self:
            budget.is_this_year = budget.year == year

    @api.depends(*(f"line_ids.{name}" for name in SUMMED))
    def _compute_sums(self):
        groups = self.env["edu.budget.line"]._read_group(
            [("budget_id", "in", self._origin.ids)],
            ["budget_id"],
            [f"{name}:sum" for name in SUMMED],
        )
        sums = {budget.id: numbers for budget, *numbers in groups}
        for budget in self:
            planned, approved, adjusted, committed, spent, available = sums.get(
                budget._origin.id, [0] * len(SUMMED)
            )
            budget.planned = planned
            budget.granted = approved + adjusted
            budget.committed = committed
            budget.spent = spent
            budget.available = available
            budget.rate = percent(spent, approved + adjusted)

    @api.depends("rate", "year", "state")
    def _compute_pace(self):
        for budget in self:
            budget.pace = gone_by(budget.year, today())
            late = budget.rate < budget.pace
            budget.is_behind = budget.state in GRANTED and late

    @api.depends("granted", "last_granted", "state")
    def _compute_is_falling(self):
        for budget in self:
            less = fen(budget.granted) < fen(budget.last_granted)
            budget.is_falling = budget.state in GRANTED and less

    def action_open_entries(self):
        """Open what the ledger has of the budget."""
        return self._open_of("edu_fund.edu_budget_entry_action", "line_id.budget_id")

    def action_open_execution(self):
        """Open the lines of the budget beside those of last year."""
        return self._open_of("edu_fund.edu_fund_execution_action", "budget_id")

    def action_print_execution(self):
        """Choose the quarter up to which the execution is printed."""
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id(
                "edu_fund.edu_fund_execution_sheet_action"
            ),
            "context": {
                "default_owner_unit_id": self.owner_unit_id.id,
                "default_year": self.year,
                "default_quarter": str(quarter_of(today(), self.year)),
            },
        }

    def _open_of(self, action, field):
        """Return the action with those of its records whose `field` is of self."""
        self.ensure_one()
        return {
            **self.env["ir.actions.actions"]._for_xml_id(action),
            "display_name": self.name,
            "domain": [(field, "=", self.id)],
            "context": {},
        }

    def _search_is_this_year(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain("year", "=", today().year), value)
