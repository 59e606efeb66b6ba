from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.dates import today


class EduLetterCounter(models.Model):
    """The last number that a series has given in a calendar year.

    Where letters were numbered on paper before, a person says so by the first row;
    from then on only `_take` counts.
    """

    _name = "edu.letter.counter"
    _description = "Letter Counter"
    _order = "series_id, year desc"
    _rec_name = "year"

    series_id = fields.Many2one(
        "edu.letter.series", required=True, index=True, ondelete="cascade", help="字号"
    )
    year = fields.Integer(
        required=True,
        default=lambda self: today().year,
        aggregator=None,
        help="年份",
    )
    last_index = fields.Integer(
        string="Last Number",
        required=True,
        aggregator=None,
        help="The next letter gets the number after it (已用到的序号)",
    )

    _year_uniq = models.Constraint(
        "UNIQUE (series_id, year)", "The series already counts in this year."
    )
    _never_negative = models.Constraint(
        "CHECK (last_index >= 0)", "A number cannot lie below zero."
    )

    @api.constrains("last_index")
    def _check_last_index(self):
        for counter in self:
            given = Domain("series_id", "=", counter.series_id.id) & Domain(
                "number_year", "=", counter.year
            )
            later = Domain("number_index", ">", counter.last_index)
            if self.env["edu.letter"].sudo().search_count(given & later, limit=1):
                raise ValidationError(
                    self.env._("Letters of this year bear higher numbers already.")
                )

    def write(self, vals):  # pylint: disable=method-required-super
        raise UserError(self.env._("Numbers are counted by the letters alone."))

    @api.model
    def _take(self, series, year, count):
        """Return the first of `count` numbers in a row, and count them as given.

        One statement, which locks the row until the transaction ends: take numbers
        last. A transaction that is undone gives them back, so there is no gap. When
        another has counted since this one began, PostgreSQL raises
        SerializationFailure: a request is then made again by Odoo itself; a job
        commits before it issues, and tries again in a new transaction.
        """
        self.env["edu.letter"].flush_model(["series_id", "number_year", "number_index"])
        [[last]] = self.env.execute_query(
            SQL(
                """
                INSERT INTO edu_letter_counter AS counter (series_id, year, last_index)
                SELECT %(series)s, %(year)s, COALESCE(MAX(number_index), 0) + %(count)s
                  FROM edu_letter
                 WHERE series_id = %(series)s AND number_year = %(year)s
                ON CONFLICT (series_id, year) DO UPDATE
                   SET last_index = %(count)s + GREATEST(
                       counter.last_index, EXCLUDED.last_index - %(count)s
                   )
                RETURNING last_index
                """,
                series=series.id,
                year=year,
                count=count,
            )
        )
        self.invalidate_model(["last_index"])
        return last - count + 1
