from odoo import fields, models
from odoo.tools import SQL

# Column of the table: what is counted of the visits that were made, in SQL.
COUNTED = {
    "visit_count": "TRUE",
    "routine": "made.kind = 'routine'",
    "special": "made.kind = 'special'",
    "comprehensive": "made.kind = 'comprehensive'",
    "recheck": "made.kind = 'recheck'",
    "school_domain": "made.domain = 'school'",
    "monitoring_domain": "made.domain = 'monitoring'",
    "outcome_none": "made.outcome = 'none'",
    "outcome_advice": "made.outcome = 'advice'",
    "outcome_order": "made.outcome = 'order'",
    "outcome_hazard": "made.outcome = 'hazard'",
    "outcome_special": "made.outcome = 'special'",
}
SEVERITIES = ("minor", "serious", "hazard")
# A row is named by school and year together.
YEARS = 10_000


class EduVisitYear(models.Model):
    """A school's calendar year: visits, outcomes and findings in one row (TS26).

    Only visits that have been made count, by the school's own government or released
    by another; hidden ones never do. It goes to the office that appraises the school.
    """

    _name = "edu.visit.year"
    _description = "School by Year"
    _auto = False
    _log_access = False
    _order = "year desc, owner_unit_id, sequence, pinyin_key, id"
    _rec_name = "unit_id"
    _depends = {
        "edu.visit": [
            "unit_id",
            "owner_unit_id",
            "domain",
            "kind",
            "outcome",
            "state",
            "year",
            "month",
            "is_hidden",
            "released_on",
        ],
        "edu.finding": ["visit_id", "severity", "state"],
        "edu.unit": ["parent_id", "sequence", "pinyin_key", "kind"],
    }

    unit_id = fields.Many2one("edu.unit", string="School", readonly=True, help="学校")
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        readonly=True,
        help="To which the school belongs (所属政府)",
    )
    sequence = fields.Integer(
        readonly=True, aggregator=None, export_string_translation=False
    )
    pinyin_key = fields.Char(readonly=True, export_string_translation=False)
    year = fields.Integer(readonly=True, aggregator=None, help="年度")
    visit_count = fields.Integer(string="Visits", readonly=True, help="督导次数")
    routine = fields.Integer(readonly=True, help="经常性督导次数")
    routine_months = fields.Integer(
        string="Months Visited",
        readonly=True,
        help="Months with a routine visit (开展经常性督导的月数)",
    )
    special = fields.Integer(readonly=True, help="专项督导次数")
    comprehensive = fields.Integer(readonly=True, help="综合督导次数")
    recheck = fields.Integer(string="Re-checks", readonly=True, help="回头看次数")
    school_domain = fields.Integer(
        string="Supervision of Schools", readonly=True, help="督学次数"
    )
    monitoring_domain = fields.Integer(
        string="Evaluation and Monitoring", readonly=True, help="评估监测次数"
    )
    outcome_none = fields.Integer(
        string="No Problem", readonly=True, help="结果为无问题的次数"
    )
    outcome_advice = fields.Integer(
        string="Advice on the Spot", readonly=True, help="现场反馈意见次数"
    )
    outcome_order = fields.Integer(
        string="Rectification Notice", readonly=True, help="下达整改通知书次数"
    )
    outcome_hazard = fields.Integer(
        string="Hazard Handed Over", readonly=True, help="隐患移交次数"
    )
    outcome_special = fields.Integer(
        string="Special Visit Proposed", readonly=True, help="建议专项督导次数"
    )
    minor = fields.Integer(string="Minor Findings", readonly=True, help="一般问题数")
    serious = fields.Integer(
        string="Serious Findings", readonly=True, help="严重问题数"
    )
    hazard = fields.Integer(string="Safety Hazards", readonly=True, help="安全隐患数")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT unit.id::bigint * %(years)s + made.year AS id, unit.id AS unit_id,
                   unit.parent_id AS owner_unit_id, unit.sequence, unit.pinyin_key,
                   made.year,
                   count(DISTINCT made.month)
                       FILTER (WHERE made.kind = 'routine') AS routine_months,
                   %(counted)s, %(found)s
              FROM edu_visit AS made
              JOIN edu_unit AS unit ON unit.id = made.unit_id AND unit.kind = 'school'
              LEFT JOIN (
                   SELECT visit_id, %(severities)s
                     FROM edu_finding WHERE state != 'dropped' GROUP BY visit_id
                   ) AS found ON found.visit_id = made.id
             WHERE made.state IN ('recorded', 'closed') AND NOT made.is_hidden
               AND (made.owner_unit_id = unit.parent_id
                    OR made.released_on IS NOT NULL)
             GROUP BY unit.id, made.year
            """,
            years=YEARS,
            counted=SQL(", ").join(
                # Conditions of this file, none from outside.
                SQL("count(*) FILTER (WHERE " + which + ") AS %s", SQL.identifier(name))
                for name, which in COUNTED.items()
            ),
            found=SQL(", ").join(
                SQL("COALESCE(sum(found.%(name)s), 0) AS %(name)s", name=name)
                for name in map(SQL.identifier, SEVERITIES)
            ),
            severities=SQL(", ").join(
                SQL(
                    "count(*) FILTER (WHERE severity = %s) AS %s",
                    name,
                    SQL.identifier(name),
                )
                for name in SEVERITIES
            ),
        )

    def action_open_visits(self):
        """Open the visits that the row counts."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_supervision.edu_visit_action"
        )
        counted = [
            ("unit_id", "=", self.unit_id.id),
            ("year", "=", self.year),
            ("state", "in", ("recorded", "closed")),
            ("is_hidden", "=", False),
            "|",
            ("owner_unit_id", "=", self.owner_unit_id.id),
            ("released_on", "!=", False),
        ]
        return action | {"domain": counted, "context": {}}
