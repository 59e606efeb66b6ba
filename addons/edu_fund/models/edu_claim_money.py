from odoo import models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.bookings import Booking
from ..tools.money import fen, yuan


class EduClaimMoney(models.Model):
    """What a claim takes of the lines of the budget, and gives back (TS69, TS70)."""

    _inherit = "edu.claim"

    def _commit_money(self):
        """Judge the expenses anew, choose their lines, and set the money aside."""
        self.sudo().item_ids.modified(["kind"])  # norms may have come since the draft
        self._choose_lines()
        self._book("commit", committed=1)

    def _release_money(self):
        self._book("release", committed=-1)
        items = self.sudo().item_ids
        opened(items, STATE_GUARD).line_id = False

    def _spend_money(self):
        self._book("spend", committed=-1, spent=1)

    def _choose_lines(self):
        """Give each expense its line of this year's budget, or say which one misses."""
        lines = self._open_lines()
        items = self.sudo().item_ids
        for key, own in items.grouped(_key).items():
            if key not in lines:
                self._refuse_without_line(own[0])
            opened(own, STATE_GUARD).line_id = lines[key]

    def _refuse_without_line(self, item):
        kinds = dict(item._fields["kind"]._description_selection(self.env))
        raise UserError(
            self.env._(
                "%(unit)s has no open budget of %(year)s with a line for "
                "“%(kind)s”. Ask finance for one.",
                unit=item.unit_id.name,
                year=today().year,
                kind=kinds[item.kind],
            )
        )

    def _open_lines(self):
        """Return {(government, unit, kind): first open line of the year}; one query."""
        found = self.env["edu.budget.line"]._open_this_year(self.sudo().unit_id)
        return {key: lines[0] for key, lines in found.grouped(_key).items()}

    def _book(self, movement, **signs):
        """Book the sum of each claim on each line, times `signs` of its numbers."""
        sums = {}
        for item in self.sudo().item_ids:
            key = (item.claim_id.id, item.line_id.id)
            sums[key] = sums.get(key, 0) + fen(item.amount)
        day = today()
        self.env["edu.budget.line"]._book(
            Booking(
                line=line,
                movement=movement,
                day=day,
                model=self._name,
                document=claim,
                **{name: sign * yuan(amount) for name, sign in signs.items()},
            )
            for (claim, line), amount in sums.items()
        )


def _key(row):
    return row.owner_unit_id.id, row.unit_id.id, row.kind
