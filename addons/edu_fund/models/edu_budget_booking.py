from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import SQL, formatLang

from odoo.addons.edu_base.tools.dates import today

from ..tools.bookings import CHANGED, quarter_of
from ..tools.money import fen, yuan
from .edu_budget_line import NUMBERS

# Bookings are summed by line, which is locked in the order of the ids, so that no two
# bookings wait for each other. The line changes only if it is open, so is the earliest
# quarter that is asked of it, and no number falls below nought. The ledger gets a row a
# booking. A line that was closed after its year, or before it began, books in its last
# or first quarter, as `tools.bookings.quarter_of` says.
STATEMENT = """
WITH booking AS (
    SELECT asked.*, line.owner_unit_id, line.unit_id, line.year, line.kind,
        line.currency_id,
        CASE sign(extract(year FROM day) - line.year)
            WHEN 1 THEN 4 WHEN -1 THEN 1 ELSE extract(quarter FROM day)
        END::int AS quarter
    FROM unnest(
        %s::int[], %s::varchar[], %s::date[], %s::varchar[], %s::int[],
        %s::numeric[], %s::numeric[], %s::numeric[], %s::numeric[]
    ) AS asked (line_id, movement, day, model, document,
        approved, adjusted, committed, spent)
    JOIN edu_budget_line AS line ON line.id = asked.line_id
), asked AS (
    SELECT line_id, min(quarter) AS quarter, sum(approved) AS approved,
        sum(adjusted) AS adjusted, sum(committed) AS committed, sum(spent) AS spent
    FROM booking GROUP BY line_id
), held AS (
    SELECT id FROM edu_budget_line
    WHERE id IN (SELECT line_id FROM asked) ORDER BY id FOR NO KEY UPDATE
), changed AS (
    UPDATE edu_budget_line AS line
    SET approved = line.approved + asked.approved,
        adjusted = line.adjusted + asked.adjusted,
        committed = line.committed + asked.committed,
        spent = line.spent + asked.spent,
        available = line.available + asked.approved + asked.adjusted
            - asked.committed - asked.spent
    FROM asked JOIN held ON held.id = asked.line_id
    WHERE line.id = asked.line_id
        AND line.is_open
        AND line.closed_quarter < asked.quarter
        AND line.approved + asked.approved >= 0
        AND line.committed + asked.committed >= 0
        AND line.spent + asked.spent >= 0
        AND line.available + asked.approved + asked.adjusted
            >= asked.committed + asked.spent
    RETURNING line.id
), written AS (
    INSERT INTO edu_budget_entry (
        line_id, owner_unit_id, unit_id, year, kind, currency_id, movement, date,
        quarter, res_model, res_id, approved, adjusted, committed, spent,
        create_uid, create_date, write_uid, write_date
    )
    SELECT line_id, owner_unit_id, unit_id, year, kind, currency_id, movement, day,
        quarter::varchar, model, document, approved, adjusted, committed, spent,
        author.id, author.moment, author.id, author.moment
    FROM booking, (SELECT %s::int AS id, %s::timestamp AS moment) AS author
)
SELECT id FROM changed
"""


class EduBudgetBooking(models.Model):
    """The only way in which the numbers of a line change (TS69).

    One statement adds all that documents ask of the lines and writes the ledger. Two
    that ask at the same time are told apart by the database: the later one begins
    anew and sees what is left.
    """

    _inherit = "edu.budget.line"

    @api.model
    def _book(self, bookings):
        """Change the numbers of lines by `bookings` (of `tools.bookings`), or refuse.

        Raises UserError, in the user's words, if a line is closed or holds too little.
        One statement for any number of bookings.
        """
        bookings = list(bookings)
        if not bookings:
            return
        self.env.flush_all()
        lines = self.sudo().browse({booking.line for booking in bookings})
        columns = ("line", "movement", "day", "model", "document", *CHANGED)
        done = self.env.execute_query(
            SQL(
                STATEMENT,
                *([getattr(booking, name) for booking in bookings] for name in columns),
                self.env.uid,
                self.env.cr.now(),
            )
        )
        lines.invalidate_recordset([*NUMBERS, "entry_ids"])
        refused = lines - lines.browse(number for (number,) in done)
        if refused:
            refused.sorted("id")[0]._refuse_bookings(bookings)

    @api.model
    def _open_this_year(self, units):
        """Return, as superuser, the open lines of this year of `units`; one query."""
        return self.sudo().search(
            [
                ("is_open", "=", True),
                ("year", "=", today().year),
                ("unit_id", "in", units.ids),
            ]
        )

    def _takes_bookings(self):
        """Return whether something of today can be booked on each of self."""
        return all(
            line.is_open and line.closed_quarter < quarter_of(today(), line.year)
            for line in self
        )

    def _refuse_bookings(self, bookings):
        """Say why the line, self, does not take its part of `bookings`."""
        own = [booking for booking in bookings if booking.line == self.id]
        quarter = min(quarter_of(booking.day, self.year) for booking in own)
        values = {"line": self.display_name, "year": self.year, "quarter": quarter}
        if not self.is_open:
            raise UserError(
                self.env._("%(line)s: the budget of %(year)s is not open.", **values)
            )
        if self.closed_quarter >= quarter:
            raise UserError(
                self.env._(
                    "%(line)s: quarter %(quarter)s of %(year)s is closed.", **values
                )
            )
        wanted = sum(fen(booking.wanted) for booking in own)
        raise UserError(
            self.env._(
                "%(line)s of %(year)s has %(available)s left; this asks for "
                "%(wanted)s. Ask for less, or for a supplement or a transfer.",
                available=self._yuan(self.available),
                wanted=self._yuan(yuan(wanted)),
                **values,
            )
        )

    def _yuan(self, amount):
        return formatLang(self.env, float(amount), currency_obj=self.currency_id)
