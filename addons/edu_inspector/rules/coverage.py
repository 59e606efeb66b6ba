"""Whether each school has its inspector and its zone, and zones are not too large."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from ..tools.staffing import missing_for_share
from . import queries
from .actions import schools_action


class SchoolShare(Evaluator):
    """A share of the schools, in percent, that something is held of."""

    def measure(self, env, day, figure):
        shares = figure(self.code)
        return {
            government: Tally(
                part, whole, missing_for_share(part, whole, shares[government])
            )
            for government, whole, part in queries.counted(
                env,
                SQL(
                    """
                    SELECT school.parent_id, count(*), count(held.unit_id)
                    FROM edu_unit AS school
                    LEFT JOIN (%s) AS held ON held.unit_id = school.id
                    WHERE school.id IN %s GROUP BY school.parent_id
                    """,
                    self._held(env, day),
                    queries.schools(env, day),
                ),
            )
            if government in shares
        }

    def records(self, env, unit_ids, day, figure_value):
        lacking = env["edu.unit"]._schools_on(day) & Domain(
            "id", "not in", self._schools(env, day)
        )
        return schools_action(env, unit_ids, lacking)

    def _schools(self, env, day):
        rows = queries.counted(env, self._held(env, day))
        return [unit for unit, *_rest in rows]

    def _held(self, env, day):
        """Return a SELECT whose first column is the schools that have it, each once."""
        raise NotImplementedError


@evaluator("plate_coverage")
class PlateCoverage(SchoolShare):
    """Each school, kindergartens too, has a responsible inspector who serves (TS24)."""

    def _held(self, env, day):
        return queries.plated(env, day)


@evaluator("zone_coverage")
class ZoneCoverage(SchoolShare):
    """Each school lies in a responsibility zone (JJ20, B17)."""

    def _held(self, env, day):
        return queries.zoned(env, day)


@evaluator("zone_size")
class ZoneSize(Evaluator):
    """No zone has more schools than inspectors can look after (B17)."""

    def measure(self, env, day, figure):
        return {
            government: Tally(fitting, zones, zones - fitting)
            for government, zones, fitting in queries.counted(
                env,
                SQL(
                    """
                    SELECT zone.owner_unit_id, count(*),
                        count(*) FILTER (WHERE COALESCE(size, 0) <= figures.figure)
                    FROM edu_zone AS zone
                    JOIN %s ON figures.government_id = zone.owner_unit_id
                    LEFT JOIN (%s) AS sizes ON sizes.zone_id = zone.id
                    WHERE zone.id IN %s GROUP BY zone.owner_unit_id
                    """,
                    queries.figures(figure("zone_size")),
                    self._sizes(env, day),
                    queries.zones(env, day),
                ),
            )
        }

    def _sizes(self, env, day):
        return SQL(
            "SELECT zone_id, count(*) AS size FROM (%s) AS zoned GROUP BY zone_id",
            queries.zoned(env, day),
        )

    def records(self, env, unit_ids, day, figure_value):
        large = [
            zone
            for zone, size in queries.counted(env, self._sizes(env, day))
            if size > figure_value
        ]
        below = Domain("owner_unit_id", "child_of", unit_ids)
        zones = env["edu.zone"].search(below & Domain("id", "in", large))
        return {
            "type": "ir.actions.act_window",
            "name": env._("Zones"),
            "res_model": "edu.zone",
            "views": [(False, "list"), (False, "kanban"), (False, "form")],
            "mobile_view_mode": "kanban",
            "domain": [("id", "in", zones.ids)],
        }
