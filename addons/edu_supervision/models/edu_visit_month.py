import logging
from collections.abc import Mapping

from odoo import api, fields, models
from odoo.tools import SQL

_logger = logging.getLogger(__name__)

# What holds a place: confirmed or done, of a school, and no secret.
HOLDING = SQL(
    """
    SELECT visit.unit_id, visit.month, count(*)::int AS held
    FROM edu_visit AS visit JOIN edu_unit AS unit ON unit.id = visit.unit_id
    WHERE visit.state IN ('confirmed', 'recorded', 'closed')
        AND NOT visit.is_hidden AND unit.kind = 'school'
    GROUP BY visit.unit_id, visit.month
    """
)


class EduVisitMonth(models.Model):
    """How many visits a school has in a month, of all kinds and bodies (TS34).

    A counter that is changed by one statement under a condition: of two bodies that
    confirm the last visit at once, one is refused. Nobody has access.
    """

    _name = "edu.visit.month"
    _description = "Visits of a School in a Month"
    _log_access = False

    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    month = fields.Date(required=True, export_string_translation=False)
    held = fields.Integer(
        required=True, aggregator=None, export_string_translation=False
    )

    _once = models.UniqueIndex("(unit_id, month)")

    @api.model
    def _take(self, wanted: Mapping, caps: Mapping):
        """Count visits, and return the (unit id, month) that had no room for theirs.

        `wanted` is {(unit id, month): how many}; `caps` is {unit id: most in a month},
        without schools that know no cap. Nothing is counted where there is no room.
        """
        if not wanted:
            return set()
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO edu_visit_month AS kept (unit_id, month, held)
                SELECT unit_id, month, wanted FROM %(asked)s
                WHERE cap IS NULL OR wanted <= cap
                ON CONFLICT (unit_id, month) DO UPDATE
                SET held = kept.held + excluded.held
                WHERE COALESCE(
                    kept.held + excluded.held <= (
                        SELECT cap FROM %(asked)s
                        WHERE unit_id = kept.unit_id AND month = kept.month
                    ),
                    TRUE
                )
                RETURNING unit_id, month
                """,
                asked=_asked(wanted, caps),
            )
        )
        return wanted.keys() - set(rows)

    @api.model
    def _change(self, added: Mapping):
        """Count what needs no leave: {(unit id, month): how many more or fewer}."""
        if not added:
            return
        self.env.execute_query(
            SQL(
                """
                INSERT INTO edu_visit_month AS kept (unit_id, month, held)
                SELECT unit_id, month, wanted FROM %s
                ON CONFLICT (unit_id, month)
                DO UPDATE SET held = kept.held + excluded.held
                """,
                _asked(added, {}),
            )
        )

    @api.model
    def _compare(self):
        """Set right what differs from the visits, and say how many did."""
        self.env["edu.visit"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                WITH real AS (%s), differing AS (
                    SELECT COALESCE(real.unit_id, kept.unit_id) AS unit_id,
                        COALESCE(real.month, kept.month) AS month,
                        COALESCE(real.held, 0) AS held
                    FROM real FULL JOIN edu_visit_month AS kept
                        ON kept.unit_id = real.unit_id AND kept.month = real.month
                    WHERE COALESCE(real.held, 0) != COALESCE(kept.held, 0)
                )
                INSERT INTO edu_visit_month (unit_id, month, held)
                SELECT unit_id, month, held FROM differing
                ON CONFLICT (unit_id, month) DO UPDATE SET held = excluded.held
                RETURNING unit_id
                """,
                HOLDING,
            )
        )
        self.invalidate_model(["held"])
        if rows:
            _logger.warning("Months whose visits were miscounted: %s", len(rows))
        return len(rows)


def _asked(wanted, caps):
    """Return the FROM item `asked`, in one order: nobody waits for each other."""
    keys = sorted(wanted)
    return SQL(
        "(SELECT * FROM unnest(%s::int[], %s::date[], %s::int[], %s::int[])"
        " AS row (unit_id, month, wanted, cap)) AS asked",
        [unit for unit, _month in keys],
        [month for _unit, month in keys],
        [wanted[key] for key in keys],
        [caps.get(unit) for unit, _month in keys],
    )
