from odoo import api, fields, models
from odoo.tools import ormcache

from ..tools.working_days import WorkCalendar


class EduHoliday(models.Model):
    """A day off, or a Saturday or Sunday on which the offices work instead."""

    _name = "edu.holiday"
    _inherit = ["edu.guarded.mixin"]
    _description = "Holiday"
    _order = "date"

    name = fields.Char(required=True, help="Name of the holiday (节日名称)")
    date = fields.Date(required=True, help="日期")
    kind = fields.Selection(
        [("off", "Day Off"), ("work", "Working Weekend")],
        required=True,
        default="off",
        help="放假、调休上班",
    )
    year_id = fields.Many2one(
        "edu.holiday.year",
        compute="_compute_year_id",
        store=True,
        index=True,
        ondelete="cascade",
        help="The year whose notice names the day (年份)",
    )
    notice_number = fields.Char(
        related="year_id.notice_number", help="Number of the notice (通知文号)"
    )
    is_confirmed = fields.Boolean(
        string="Confirmed",
        compute="_compute_is_confirmed",
        store=True,
        help="The notice of the year is published (正式)",
    )

    _date_uniq = models.Constraint("UNIQUE(date)", "This day is in the list already.")
    _work_at_weekend = models.Constraint(
        "CHECK (kind != 'work' OR EXTRACT(ISODOW FROM date) > 5)",
        "Only a Saturday or a Sunday can be made a working day.",
    )

    @api.depends("date")
    def _compute_year_id(self):
        years = {row.date.year for row in self if row.date}
        rows = self.env["edu.holiday.year"].search([("year", "in", list(years))])
        by_year = {row.year: row for row in rows}
        for row in self:
            row.year_id = row.date and by_year.get(row.date.year)

    @api.depends("year_id.state")
    def _compute_is_confirmed(self):
        for row in self:
            row.is_confirmed = row.year_id.state == "confirmed"

    @api.model_create_multi
    def create(self, vals_list):
        self._add_years([vals.get("date") for vals in vals_list])
        rows = super().create(vals_list)
        rows._days_changed()
        return rows

    def write(self, vals):
        self.year_id._refuse_confirmed()
        self._add_years([vals.get("date")])
        result = super().write(vals)
        self._days_changed()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        self.year_id._refuse_confirmed()

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    def _days_changed(self):
        self.year_id._refuse_confirmed()
        self.env.registry.clear_cache()

    @api.model
    def _add_years(self, days):
        """Put the years of the days into the list of years, where they are missing."""
        years = self.env["edu.holiday.year"]
        wanted = {fields.Date.to_date(day).year for day in days if day}
        known = years.search([("year", "in", list(wanted))]).mapped("year")
        years.create([{"year": year} for year in sorted(wanted.difference(known))])

    @api.model
    def _add_days(self, days):
        """Add {day: (kind, name)} to the list."""
        self.create(
            [
                {"date": day, "kind": kind, "name": name}
                for day, (kind, name) in days.items()
            ]
        )

    @api.model
    @ormcache()
    def _calendar(self):
        """Return the `WorkCalendar` of all days in the list; one query, then kept.

        Of a result that reaches into a year not yet announced, its `is_provisional`
        says so.
        """
        rows = self.sudo().search_fetch([], ["date", "kind", "is_confirmed"])
        return WorkCalendar(
            {row.date: row.kind for row in rows},
            frozenset(row.date.year for row in rows if row.is_confirmed),
        )
