from odoo import api, fields, models
from odoo.tools import SQL


class EduCounterMixin(models.AbstractModel):
    """The last number that a government has given to records of a kind in a year.

    Numbers are taken by one statement, so none is given twice and none is left out.
    Nobody has access; only the method here touches the rows.
    """

    _name = "edu.counter.mixin"
    _description = "Counter by Year"

    owner_unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    year = fields.Integer(required=True, export_string_translation=False)
    last = fields.Integer(required=True, export_string_translation=False)

    _once = models.UniqueIndex("(owner_unit_id, year)")

    @api.model
    def _take(self, wanted):
        """Return {(owner id, year): first of the numbers taken} in one statement.

        `wanted` is {(owner id, year): how many}.
        """
        # In one order, so that two that number at once do not wait for each other.
        keys = sorted(wanted)
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO %s AS kept (owner_unit_id, year, last)
                SELECT * FROM unnest(%s::int[], %s::int[], %s::int[])
                ON CONFLICT (owner_unit_id, year)
                DO UPDATE SET last = kept.last + excluded.last
                RETURNING owner_unit_id, year, last
                """,
                SQL.identifier(self._table),
                [owner for owner, _year in keys],
                [year for _owner, year in keys],
                [wanted[key] for key in keys],
            )
        )
        return {
            (owner, year): last - wanted[owner, year] + 1 for owner, year, last in rows
        }
