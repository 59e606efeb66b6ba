from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

LAST_WEEKDAY = 6


class EduVisitDay(models.Model):
    """How the days of a visit lie to the current one."""

    _inherit = "edu.visit"

    is_today = fields.Boolean(
        string="Today",
        compute="_compute_is_today",
        search="_search_is_today",
        help="今天",
    )
    is_this_week = fields.Boolean(
        string="This Week",
        compute="_compute_is_this_week",
        search="_search_is_this_week",
        help="From Monday to Sunday (本周)",
    )
    is_unrecorded = fields.Boolean(
        string="Record Missing",
        compute="_compute_is_unrecorded",
        search="_search_is_unrecorded",
        help="Confirmed and over, without a record (应记未记)",
    )

    @api.depends("date", "date_to")
    def _compute_is_today(self):
        for visit in self:
            visit.is_today = visit._touches(today(), today())

    @api.depends("date", "date_to")
    def _compute_is_this_week(self):
        for visit in self:
            visit.is_this_week = visit._touches(*_this_week())

    @api.depends("state", "date_to")
    def _compute_is_unrecorded(self):
        day = today()
        for visit in self:
            over = bool(visit.date_to) and visit.date_to < day
            visit.is_unrecorded = visit.state == "confirmed" and over

    def _search_is_today(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(_touching(today(), today()), value)

    def _search_is_this_week(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(_touching(*_this_week()), value)

    def _search_is_unrecorded(self, operator, value):
        if operator != "in":
            return NotImplemented
        over = Domain("state", "=", "confirmed") & Domain("date_to", "<", today())
        return either(over, value)

    def _every_day(self):
        """Return all days of the visit, from the first to the last."""
        length = (self.date_to - self.date).days
        return [self.date + timedelta(days=number) for number in range(length + 1)]

    def _touches(self, first, last):
        """Return whether a day of the visit lies within two days."""
        return bool(self.date) and self.date <= last and self.date_to >= first


def _this_week():
    first = today() - timedelta(days=today().weekday())
    return first, first + timedelta(days=LAST_WEEKDAY)


def _touching(first, last):
    return Domain("date", "<=", last) & Domain("date_to", ">=", first)
