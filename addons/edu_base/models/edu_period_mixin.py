from odoo import api, fields, models
from odoo.fields import Domain

from ..tools.dates import today
from ..tools.domains import either


class EduPeriodMixin(models.AbstractModel):
    """What holds from one day to another, both included."""

    _name = "edu.period.mixin"
    _description = "Held for a Time"

    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    date_to = fields.Date(string="To", help="Last day; empty while it lasts (止)")
    is_current = fields.Boolean(
        string="Current",
        compute="_compute_is_current",
        search="_search_is_current",
        help="Holds today (现行)",
    )

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "The last day cannot lie before the first.",
    )

    @api.depends("date_from", "date_to")
    def _compute_is_current(self):
        day = today()
        for record in self:
            record.is_current = bool(
                record.date_from
                and record.date_from <= day
                and (not record.date_to or record.date_to >= day)
            )

    def _search_is_current(self, operator, value):
        if operator != "in":
            return NotImplemented
        current = self._serving_on(today())
        return either(current, value)

    @api.model
    def _serving_on(self, day):
        """Return the domain of what holds on `day`."""
        return Domain("date_from", "<=", day) & self._lasting(day)

    @api.model
    def _lasting(self, day):
        """Return the domain of what holds on `day` or later."""
        return Domain("date_to", "=", False) | Domain("date_to", ">=", day)

    def _end_before(self, day):
        """End what holds the day before `day`; what would begin later falls away."""
        later = self.filtered(lambda record: record.date_from >= day)
        begun = self - later
        begun.write({"date_to": fields.Date.subtract(day, days=1)})
        begun.flush_recordset(["date_to"])  # before others take the place in between
        later.unlink()
