"""Whether there are enough inspectors, and enough of them full-time."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import school_year_of
from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..tools.staffing import needed_full_time, needed_inspectors
from . import queries
from .actions import people_action, schools_action, units_below


def big_schools(env, day, sizes):
    """Return a SELECT of `id`, `government_id` and `is_big` of all schools (TS57).

    `sizes` is {government: pupils from which a school is big}. Of the pupils those of
    the school year of `day` count, or the latest known before.
    """
    return SQL(
        """
        SELECT school.id, school.parent_id AS government_id,
            COALESCE(enrolled.pupils >= figures.figure, FALSE) AS is_big
        FROM edu_unit AS school
        LEFT JOIN (%s) AS enrolled ON enrolled.unit_id = school.id
        LEFT JOIN %s ON figures.government_id = school.parent_id
        WHERE school.id IN %s
        """,
        env["edu.enrolment"]._pupils_query(school_year_of(day)),
        queries.figures(sizes),
        queries.schools(env, day),
    )


@evaluator("staffing")
class Staffing(Evaluator):
    """One inspector for so many schools, and one for each big school (TS56)."""

    def measure(self, env, day, figure):
        each, sizes = figure(self.code), figure("big_school")
        schools = queries.counted(
            env,
            SQL(
                "SELECT government_id, count(*), count(*) FILTER (WHERE is_big) "
                "FROM (%s) AS schools GROUP BY government_id",
                big_schools(env, day, sizes),
            ),
        )
        needed = {
            government: needed_inspectors(all_of_them, big, int(each[government]))
            for government, all_of_them, big in schools
            if government in each
        }
        actual = {
            government.id: people
            for government, people in env["edu.inspector.appointment"]._read_group(
                queries.staff_terms(env, day),
                ["owner_unit_id"],
                ["inspector_id:count_distinct"],
            )
        }
        return {
            government: self._tally(
                actual.get(government, 0), needed.get(government, 0)
            )
            for government in needed.keys() | (actual.keys() & each.keys())
        }

    def _tally(self, actual, needed):
        return Tally(actual, needed, max(0, needed - actual))

    def records(self, env, unit_ids, day, figure_value):
        return people_action(
            env,
            unit_ids,
            Domain("appointment_ids", "any", queries.staff_terms(env, day)),
        )


@evaluator("big_school")
class BigSchool(Evaluator):
    """A big school has an inspector who looks after no other school (TS57)."""

    def measure(self, env, day, figure):
        return {
            government: Tally(own, big, big - own)
            for government, big, own in queries.counted(
                env,
                SQL(
                    "SELECT government_id, count(*), count(*) FILTER (WHERE has_own) "
                    "FROM (%s) AS big GROUP BY government_id",
                    self._big(env, day, figure(self.code)),
                ),
            )
        }

    def _big(self, env, day, sizes):
        return SQL(
            """
            WITH plated AS (%s), alone AS (
                SELECT min(unit_id) AS unit_id FROM plated
                GROUP BY inspector_id HAVING count(*) = 1
            )
            SELECT schools.id, schools.government_id,
                alone.unit_id IS NOT NULL AS has_own
            FROM (%s) AS schools LEFT JOIN alone ON alone.unit_id = schools.id
            WHERE schools.is_big
            """,
            queries.plated(env, day),
            big_schools(env, day, sizes),
        )

    def records(self, env, unit_ids, day, figure_value):
        sizes = dict.fromkeys(units_below(env, unit_ids), figure_value)
        rows = queries.counted(env, self._big(env, day, sizes))
        lacking = [school for school, _government, has_own in rows if not has_own]
        return schools_action(env, unit_ids, Domain("id", "in", lacking))


@evaluator("full_time")
class FullTime(Evaluator):
    """One full-time inspector for so many part-time ones (TS58)."""

    def measure(self, env, day, figure):
        each, people = figure(self.code), {}
        for government, kind, number in env["edu.inspector.appointment"]._read_group(
            queries.staff_terms(env, day),
            ["owner_unit_id", "kind"],
            ["inspector_id:count_distinct"],
        ):
            people.setdefault(government.id, {})[kind] = number
        return {
            government: self._tally(kinds, int(each[government]))
            for government, kinds in people.items()
            if government in each
        }

    def _tally(self, kinds, each):
        full_time = kinds.get("full_time", 0)
        needed = needed_full_time(sum(kinds.values()) - full_time, each)
        return Tally(full_time, needed, max(0, needed - full_time))

    def records(self, env, unit_ids, day, figure_value):
        in_office = Domain("appointment_ids", "any", queries.staff_terms(env, day))
        action = people_action(env, unit_ids, in_office)
        return action | {
            "context": action["context"] | {"group_by": ["owner_unit_id", "kind"]}
        }


@evaluator("chief_inspector")
class ChiefInspector(Evaluator):
    """Each government has appointed its chief inspector (TS07)."""

    def measure(self, env, day, figure):
        chiefs = {
            government.id: number
            for government, number in env["edu.inspector.appointment"]._read_group(
                queries.staff_terms(env, day) & Domain("post", "=", "chief"),
                ["owner_unit_id"],
                ["inspector_id:count_distinct"],
            )
        }
        return {
            government: Tally(
                min(chiefs.get(government, 0), needed),
                needed,
                max(0, needed - chiefs.get(government, 0)),
            )
            for government, needed in figure(self.code).items()
        }

    def records(self, env, unit_ids, day, figure_value):
        chiefs = queries.staff_terms(env, day) & Domain("post", "=", "chief")
        return people_action(env, unit_ids, Domain("appointment_ids", "any", chiefs))
