"""Whether what is claimed keeps to the norms (TS70)."""

from decimal import Decimal
from math import floor

from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from .queries import counted, same_below, window

CLAIMED = ("submitted", "checked", "approved", "paid")  # states of claims that count


@evaluator("over_norm")
class OverNorm(Evaluator):
    """So many percent of the year's expenses, at most, are above their norm (TS70).

    Those that no norm is made for are not judged here: finance accepts each of them
    with a reason.
    """

    def measure(self, env, day, figure):
        percents = figure(self.code)
        rows = counted(
            env,
            SQL(
                "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE is_over)"
                " FROM (%s) AS expenses GROUP BY owner_unit_id",
                self._expenses(day),
            ),
        )
        return {
            government: self._tally(whole, over, percents[government])
            for government, whole, over in rows
            if government in percents
        }

    def _tally(self, whole, over, percent):
        allowed = floor(whole * Decimal(repr(percent)) / 100)
        return Tally(whole - over, whole, max(0, over - allowed))

    def _expenses(self, day):
        """Return a SELECT of the expenses of the year that a norm is made for."""
        return SQL(
            """
            SELECT item.owner_unit_id, item.claim_id,
                item.amount > item.norm_amount AS is_over
              FROM edu_claim_item item JOIN edu_claim claim ON claim.id = item.claim_id
             WHERE claim.state IN %s AND item.norm_id IS NOT NULL
               AND item.day BETWEEN %s AND %s
            """,
            CLAIMED,
            day.replace(month=1, day=1),
            day,
        )

    def records(self, env, unit_ids, day, figure_value):
        """Open the claims with such expenses."""
        below = list(same_below(env, unit_ids, figure_value))
        claims = counted(
            env,
            SQL(
                "SELECT DISTINCT claim_id FROM (%s) AS expenses"
                " WHERE is_over AND owner_unit_id = ANY(%s)",
                self._expenses(day),
                below,
            ),
        )
        name = env._("Claims above the Norm")
        ids = [claim for (claim,) in claims]
        return window(env, "edu_fund.edu_claim_action", name, ids)
