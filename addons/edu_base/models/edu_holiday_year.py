from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools import festivals
from ..tools.dates import today
from ..tools.transitions import STATE_GUARD, is_open, opened

PUBLISHED_FROM = 10  # the notice of the next year comes in the last quarter


class EduHolidayYear(models.Model):
    """A year of days off: provisional until its notice is published, then fixed."""

    _name = "edu.holiday.year"
    _inherit = ["edu.guarded.mixin"]
    _description = "Year of Holidays"
    _order = "year desc"
    _rec_name = "year"
    _guarded_fields = frozenset({"state", "source", "filled_on"})

    year = fields.Integer(
        required=True,
        aggregator=None,
        default=lambda self: today().year + 1,
        help="年份",
    )
    state = fields.Selection(
        [("provisional", "Provisional"), ("confirmed", "Confirmed")],
        required=True,
        readonly=True,
        copy=False,
        default="provisional",
        help="Confirmed once the yearly notice is published (暂定、正式)",
    )
    source = fields.Selection(
        [("notice", "Published Notice"), ("law", "Statutory Days")],
        readonly=True,
        copy=False,
        help="What the days were filled from: the notice of the State Council as the "
        "holiday library holds it, or the days that the law names (来源)",
    )
    filled_on = fields.Datetime(
        readonly=True, copy=False, help="When the days were filled in (填充时间)"
    )
    notice_number = fields.Char(copy=False, help="Number of the notice (通知文号)")
    holiday_ids = fields.One2many("edu.holiday", "year_id", string="Holidays")
    lacks_moon = fields.Boolean(
        compute="_compute_lacks_moon", export_string_translation=False
    )

    _year_uniq = models.Constraint("UNIQUE(year)", "This year is in the list already.")
    _year_range = models.Constraint(
        "CHECK (year BETWEEN 1949 AND 2099)", "Enter a year such as 2027."
    )

    @api.depends("year", "source")
    def _compute_lacks_moon(self):
        for row in self:
            row.lacks_moon = row.source == "law" and not festivals.knows_moon(row.year)

    def write(self, vals):
        if not is_open(self, STATE_GUARD):
            self._refuse_confirmed()
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_confirmed(self):
        self._refuse_confirmed()

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"state": "provisional"}

    def _refuse_confirmed(self):
        fixed = self.filtered(lambda row: row.state == "confirmed")
        if fixed:
            raise UserError(
                self.env._(
                    "The days of %s are confirmed. Reopen the year to change them.",
                    ", ".join(str(row.year) for row in fixed),
                )
            )

    def action_fill(self):
        """Replace the days by those of the notice or, before it, those of the law."""
        self.check_access("write")
        self._refuse_confirmed()
        self.holiday_ids.unlink()
        for row in self:
            days = festivals.announced(row.year)
            opened(row.sudo(), STATE_GUARD).write(
                {
                    "source": "notice" if days else "law",
                    "filled_on": fields.Datetime.now(),
                }
            )
            self.env["edu.holiday"]._add_days(days or festivals.by_law(row.year))

    def action_confirm(self):
        """Fix the days of the year, as its notice names them."""
        self.check_access("write")
        self._refuse_confirmed()
        if not all(row.notice_number and row.holiday_ids for row in self):
            raise UserError(
                self.env._(
                    "Enter the number of the notice and the days it names first."
                )
            )
        self._confirm()

    def _confirm(self):
        opened(self.sudo(), STATE_GUARD).write({"state": "confirmed"})
        self._on_calendar_confirmed()

    def action_reopen(self):
        """Take back the confirmation, because a later notice changes the days."""
        self.check_access("write")
        opened(self.sudo(), STATE_GUARD).write({"state": "provisional"})

    def _on_calendar_confirmed(self):
        """React to days that are now fixed: rooms recompute provisional deadlines.

        What letters that have been issued say stays as it is.
        """

    @api.model
    def _fill_missing(self):
        """Fill last year and this one and, once its notice is due, the next one."""
        day = today()
        last = day.year + (day.month >= PUBLISHED_FROM)
        wanted = range(day.year - 1, last + 1)
        known = self.search([("year", "in", list(wanted))]).mapped("year")
        missing = self.create([{"year": year} for year in wanted if year not in known])
        missing.action_fill()
        missing.filtered(lambda row: row.source == "notice")._confirm()
