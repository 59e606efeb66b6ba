from datetime import date

from odoo import models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

LAST_QUARTER = 4


class EduBudgetClosing(models.Model):
    """Quarters and years that nothing is booked in any more (关账)."""

    _inherit = "edu.budget"

    def action_close_quarter(self):
        self._make_move("close_quarter")

    def action_reopen_quarter(self):
        return self._ask_reason("reopen_quarter")

    def action_close(self):
        self._make_move("close")

    def _check_quarter_over(self):
        for budget in self:
            quarter = budget.closed_quarter + 1
            if quarter > LAST_QUARTER or today() <= _end(budget.year, quarter):
                raise UserError(
                    self.env._(
                        "%(budget)s: no quarter is over that is not closed already.",
                        budget=budget.name,
                    )
                )

    def _check_quarter_closed(self):
        if not all(budget.closed_quarter for budget in self):
            raise UserError(self.env._("None of its quarters is closed."))

    def _check_year_over(self):
        for budget in self:
            if today() < _end(budget.year, LAST_QUARTER):
                raise UserError(
                    self.env._("%s: the year is not over yet.", budget.name)
                )
        self._refuse_committed()
        self._refuse_undecided()

    def _refuse_committed(self):
        """What claims and contracts still hold is paid or given back first."""
        held = self.sudo().line_ids.filtered("committed")
        if held:
            raise UserError(
                self.env._(
                    "%(line)s still has %(amount)s committed: pay it, carry its "
                    "contract to the next year, or return what has asked for it.",
                    line=held[0].display_name,
                    amount=held[0]._yuan(held[0].committed),
                )
            )

    def _refuse_undecided(self):
        waiting = self.env["edu.budget.adjustment.line"].sudo()
        found = waiting.search(
            [
                ("line_id", "in", self.sudo().line_ids.ids),
                ("adjustment_id.state", "!=", "approved"),
            ],
            limit=1,
        )
        if found:
            raise UserError(
                self.env._(
                    "“%s” is not decided on yet: approve it, or take the line out.",
                    found.adjustment_id.name,
                )
            )

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "close":
            values |= {"closed_quarter": LAST_QUARTER, "closed_on": today()}
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        step = {"close_quarter": 1, "reopen_quarter": -1}.get(move.name, 0)
        if step:
            for quarter, budgets in self.grouped("closed_quarter").items():
                opened(budgets.sudo(), STATE_GUARD).closed_quarter = quarter + step
        return result


def _end(year, quarter):
    return date(year, 3 * quarter, 31 if quarter in (1, 4) else 30)
