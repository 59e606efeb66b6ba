"""Whether supervision has a budget, research a line, and both are made use of."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..models.edu_budget import GRANTED
from ..tools.money import fen, yuan
from ..tools.no_decrease import compare
from .queries import counted, figures, same_below, window

LAST_MONTH = 12  # of a year; before, what was not spent may still be


def standing(day):
    """Return the condition of the budgets of the year that were granted by `day`."""
    return SQL(
        "budget.state IN %s AND budget.year = %s AND budget.approved_on <= %s",
        GRANTED,
        day.year,
        day,
    )


@evaluator("supervision_budget")
class SupervisionBudget(Evaluator):
    """Supervision has an approved budget of its government's year (TS69, B01)."""

    def measure(self, env, day, figure):
        months = figure(self.code)
        having = set(self._having(env, day).ids)
        return {
            government: self._tally(government in having, day, months[government])
            for government in self._supervised(env).ids
            if government in months
        }

    def _tally(self, has_budget, day, months):
        missing = not has_budget and day.month > months
        return Tally(int(has_budget), 1, int(missing))

    def _supervised(self, env, below=Domain.TRUE):
        """Return the governments with a supervision office, in one query."""
        offices = Domain("kind", "=", "office") & below
        groups = env["edu.unit"]._read_group(offices, ["parent_id"])
        return env["edu.unit"].concat(*(government for (government,) in groups))

    def _having(self, env, day):
        granted = (
            Domain("state", "in", GRANTED)
            & Domain("year", "=", day.year)
            & Domain("approved_on", "<=", day)
            & Domain("unit_id.kind", "in", ("office", "government"))
        )
        ((owners,),) = env["edu.budget"]._read_group(
            granted, [], ["owner_unit_id:recordset"]
        )
        return owners

    def records(self, env, unit_ids, day, figure_value):
        below = Domain("parent_id", "child_of", unit_ids)
        lacking = self._supervised(env, below) - self._having(env, day)
        return {
            "type": "ir.actions.act_window",
            "name": env._("Governments without a Supervision Budget"),
            "res_model": "edu.unit",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "mobile_view_mode": "kanban",
            "domain": [("id", "in", lacking.ids)],
        }


@evaluator("research_line")
class ResearchLine(Evaluator):
    """Each budget has lines of its own for teaching research (JJ08)."""

    def measure(self, env, day, figure):
        rows = counted(
            env,
            SQL(
                "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE has_lines)"
                " FROM (%s) AS budgets GROUP BY owner_unit_id",
                self._budgets(day, figure(self.code)),
            ),
        )
        return {
            government: Tally(part, whole, whole - part)
            for government, whole, part in rows
        }

    def _budgets(self, day, asked):
        """Return a SELECT of the budgets, and whether they have as many lines."""
        return SQL(
            """
            SELECT budget.id, budget.owner_unit_id, figure <= count(line.id) FILTER (
                WHERE line.kind = 'research' AND line.approved + line.adjusted > 0
                ) AS has_lines
              FROM edu_budget budget
              JOIN %s ON government_id = budget.owner_unit_id
              LEFT JOIN edu_budget_line line ON line.budget_id = budget.id
             WHERE %s
             GROUP BY budget.id, figure
            """,
            figures(asked),
            standing(day),
        )

    def records(self, env, unit_ids, day, figure_value):
        budgets = self._budgets(day, same_below(env, unit_ids, figure_value))
        lacking = counted(
            env, SQL("SELECT id FROM (%s) AS budgets WHERE NOT has_lines", budgets)
        )
        name = env._("Budgets without a Research Line")
        ids = [budget for (budget,) in lacking]
        return window(env, "edu_fund.edu_budget_action", name, ids)


@evaluator("execution_rate")
class ExecutionRate(Evaluator):
    """So many percent of what was granted is spent by the end of the year (TS69).

    Counted in yuan; until December what was not spent is an outlook.
    """

    def measure(self, env, day, figure):
        percents = figure(self.code)
        rows = counted(
            env,
            SQL(
                """
                SELECT line.owner_unit_id, sum(spent), sum(approved + adjusted)
                  FROM edu_budget_line line JOIN edu_budget budget
                    ON budget.id = line.budget_id
                 WHERE %s GROUP BY line.owner_unit_id
                """,
                standing(day),
            ),
        )
        return {
            government: self._tally(spent, granted, percents[government])
            for government, spent, granted in rows
            if government in percents
        }

    def _tally(self, spent, granted, percent):
        missing = compare(fen(spent), fen(granted), percent).missing
        return Tally(float(spent), float(granted), float(yuan(missing)))

    def is_late(self, tally, day):
        return super().is_late(tally, day) and day.month >= LAST_MONTH

    def records(self, env, unit_ids, day, figure_value):
        below = list(same_below(env, unit_ids, figure_value))
        slow = counted(
            env,
            SQL(
                """
                SELECT line.id FROM edu_budget_line line JOIN edu_budget budget
                    ON budget.id = line.budget_id
                 WHERE %s AND line.owner_unit_id = ANY(%s)
                   AND spent * 100 < (approved + adjusted) * %s
                """,
                standing(day),
                below,
                figure_value,
            ),
        )
        name = env._("Lines Spent Too Slowly")
        ids = [line for (line,) in slow]
        return window(env, "edu_fund.edu_budget_line_action", name, ids)
