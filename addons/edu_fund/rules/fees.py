"""Whether school fees are reviewed in time (MJ18)."""

from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..tools.fees import MONTHS
from .queries import counted, figures, same_below, window


@evaluator("fee_review")
class FeeReview(Evaluator):
    """Each fee in force was set or reviewed within so many years (MJ18)."""

    def measure(self, env, day, figure):
        rows = counted(
            env,
            SQL(
                "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE NOT is_late)"
                " FROM (%s) AS fees GROUP BY owner_unit_id",
                self._fees(day, figure(self.code)),
            ),
        )
        return {
            government: Tally(part, whole, whole - part)
            for government, whole, part in rows
        }

    def _fees(self, day, years):
        """Return a SELECT of the fees in force, and whether a review is overdue.

        As `tools.fees.review_by` reckons.
        """
        return SQL(
            """
            SELECT id, owner_unit_id, %s > coalesce(reviewed_on, date_from)
                + make_interval(months => round(%s * figure)::integer) AS is_late
              FROM edu_fund_fee JOIN %s ON government_id = owner_unit_id
             WHERE state = 'confirmed'
               AND daterange(date_from, date_to, '[]') @> %s::date
            """,
            day,
            MONTHS,
            figures(years),
            day,
        )

    def records(self, env, unit_ids, day, figure_value):
        fees = self._fees(day, same_below(env, unit_ids, figure_value))
        late = counted(env, SQL("SELECT id FROM (%s) AS fees WHERE is_late", fees))
        name = env._("Fees to Review")
        return window(
            env, "edu_fund.edu_fund_fee_action", name, [fee for (fee,) in late]
        )
