from odoo import fields, models
from odoo.tools import SQL

from .edu_collection_filing import FILINGS

STATES = [
    ("pending", "Not Yet Filed"),
    ("returned", "Returned"),
    ("missed", "Not Handed In"),
    ("submitted", "To Be Accepted"),
    ("accepted", "Accepted"),
]


class EduFilingBoard(models.Model):
    """What each county has filed in a year, a column for each kind (TS14, B32).

    A row has the number of the first of its reports. Where a county has reported
    several major matters, the one that is furthest stands for them.
    """

    _name = "edu.filing.board"
    _description = "Filings of a County"
    _auto = False
    _log_access = False
    _order = "year desc, missing_count desc, unit_id, id"
    _rec_name = "unit_id"
    _depends = {
        "edu.collection": ["filing_kind", "filing_year"],
        "edu.collection.report": [
            "collection_id",
            "owner_unit_id",
            "unit_id",
            "state",
            "date_deadline",
        ],
    }

    owner_unit_id = fields.Many2one(
        "edu.unit", string="Filed With", readonly=True, help="受理政府"
    )
    unit_id = fields.Many2one(
        "edu.unit", string="Filing County", readonly=True, help="县区"
    )
    year = fields.Integer(readonly=True, aggregator=None, help="年度")
    yearly_list = fields.Selection(STATES, readonly=True, help="年度督导清单")
    plan = fields.Selection(
        STATES, string="Plan of the Year", readonly=True, help="年度工作计划"
    )
    summary = fields.Selection(
        STATES, string="Summary of the Year", readonly=True, help="总结"
    )
    major = fields.Selection(
        STATES, string="Major Matters", readonly=True, help="重大事项"
    )
    results = fields.Selection(
        STATES, string="Results of Supervision", readonly=True, help="督导结果"
    )
    missing_count = fields.Integer(
        string="Kinds Missing",
        readonly=True,
        help="Kinds of which nothing has been handed in (未报数)",
    )
    next_deadline = fields.Date(
        string="Next Due",
        readonly=True,
        help="Earliest day of what is missing (最近时限)",
    )

    @property
    def _table_query(self):
        ranks = [state for state, _label in STATES]
        columns = SQL(", ").join(
            SQL(
                "(%s::varchar[])[max(array_position(%s::varchar[], report.state))"
                " FILTER (WHERE collection.filing_kind = %s)] AS %s",
                ranks,
                ranks,
                kind,
                SQL.identifier(kind),
            )
            for kind, _label in FILINGS
        )
        return SQL(
            """
            SELECT min(report.id) AS id, report.owner_unit_id, report.unit_id,
                collection.filing_year AS year, %(columns)s,
                count(DISTINCT collection.id) - count(DISTINCT collection.id)
                    FILTER (WHERE report.state IN ('submitted', 'accepted'))
                    AS missing_count,
                min(report.date_deadline)
                    FILTER (WHERE report.state IN ('pending', 'returned'))
                    AS next_deadline
              FROM edu_collection_report report
              JOIN edu_collection collection ON collection.id = report.collection_id
             WHERE collection.filing_kind IS NOT NULL
             GROUP BY report.owner_unit_id, report.unit_id, collection.filing_year
            """,
            columns=columns,
        )

    def action_open_reports(self):
        """Open what the county has to file in the year."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_base.edu_collection_report_action"
        )
        return action | {
            "display_name": self.unit_id.name,
            "domain": self._domain_of_reports(),
        }

    def action_remind(self):
        """Remind the counties of what they have not filed, in their digest."""
        reports = self.env["edu.collection.report"]
        missing = reports.browse()
        for owner, rows in self.grouped("owner_unit_id").items():
            missing |= reports.search(
                [
                    ("owner_unit_id", "=", owner.id),
                    ("unit_id", "in", rows.unit_id.ids),
                    ("collection_id.filing_year", "in", rows.mapped("year")),
                    ("is_open", "=", True),
                ]
            )
        owed = self.env["edu.due.item"].search(
            [("res_model", "=", missing._name), ("res_id", "in", missing.ids)]
        )
        return owed.action_remind()

    def _domain_of_reports(self):
        return [
            ("owner_unit_id", "=", self.owner_unit_id.id),
            ("unit_id", "=", self.unit_id.id),
            ("collection_id.filing_kind", "!=", False),
            ("collection_id.filing_year", "=", self.year),
        ]
