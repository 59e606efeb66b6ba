"""Whether units are visited as often as they should be (TS09, TS22–TS25, B07)."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import school_year_of
from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator
from odoo.addons.edu_inspector.rules import queries
from odoo.addons.edu_inspector.rules.actions import schools_action, units_below

from . import obligations

WARNED_FROM = 20  # day of the month from which a missing visit is a breach (TS25)
LAST_MONTH = 12  # in which a missing evaluation of the year is a breach (TS09)


class Obliged(Evaluator):
    """Of those a visit is owed to, how many have had it."""

    def measure(self, env, day, figure):
        figures = self._asked(env, day, figure(self.code))
        return {
            government: Tally(done, whole, whole - done)
            for government, whole, done in queries.counted(
                env,
                SQL(
                    "SELECT owner_unit_id, count(*), count(*) FILTER (WHERE %s)"
                    " FROM (%s) AS owed GROUP BY owner_unit_id",
                    self._is_met(day),
                    self._owed(env, day, figures),
                ),
            )
        }

    def records(self, env, unit_ids, day, figure_value):
        figures = dict.fromkeys(units_below(env, unit_ids), figure_value)
        rows = queries.counted(
            env,
            SQL(
                "SELECT %s FROM (%s) AS owed WHERE NOT (%s)",
                SQL.identifier(self._named_by),
                self._owed(env, day, self._asked(env, day, figures)),
                self._is_met(day),
            ),
        )
        return self._action(env, unit_ids, Domain("id", "in", [n for (n,) in rows]))

    _named_by = "unit_id"  # column of who lacks the visit

    def _action(self, env, unit_ids, domain):
        return schools_action(env, unit_ids, domain)

    def _asked(self, env, day, figures):
        """Return what the SELECT is told of each government that is asked on `day`."""
        return figures

    def _owed(self, env, day, figures):
        """Return a SELECT with a row for each visit that is owed."""
        raise NotImplementedError

    def _is_met(self, day):
        """Return the condition of a row whose visit has been made in time."""
        return SQL("due_on >= %s", day)


@evaluator("comprehensive_cycle")
class ComprehensiveCycle(Obliged):
    """Each school has a comprehensive visit every so many years (TS22, B07)."""

    def _is_met(self, day):
        return SQL("due_on IS NOT NULL AND %s", super()._is_met(day))

    def _owed(self, env, day, figures):
        return obligations.comprehensive(env, day, figures)


@evaluator("county_round")
class CountyRound(ComprehensiveCycle):
    """Each government below is visited once in so many years (B07)."""

    def _owed(self, env, day, figures):
        return obligations.rounds(env, day, figures)

    def _action(self, env, unit_ids, domain):
        action = schools_action(env, unit_ids, domain)
        return action | {"name": env._("Governments")}


@evaluator("duty_evaluation")
class DutyEvaluation(CountyRound):
    """Each government below has its duties evaluated in the calendar year (TS09).

    The evaluation is a comprehensive visit to the government.
    """

    def _is_met(self, day):
        return SQL("done >= owed")

    def _owed(self, env, day, figures):
        return SQL(
            """
            SELECT below.id AS unit_id, below.parent_id AS owner_unit_id,
                min(figures.figure) AS owed, count(made.id) AS done
            FROM (%s) AS below
            JOIN %s ON figures.government_id = below.parent_id
            LEFT JOIN (%s) AS made ON made.unit_id = below.id
                AND made.year = %s AND made.date <= %s
            GROUP BY below.id, below.parent_id
            """,
            obligations.governments(day),
            queries.figures(figures),
            obligations.visits(("comprehensive",), "government", obligations.DONE),
            day.year,
            day,
        )

    def is_late(self, tally, day):
        return day.month == LAST_MONTH and super().is_late(tally, day)


@evaluator("principal_term")
class PrincipalTerm(Obliged):
    """Each principal's term that has ended had its comprehensive visit (TS23).

    A comprehensive visit counts from so many months before the end of the term on, and
    after its end as well: the figure are those months.
    """

    _named_by = "id"

    def _is_met(self, day):
        return SQL("last_on IS NOT NULL")

    def _owed(self, env, day, figures):
        return SQL(
            "SELECT * FROM (%s) AS every WHERE due_on < %s",
            obligations.terms_of_office(day, figures),
            day,
        )

    def _action(self, env, unit_ids, domain):
        action = env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_principal_action"
        )
        below = Domain("owner_unit_id", "child_of", unit_ids)
        terms = env["edu.principal"].search(below & domain)
        return action | {"domain": [("id", "in", terms.ids)], "context": {}}


@evaluator("routine_month")
class RoutineMonth(Obliged):
    """Each school with a plate has its routine visits of the month (TS25).

    A vacation month owes none. Until the 20th what is missing is an outlook.
    """

    def _is_met(self, day):
        return SQL("done >= owed")

    def _asked(self, env, day, figures):
        return obligations.owing(env, day, figures)

    def _owed(self, env, day, figures):
        return obligations.routine(obligations.plated(env, day), day, figures)

    def is_late(self, tally, day):
        return day.day >= WARNED_FROM and super().is_late(tally, day)


@evaluator("routine_term")
class RoutineTerm(Obliged):
    """Each school with a plate has its routine visits of the term (B07).

    Measured in the month in which the term ends: until then there is time.
    """

    def _is_met(self, day):
        return SQL("done >= owed")

    def _asked(self, env, day, figures):
        units = env["edu.unit"].browse(figures)
        return {
            unit.id: (term.date_from, term.date_to, figures[unit.id])
            for unit, terms in env["edu.term"]
            ._calendars(units, school_year_of(day))
            .items()
            for term in terms
            if term.date_to.replace(day=1) == day.replace(day=1)
        }

    def _owed(self, env, day, figures):
        return obligations.routine_of_terms(env, day, figures)
