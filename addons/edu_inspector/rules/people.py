"""Whether those who serve may still do so: terms in a row, years of retirement."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from . import queries
from .actions import people_action

LIMITED = ("part_time", "special")  # whose terms in a row are counted


@evaluator("terms_in_a_row")
class TermsInARow(Evaluator):
    """Who is engaged part-time serves so many terms in a row, and no more (B02)."""

    def measure(self, env, day, figure):
        most, people = figure(self.code), {}
        for government, number, count in env["edu.inspector.appointment"]._read_group(
            queries.staff_terms(env, day, LIMITED),
            ["owner_unit_id", "term_number"],
            ["inspector_id:count_distinct"],
        ):
            people.setdefault(government.id, {})[number] = count
        return {
            government: self._tally(numbers, most[government])
            for government, numbers in people.items()
            if government in most
        }

    def _tally(self, numbers, most):
        beyond = sum(count for number, count in numbers.items() if number > most)
        whole = sum(numbers.values())
        return Tally(whole - beyond, whole, beyond)

    def records(self, env, unit_ids, day, figure_value):
        beyond = queries.staff_terms(env, day, LIMITED) & Domain(
            "term_number", ">", figure_value
        )
        return people_action(env, unit_ids, Domain("appointment_ids", "any", beyond))


@evaluator("retired")
class Retired(Evaluator):
    """Who has retired serves for so many years more, to the day (TS59)."""

    def measure(self, env, day, figure):
        return {
            government: Tally(fitting, retired, retired - fitting)
            for government, retired, fitting in queries.counted(
                env,
                SQL(
                    """
                    SELECT owner_unit_id, count(*), count(*) FILTER (WHERE %s)
                    FROM edu_inspector AS person
                    JOIN %s ON figures.government_id = person.owner_unit_id
                    WHERE retired_on <= %s AND person.id IN %s
                    GROUP BY owner_unit_id
                    """,
                    self._may_serve(day),
                    queries.figures(figure(self.code)),
                    day,
                    queries.serving(env, day),
                ),
            )
        }

    def _may_serve(self, day):
        """Return the condition that is `tools.retirement.last_day_after_retirement`."""
        return SQL("retired_on + make_interval(years => figure::integer) >= %s", day)

    def records(self, env, unit_ids, day, figure_value):
        beyond = SQL(
            "SELECT id FROM edu_inspector, (SELECT %s AS figure) AS figures"
            " WHERE retired_on <= %s AND NOT (%s) AND id IN %s",
            figure_value,
            day,
            self._may_serve(day),
            queries.serving(env, day),
        )
        people = [person for (person,) in queries.counted(env, beyond)]
        return people_action(env, unit_ids, Domain("id", "in", people))
