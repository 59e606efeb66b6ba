from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL, formatLang

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.bookings import CHANGED, quarter_of
from .edu_budget_line import NUMBERS


class EduBudgetBooking(models.Model):
    """The only way in which the numbers of a line change (TS69).

    One statement adds all that documents ask of the lines, or nothing: it changes a
    line only if the line is open, so is the quarter, and no number falls below nought.
    Two that ask at the same time are told apart by the database: the later one begins
    anew and sees what is left. Each change is a row of the ledger as well.
    """

    _inherit = "edu.budget.line"

    @api.model
    def _book(self, bookings):
        """Change the numbers of lines by `bookings` (of `tools.bookings`), or refuse.

        Raises UserError, in the user's words, if a line is closed or holds too little.
        Three statements for any number of bookings.
        """
        bookings = list(bookings)
        if not bookings:
            return
        lines = self.sudo().browse(sorted({booking.line for booking in bookings}))
        self.env.flush_all()
        lines.fetch(["year", "name", "budget_id"])
        years = {line.id: line.year for line in lines}
        asked = _summed(bookings, years)
        done = self.env.execute_query(self._booking_query(asked))
        lines.invalidate_recordset(NUMBERS)
        refused = lines - lines.browse(number for (number,) in done)
        if refused:
            refused._refuse_bookings(asked)
        entries = opened(self.env["edu.budget.entry"].sudo(), STATE_GUARD)
        entries.create([_entry(booking, years[booking.line]) for booking in bookings])

    def _booking_query(self, asked):
        """Return the guarded UPDATE; `asked` is {line: (quarter, *sums of CHANGED)}.

        Lines are locked in the order of their ids, so that no two bookings wait for
        each other.
        """
        columns = list(zip(*asked.values(), strict=True))
        return SQL(
            """
            WITH asked AS (
                SELECT * FROM unnest(
                    %s::int[], %s::int[], %s::numeric[], %s::numeric[],
                    %s::numeric[], %s::numeric[]
                ) AS row (id, quarter, approved, adjusted, committed, spent)
            ), held AS (
                SELECT id FROM edu_budget_line
                WHERE id IN (SELECT id FROM asked) ORDER BY id FOR UPDATE
            )
            UPDATE edu_budget_line AS line
            SET approved = line.approved + asked.approved,
                adjusted = line.adjusted + asked.adjusted,
                committed = line.committed + asked.committed,
                spent = line.spent + asked.spent,
                available = line.available + asked.approved + asked.adjusted
                    - asked.committed - asked.spent
            FROM asked JOIN held USING (id)
            WHERE line.id = asked.id
                AND line.is_open
                AND line.closed_quarter < asked.quarter
                AND line.approved + asked.approved >= 0
                AND line.committed + asked.committed >= 0
                AND line.spent + asked.spent >= 0
                AND line.available + asked.approved + asked.adjusted
                    >= asked.committed + asked.spent
            RETURNING line.id
            """,
            list(asked),
            *map(list, columns),
        )

    def _refuse_bookings(self, asked):
        """Say of the first of the refused lines, self, why it is not changed."""
        line = self[0]
        quarter, approved, adjusted, committed, spent = asked[line.id]
        values = {"line": line.display_name, "year": line.year, "quarter": quarter}
        if not line.is_open:
            raise UserError(
                self.env._("%(line)s: the budget of %(year)s is not open.", **values)
            )
        if line.closed_quarter >= quarter:
            raise UserError(
                self.env._(
                    "%(line)s: quarter %(quarter)s of %(year)s is closed.", **values
                )
            )
        wanted = committed + spent - approved - adjusted
        raise UserError(
            self.env._(
                "%(line)s of %(year)s has %(available)s left; this asks for "
                "%(wanted)s. Ask for less, or for a supplement or a transfer.",
                available=line._yuan(line.available),
                wanted=line._yuan(wanted),
                **values,
            )
        )

    def _yuan(self, amount):
        return formatLang(self.env, float(amount), currency_obj=self.currency_id)


def _summed(bookings, years):
    """Return {line: (quarter, *sums of CHANGED)}; the earliest quarter counts."""
    asked = {}
    for booking in sorted(bookings, key=lambda booking: booking.line):
        quarter = quarter_of(booking.day, years[booking.line])
        first, *sums = asked.get(booking.line, (quarter, 0, 0, 0, 0))
        added = (getattr(booking, name) for name in CHANGED)
        asked[booking.line] = (
            min(first, quarter),
            *(old + new for old, new in zip(sums, added, strict=True)),
        )
    return asked


def _entry(booking, year):
    return {
        "line_id": booking.line,
        "movement": booking.movement,
        "date": booking.day,
        "quarter": str(quarter_of(booking.day, year)),
        "res_model": booking.model,
        "res_id": booking.document,
        **{name: float(getattr(booking, name)) for name in CHANGED},
    }
