"""Whether visits are announced, not too many, by enough people, and reported."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator
from odoo.addons.edu_inspector.rules.queries import counted, figures


class VisitRule(Evaluator):
    """A share of this year's visits that keep to a figure. Hidden ones are left out.

    `_government` says whose figure holds for a visit, `_which` what visits are meant,
    and `_fits` whether one keeps to it, as parts of one statement.
    """

    _government = SQL("visit.owner_unit_id")
    _which = SQL("TRUE")

    def measure(self, env, day, figure):
        rows = counted(
            env,
            SQL(
                "SELECT government, count(*), count(*) FILTER (WHERE fits)"
                " FROM (%s) AS judged GROUP BY government",
                self._judged(day, figure(self.code)),
            ),
        )
        return {
            government: Tally(fitting, count, count - fitting)
            for government, count, fitting in rows
        }

    def records(self, env, unit_ids, day, figure_value):
        below = env["edu.unit"].search([("id", "child_of", unit_ids)])
        rows = counted(
            env,
            SQL(
                "SELECT id FROM (%s) AS judged WHERE NOT fits",
                self._judged(day, dict.fromkeys(below.ids, figure_value)),
            ),
        )
        action = env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_action"
        )
        wrong = env["edu.visit"].search(Domain("id", "in", [id_ for (id_,) in rows]))
        return action | {"domain": [("id", "in", wrong.ids)], "context": {}}

    def _judged(self, day, values):
        """Return a SELECT of each visit's id, government, and whether it fits."""
        return SQL(
            """
            SELECT visit.id, figures.government_id AS government, %(fits)s AS fits
            FROM edu_visit AS visit
            JOIN edu_unit AS unit ON unit.id = visit.unit_id
            JOIN %(figures)s ON figures.government_id = %(government)s
            WHERE visit.state IN ('confirmed', 'recorded', 'closed')
                AND NOT visit.is_hidden AND visit.year = %(year)s AND %(which)s
            """,
            fits=self._fits(day),
            figures=figures(values),
            government=self._government,
            year=day.year,
            which=self._which,
        )

    def _fits(self, day):
        raise NotImplementedError


@evaluator("visit_notice")
class VisitNotice(VisitRule):
    """Content, scope and method are known so many months ahead (B10, B32, JJ10)."""

    _which = SQL("visit.is_announced")

    def _fits(self, day):
        return SQL(
            "visit.date >= make_interval(months => figures.figure::int)"
            " + COALESCE(%s, %s)",
            _day_of(SQL("visit.released_on")),
            day,
        )


@evaluator("visit_cap")
class VisitCap(VisitRule):
    """A school is visited so often in a month, by all bodies together (TS34)."""

    _government = SQL("unit.parent_id")
    _which = SQL("unit.kind = 'school'")

    def _fits(self, day):
        return SQL(
            "count(*) OVER (PARTITION BY visit.unit_id, visit.month) <= figures.figure"
        )


@evaluator("comprehensive_yearly")
class ComprehensiveYearly(VisitRule):
    """A school is seen as a whole so often a year, by all bodies together (B32)."""

    _government = SQL("unit.parent_id")
    _which = SQL("visit.is_yearly")

    def _fits(self, day):
        return SQL("count(*) OVER (PARTITION BY visit.unit_id) <= figures.figure")


@evaluator("team_size")
class TeamSize(VisitRule):
    """Special and comprehensive visits take so many inspectors (B09)."""

    _which = SQL("visit.kind IN ('comprehensive', 'special')")

    def _fits(self, day):
        return SQL(
            "(SELECT count(*) FROM edu_visit_member AS member"
            " WHERE member.visit_id = visit.id AND member.inspector_id IS NOT NULL)"
            " >= figures.figure"
        )


@evaluator("urgent_report")
class UrgentReport(VisitRule):
    """Urgent visits are recorded within so many hours (TS19)."""

    _which = SQL("visit.is_urgent AND visit.report_until IS NOT NULL")

    def _fits(self, day):
        return SQL(
            "COALESCE(visit.recorded_on <= visit.report_until, %s >= %s)",
            _day_of(SQL("visit.report_until")),
            day,
        )


def _day_of(moment):
    """Return the day in China of a moment as it is stored."""
    return SQL("(%s AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Shanghai')::date", moment)
