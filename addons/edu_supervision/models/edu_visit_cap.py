from collections import Counter

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today


class EduVisitCap(models.Model):
    """A school is visited so often in a month, all kinds and bodies together (TS34).

    A visit takes its place when it is confirmed and gives it back when it is cancelled
    or moved to another month. Hidden visits take theirs when they are released.
    """

    _inherit = "edu.visit"

    def _apply_move(self, move, reason=None, acting=None):
        left = self._places() if move.target == "cancelled" else Counter()
        result = super()._apply_move(move, reason, acting)
        self._counters()._change({key: -count for key, count in left.items()})
        return result

    def _release(self):
        hidden = self.filtered("is_hidden")
        result = super()._release()
        self._counters()._change(hidden._places())
        return result

    def _take_places(self):
        """Take a place for each visit, or refuse. Raises UserError."""
        counted = self.sudo().filtered(lambda visit: visit._is_counted())
        urgent = counted.filtered("is_urgent")
        full = self._counters()._take(_months_of(counted - urgent), self._caps())
        wrong = counted.filtered(lambda visit: (visit.unit_id.id, visit.month) in full)
        if wrong:
            raise UserError(
                self.env._(
                    "The school has as many visits in that month as it may have: %s. "
                    "Choose another month, or join a visit that is planned.",
                    wrong._named(),
                )
            )
        self._counters()._change(_months_of(urgent))

    def _caps(self):
        """Return {school id: most visits in a month}, where there is such a figure."""
        figures = self.env["edu.rule"]._figures("visit_cap", today())
        return {
            unit.id: int(figures[unit.parent_id.id])
            for unit in self.sudo().unit_id
            if unit.parent_id.id in figures
        }

    def _places(self):
        """Return how many places self holds of each (school id, month)."""
        holding = self.sudo().filtered(
            lambda visit: (
                visit.state not in ("draft", "cancelled") and visit._is_counted()
            )
        )
        return _months_of(holding)

    def _is_counted(self):
        return self.unit_id.kind == "school" and not self.is_hidden

    def _counters(self):
        return self.env["edu.visit.month"].sudo()


def _months_of(visits):
    return Counter((visit.unit_id.id, visit.month) for visit in visits)
