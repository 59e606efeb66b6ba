from collections import Counter
from datetime import timedelta

from odoo import api, fields, models

from .edu_visit import WHEN


class EduVisitMove(models.Model):
    """A confirmed visit comes to another day: all rules are asked again."""

    _inherit = "edu.visit"

    @api.onchange("date")
    def _onchange_date(self):
        if self.date:
            self.date_to = self.date + self._origin._length()

    # What is given goes on to core in `_write_days`, once for each length.
    def write(self, vals):  # pylint: disable=method-required-super
        """Let a visit last as long as before where only its first day is given."""
        if not vals.get("date") or "date_to" in vals:
            return self._write_days(vals)
        first = fields.Date.to_date(vals["date"])
        for length, visits in self.grouped(EduVisitMove._length).items():
            visits._write_days({**vals, "date_to": first + length})
        return True

    def _length(self):
        """Return how much later the last day is than the first."""
        return self.date_to - self.date if self.date_to else timedelta()

    def _write_days(self, vals):
        confirmed = self.browse()
        if WHEN & vals.keys():
            confirmed = self.filtered(lambda visit: visit.state == "confirmed")
        before = {visit: (visit.date, visit.date_to) for visit in confirmed}
        left = {visit: visit._places() for visit in confirmed}
        result = super().write(vals)  # pylint: disable=super-method-mismatch
        confirmed.filtered(
            lambda visit: before[visit] != (visit.date, visit.date_to)
        )._come_to_other_days(left)
        return result

    def _come_to_other_days(self, left):
        """Ask the rules, and take places in the new month.

        `left` is {visit: places that it held before}.
        """
        if not self:
            return
        self._check_days()
        moved = self.filtered(lambda visit: visit._places() != left[visit])
        free = sum((left[visit] for visit in moved), Counter())
        self._counters()._change({key: -count for key, count in free.items()})
        moved._take_places()
