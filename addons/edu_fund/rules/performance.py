"""Whether it is known what the money of a budget achieved (MJ19)."""

from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..models.edu_budget import GRANTED
from .queries import counted, same_below, window


@evaluator("performance_scored")
class PerformanceScored(Evaluator):
    """Each budget of last year has goals, and all of them are scored in time (MJ19)."""

    def measure(self, env, day, figure):
        months = figure(self.code)
        rows = counted(
            env,
            SQL(
                "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE is_scored)"
                " FROM (%s) AS budgets GROUP BY owner_unit_id",
                self._budgets(day),
            ),
        )
        return {
            government: self._tally(scored, whole, day, months[government])
            for government, whole, scored in rows
            if government in months
        }

    def _tally(self, scored, whole, day, months):
        missing = whole - scored if day.month > months else 0
        return Tally(scored, whole, missing)

    def _budgets(self, day):
        """Return a SELECT of the budgets granted last year, and whether scored."""
        return SQL(
            """
            SELECT budget.id, budget.owner_unit_id,
                coalesce(bool_and(goal.state <> 'set'), FALSE) AS is_scored
              FROM edu_budget budget
              LEFT JOIN edu_fund_goal goal ON goal.budget_id = budget.id
             WHERE budget.state IN %s AND budget.year = %s
             GROUP BY budget.id
            """,
            GRANTED,
            day.year - 1,
        )

    def records(self, env, unit_ids, day, figure_value):
        below = list(same_below(env, unit_ids, figure_value))
        unscored = counted(
            env,
            SQL(
                "SELECT id FROM (%s) AS budgets"
                " WHERE NOT is_scored AND owner_unit_id = ANY(%s)",
                self._budgets(day),
                below,
            ),
        )
        name = env._("Budgets with Unscored Goals")
        ids = [budget for (budget,) in unscored]
        return window(env, "edu_fund.edu_budget_action", name, ids)
