"""Whether counties file, and member units report, by their day."""

from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import Evaluator, Tally, evaluator

from .committee import DECEMBER, Share, counted, units_window, window


@evaluator("duty_feedback")
class DutyFeedback(Share):
    """Of what member units had to report on their duties, what they handed in (TS13).

    Only what is due counts.
    """

    def _rows(self, env, day):
        return SQL(
            """
            SELECT owner_unit_id, count(*), count(*) FILTER (WHERE state IN %s)
              FROM edu_collection_report WHERE id IN %s GROUP BY owner_unit_id
            """,
            ("submitted", "accepted"),
            env["edu.collection.report"]._search(self._due(day)).subselect(),
        )

    def _due(self, day):
        return (
            Domain("collection_id.kind", "=", "duties")
            & Domain("date_deadline", ">=", day.replace(month=1, day=1))
            & Domain("date_deadline", "<", day)
        )

    def records(self, env, unit_ids, day, figure_value):
        owed = (
            self._due(day)
            & Domain("owner_unit_id", "child_of", unit_ids)
            & Domain("state", "not in", ("submitted", "accepted"))
        )
        name = env._("Feedback That Is Missing")
        return window(env, "edu_base.edu_collection_report_action", name, owed)


@evaluator("county_filings")
class CountyFilings(Evaluator):
    """So many kinds of filings of the year from each county, beside its list (TS14).

    What is past its day is missing; in December all that is not there.
    """

    def measure(self, env, day, figure):
        figures = figure(self.code)
        return {
            county: self._tally(figures[county], filed, overdue, day)
            for county, filed, overdue in counted(env, self._rows(day))
            if county in figures
        }

    def records(self, env, unit_ids, day, figure_value):
        lacking = [
            county
            for county, filed, overdue in counted(env, self._rows(day))
            if self._tally(figure_value, filed, overdue, day).missing
        ]
        below = Domain("id", "child_of", unit_ids) & Domain("id", "in", lacking)
        return units_window(env._("Counties That Have Not Filed"), below)

    def _tally(self, figure, filed, overdue, day):
        owed = max(0, figure - filed)
        return Tally(
            min(filed, figure),
            figure,
            owed if day.month == DECEMBER else min(overdue, owed),
        )

    def _rows(self, day):
        """Return a SELECT of county, kinds filed, and kinds that are overdue."""
        return SQL(
            """
            SELECT county.id, count(filing.kind) FILTER (WHERE filed),
                count(filing.kind) FILTER (WHERE overdue)
              FROM edu_unit county
              LEFT JOIN (
                SELECT report.unit_id, collection.filing_kind AS kind,
                    bool_or(report.submitted_on <= %(day)s
                        AND report.state IN ('submitted', 'accepted')) AS filed,
                    NOT bool_or(report.submitted_on <= %(day)s
                        AND report.state IN ('submitted', 'accepted'))
                        AND min(report.date_deadline) < %(day)s AS overdue
                  FROM edu_collection_report report
                  JOIN edu_collection collection
                    ON collection.id = report.collection_id
                 WHERE collection.filing_year = %(year)s
                   AND collection.filing_kind <> 'yearly_list'
                 GROUP BY report.unit_id, collection.filing_kind
              ) AS filing ON filing.unit_id = county.id
             WHERE county.kind = 'government' AND county.level = 'county'
               AND county.active AND county.parent_id IS NOT NULL
             GROUP BY county.id
            """,
            day=day,
            year=day.year,
        )
