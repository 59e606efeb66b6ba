"""Whether inspectors are trained: hours of the calendar year, and before they begin."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from . import queries
from .actions import people_action

FIRST_MONTH_LATE = 7  # hours are asked for in the second half of the year


class Trained(Evaluator):
    """Of those who serve, how many have reached a figure."""

    def measure(self, env, day, figure):
        return {
            government: Tally(trained, people, people - trained)
            for government, people, trained in queries.counted(
                env,
                SQL(
                    """
                    SELECT person.owner_unit_id, count(*),
                        count(*) FILTER (
                            WHERE COALESCE(done.number, 0) >= figures.figure
                        )
                    FROM edu_inspector AS person
                    JOIN %s ON figures.government_id = person.owner_unit_id
                    LEFT JOIN (%s) AS done ON done.inspector_id = person.id
                    WHERE person.id IN %s GROUP BY person.owner_unit_id
                    """,
                    queries.figures(figure(self.code)),
                    self._done(env, day),
                    self._who(env, day),
                ),
            )
        }

    def records(self, env, unit_ids, day, figure_value):
        lacking = SQL(
            """
            SELECT person.id FROM edu_inspector AS person
            LEFT JOIN (%s) AS done ON done.inspector_id = person.id
            WHERE person.id IN %s AND COALESCE(done.number, 0) < %s
            """,
            self._done(env, day),
            self._who(env, day),
            figure_value,
        )
        people = [person for (person,) in queries.counted(env, lacking)]
        return people_action(env, unit_ids, Domain("id", "in", people))

    def _who(self, env, day):
        """Return the ids of those it is asked of, as a subselect."""
        return queries.serving(env, day)

    def _done(self, env, day):
        """Return a SELECT of `inspector_id` and the `number` that was reached."""
        raise NotImplementedError


@evaluator("training_hours")
class TrainingHours(Trained):
    """So many centralised class hours in the calendar year (TS62)."""

    def _done(self, env, day):
        hours = env["edu.training.attendance"]._counted_in(day.year)
        return SQL(
            "SELECT inspector_id, SUM(hours) AS number FROM edu_training_attendance"
            " WHERE id IN %s GROUP BY inspector_id",
            queries.subselect(
                env["edu.training.attendance"], hours & Domain("form", "=", "central")
            ),
        )

    def is_late(self, tally, day):
        return day.month >= FIRST_MONTH_LATE and super().is_late(tally, day)


@evaluator("induction")
class Induction(Trained):
    """Training before the first duty, for who serves the first term (TS62)."""

    def _who(self, env, day):
        first_term = queries.terms(env, day) & Domain("term_number", "=", 1)
        return queries.subselect(
            env["edu.inspector"], Domain("appointment_ids", "any", first_term)
        )

    def _done(self, env, day):
        attended = Domain("kind", "=", "induction") & Domain("is_present", "=", True)
        return SQL(
            "SELECT inspector_id, count(*) AS number FROM edu_training_attendance"
            " WHERE id IN %s GROUP BY inspector_id",
            queries.subselect(env["edu.training.attendance"], attended),
        )
