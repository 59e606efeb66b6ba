from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import groupby

from odoo.addons.edu_base.models.edu_event_mixin import QUIET
from odoo.addons.edu_base.tools.dates import school_year_of, today
from odoo.addons.edu_base.tools.half_days import day_of_half, span

from ..rules.obligations import PLANNED
from ..tools.planning import Errand, spread


class EduVisitDuePlan(models.TransientModel):
    """Plan comprehensive visits that are due, of schools or governments (TS22, B07).

    One for each unit, spread evenly over the working days between two days; vacation
    aside. Team, notice and the item of the yearly list follow at each visit, before it
    is confirmed.
    """

    _name = "edu.visit.due.plan"
    _description = "Plan Due Visits"

    unit_ids = fields.Many2many(
        "edu.unit",
        string="Units to Visit",
        relation="edu_visit_due_plan_unit_rel",
        help="被督导单位",
    )
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: self._default_date_from(),
        help="Notice goes out before, as early as the rule asks (起)",
    )
    date_to = fields.Date(string="To", required=True, help="止")

    @api.model
    def _default_date_from(self):
        """Return the first day for which notice that goes out tomorrow is in time."""
        months = self.env["edu.rule"]._figures("visit_notice", today())
        own = self.env.user.scope_unit_ids[:1]
        tomorrow = today() + timedelta(days=1)
        return tomorrow + relativedelta(months=int(months.get(own.id, 0)))

    def action_create(self):
        """Plan the visits that nobody has planned meanwhile, and show them."""
        self.ensure_one()
        units = self._unplanned()
        slots = spread(list(self._errands(units)), {})
        left = units.filtered(lambda unit: unit.id not in slots)
        if left:
            raise UserError(
                self.env._(
                    "No working day of school lies between the days for: %s.",
                    "、".join(left[:5].mapped("name")),
                )
            )
        visits = self.env["edu.visit"].with_context(**QUIET)
        made = visits.create(
            [self._visit_values(unit, *slots[unit.id]) for unit in units]
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_action"
        )
        return action | {"domain": [("id", "in", made.ids)], "context": {}}

    def _unplanned(self):
        """Return the units without such a visit ahead. UserError where none is left."""
        ahead = self.env["edu.visit"]._read_group(
            [
                ("unit_id", "in", self.unit_ids.ids),
                ("kind", "=", "comprehensive"),
                ("state", "in", PLANNED),
            ],
            ["unit_id"],
        )
        units = self.unit_ids - self.env["edu.unit"].union(*(u for (u,) in ahead))
        if not units:
            raise UserError(self.env._("Somebody has planned these visits already."))
        return units

    def _errands(self, units):
        """Yield an errand for each of `units`, with the days of its government."""
        days = self._days()
        for government, own in units.grouped("parent_id").items():
            slots = tuple(span(day, day) for day in days[government])
            for unit in own:
                yield Errand(unit.id, None, slots)

    def _days(self):
        """Return {government: working days of school between the two days}."""
        working = self.env["edu.holiday"]._calendar().is_working
        count = (self.date_to - self.date_from).days + 1
        every = (self.date_from + timedelta(days=number) for number in range(count))
        found = {government: [] for government in self.unit_ids.parent_id}
        days = groupby(filter(working, every), school_year_of)
        for year, days_of_year in days:
            terms = self.env["edu.term"]._calendars(self.unit_ids.parent_id, year)
            for day in days_of_year:
                for government, calendar in terms.items():
                    if not calendar or calendar._cover(day):
                        found[government].append(day)
        return found

    @api.model
    def _visit_values(self, unit, first, _last):
        day = day_of_half(first)
        return {
            "kind": "comprehensive",
            "domain": "government" if unit.kind == "government" else "school",
            "unit_id": unit.id,
            "owner_unit_id": unit.parent_id.id,
            "date": day,
            "date_to": day,
        }
