"""Whether norms per pupil grow steadily (JJ08)."""

from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from .queries import counted, figures, same_below, window


@evaluator("pupil_norm")
class PupilNorm(Evaluator):
    """The norm in force of each stage is no lower than the one before it (JJ08)."""

    def measure(self, env, day, figure):
        rows = counted(
            env,
            SQL(
                "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE NOT is_lower)"
                " FROM (%s) AS norms GROUP BY owner_unit_id",
                self._norms(day, figure(self.code)),
            ),
        )
        return {
            government: Tally(part, whole, whole - part)
            for government, whole, part in rows
        }

    def _norms(self, day, percents):
        """Return a SELECT of the norms in force, and whether each was lowered."""
        return SQL(
            """
            SELECT DISTINCT ON (owner_unit_id, stage) id, owner_unit_id,
                coalesce(allocation < wanted_allocation
                    OR public_expense < wanted_expense, FALSE) AS is_lower
              FROM (
                SELECT norm.*,
                    lag(allocation) OVER earlier * figure / 100 AS wanted_allocation,
                    lag(public_expense) OVER earlier * figure / 100 AS wanted_expense
                  FROM edu_fund_pupil_norm norm
                  JOIN %s ON government_id = owner_unit_id
                 WHERE year <= %s
                WINDOW earlier AS (PARTITION BY owner_unit_id, stage ORDER BY year)
              ) AS compared
             ORDER BY owner_unit_id, stage, year DESC
            """,
            figures(percents),
            day.year,
        )

    def records(self, env, unit_ids, day, figure_value):
        percents = same_below(env, unit_ids, figure_value)
        norms = self._norms(day, percents)
        lowered = counted(
            env, SQL("SELECT id FROM (%s) AS norms WHERE is_lower", norms)
        )
        name = env._("Norms That Were Lowered")
        ids = [norm for (norm,) in lowered]
        return window(env, "edu_fund.edu_fund_pupil_norm_action", name, ids)
