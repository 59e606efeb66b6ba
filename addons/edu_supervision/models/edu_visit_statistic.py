from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.edu_base.tools.actions import form_of

from .edu_list_item import DOMAINS, KINDS

ACTIVITIES = ("lesson", "documents", "meeting", "interview", "survey", "tour")


class EduVisitStatistic(models.Model):
    """The visits in figures: what was done on each and what was found (TS02).

    A row has the number of its visit. Hidden and cancelled visits are left out.
    """

    _name = "edu.visit.statistic"
    _description = "Visit in Figures"
    _auto = False
    _log_access = False
    _order = "date desc, id desc"
    _rec_name = "unit_id"
    _depends = {
        "edu.visit": [
            "unit_id",
            "owner_unit_id",
            "domain",
            "kind",
            "outcome",
            "state",
            "date",
            "year",
            "open_mode",
            "is_hidden",
            "released_on",
        ],
        "edu.visit.activity": ["visit_id", "kind", "count"],
        "edu.finding": ["visit_id", "severity", "state"],
        "edu.unit": ["parent_id"],
    }

    unit_id = fields.Many2one(
        "edu.unit", string="Visited Unit", readonly=True, help="被督导单位"
    )
    parent_id = fields.Many2one(
        "edu.unit",
        string="Belongs To",
        readonly=True,
        help="Government of the visited unit (被督导单位所属政府)",
    )
    owner_unit_id = fields.Many2one(
        "edu.unit", string="Government", readonly=True, help="Which inspects (督导组织)"
    )
    domain = fields.Selection(DOMAINS, readonly=True, help="督政、督学、评估监测")
    kind = fields.Selection(KINDS, readonly=True, help="综合、专项、经常性、回头看")
    outcome = fields.Selection(
        selection=lambda self: self._choices_of_visits("outcome"),
        readonly=True,
        help="督导结果",
    )
    state = fields.Selection(
        selection=lambda self: self._choices_of_visits("state"),
        readonly=True,
        help="拟定、已确定、已记录、已办结",
    )
    date = fields.Date(string="Day", readonly=True, help="督导日期")
    year = fields.Integer(readonly=True, aggregator=None, help="年度")
    released_on = fields.Datetime(readonly=True, export_string_translation=False)
    finding_count = fields.Integer(string="Findings", readonly=True, help="问题数")
    hazard_count = fields.Integer(
        string="Safety Hazards", readonly=True, help="安全隐患数"
    )
    lesson = fields.Integer(string="Lessons Heard", readonly=True, help="听课节数")
    documents = fields.Integer(string="Papers Read", readonly=True, help="查阅资料份数")
    meeting = fields.Integer(
        string="Meetings Attended", readonly=True, help="列席会议次数"
    )
    interview = fields.Integer(
        string="Talks and Calls", readonly=True, help="座谈走访次数"
    )
    survey = fields.Integer(string="Questionnaires", readonly=True, help="问卷份数")
    tour = fields.Integer(
        string="Tours of the Campus", readonly=True, help="校园巡视次数"
    )

    @api.model
    def _choices_of_visits(self, name):
        """Return what visits may have in a selection field, in the user's words."""
        return self.env["edu.visit"]._fields[name]._description_selection(self.env)

    @property
    def _table_query(self):
        counts = SQL(", ").join(
            SQL(
                "COALESCE(sum(count) FILTER (WHERE kind = %s), 0)::int AS %s",
                kind,
                SQL.identifier(kind),
            )
            for kind in ACTIVITIES
        )
        return SQL(
            """
            SELECT visit.id, visit.unit_id, unit.parent_id, visit.owner_unit_id,
                   visit.domain, visit.kind, visit.outcome, visit.state, visit.date,
                   visit.year, visit.released_on,
                   COALESCE(found.findings, 0) AS finding_count,
                   COALESCE(found.hazards, 0) AS hazard_count, %(done)s
              FROM edu_visit AS visit
              JOIN edu_unit AS unit ON unit.id = visit.unit_id
              LEFT JOIN (
                   SELECT visit_id, count(*)::int AS findings,
                          (count(*) FILTER (WHERE severity = 'hazard'))::int AS hazards
                     FROM edu_finding WHERE state != 'dropped' GROUP BY visit_id
                   ) AS found ON found.visit_id = visit.id
              LEFT JOIN (
                   SELECT visit_id, %(counts)s FROM edu_visit_activity GROUP BY visit_id
                   ) AS spot ON spot.visit_id = visit.id
             WHERE NOT visit.is_hidden AND visit.state != 'cancelled'
            """,
            done=SQL(", ").join(
                SQL("COALESCE(spot.%(name)s, 0) AS %(name)s", name=SQL.identifier(kind))
                for kind in ACTIVITIES
            ),
            counts=counts,
        )

    def action_open_visit(self):
        """Open the visit itself."""
        self.ensure_one()
        return form_of(self.env["edu.visit"].browse(self.id))
