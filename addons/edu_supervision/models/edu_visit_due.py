from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today

from ..rules import obligations

DUTIES = [
    ("routine", "Routine Visit of the Month"),
    ("comprehensive", "Comprehensive Visit of a School"),
    ("principal", "End of a Principal's Term"),
    ("county", "Round of Governments"),
]


class EduVisitDue(models.Model):
    """What is due this year: a row for each visit that a government owes (TS22–TS25).

    Schools whose comprehensive visit, and governments whose round, falls due by the end
    of the year; principals' terms that end by then; schools with a plate that lack a
    routine visit in this month. What has been visited leaves the list; what is planned
    says for when. Hidden visits are neither.
    """

    _name = "edu.visit.due"
    _description = "Visit Due"
    _auto = False
    _log_access = False
    _order = "due_on, unit_id, id"
    _rec_name = "unit_id"
    _depends = {
        "edu.inspector.appointment": ["inspector_id", "state", "date_from", "date_to"],
        "edu.inspector.suspension": ["inspector_id", "date_from", "date_to"],
        "edu.plate": ["unit_id", "inspector_id", "date_from", "date_to"],
        "edu.principal": ["unit_id", "owner_unit_id", "date_from", "date_to"],
        "edu.rule.threshold": ["rule_id", "owner_unit_id", "value", "date_from"],
        "edu.term": ["owner_unit_id", "school_year", "date_from", "date_to"],
        "edu.unit": ["parent_id", "kind", "school_type", "date_from", "date_to"],
        "edu.visit": [
            "unit_id",
            "owner_unit_id",
            "kind",
            "domain",
            "date",
            "state",
            "is_hidden",
            "released_on",
        ],
    }

    unit_id = fields.Many2one(
        "edu.unit", readonly=True, help="Whom to visit (被督导单位)"
    )
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Government",
        readonly=True,
        help="Which owes the visit (组织督导的政府)",
    )
    duty = fields.Selection(
        DUTIES,
        readonly=True,
        help="每月经常性督导、学校综合督导、校（园）长任期督导、下一级政府轮次督导",
    )
    principal_id = fields.Many2one(
        "edu.principal",
        readonly=True,
        help="Whose term ends (任期届满的校（园）长)",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        readonly=True,
        help="责任督学",
    )
    last_on = fields.Date(string="Last Visited", readonly=True, help="上次督导日期")
    due_on = fields.Date(
        readonly=True, help="Last day on which the visit is in time (应完成日期)"
    )
    days_late = fields.Integer(
        readonly=True,
        aggregator="max",
        help="Since the day on which it was due (逾期天数)",
    )
    planned_on = fields.Date(
        string="Planned For", readonly=True, help="First visit planned (计划日期)"
    )

    @property
    def _table_query(self):
        # The rows are the same for everybody; who sees which is said by the rule.
        self, day = self.sudo(), today()
        return SQL(
            """
            WITH plated AS MATERIALIZED (%s)
            SELECT due.*, plated.inspector_id,
                GREATEST(%s - due.due_on, 0) AS days_late
            FROM (%s) AS due LEFT JOIN plated ON plated.unit_id = due.unit_id
            """,
            obligations.plated(self.env, day),
            day,
            SQL(" UNION ALL ").join(
                (
                    self._routine(day),
                    self._comprehensive(day),
                    self._county(day),
                    self._principals(day),
                )
            ),
        )

    def action_open_unit(self):
        """Open the school or government itself."""
        self.ensure_one()
        return form_of(self.unit_id)

    def action_plan(self):
        """Plan the visits of the rows, in the dialog that fits them.

        What is planned already is left out. UserError for rows of both dialogs.
        """
        routine = self.filtered(lambda row: row.duty == "routine")
        if routine and self - routine:
            raise UserError(
                self.env._(
                    "Choose either routine visits or others: they are planned by "
                    "different rules."
                )
            )
        if routine:
            name, values = "edu_visit_plan_action", self._month_to_plan()
        else:
            open_rows = self.filtered(lambda row: not row.planned_on)
            name = "edu_visit_due_plan_action"
            values = {"default_unit_ids": open_rows.unit_id.ids}
        action = self.env["ir.actions.act_window"]._for_xml_id(
            f"edu_supervision.{name}"
        )
        return action | {"context": values}

    def _month_to_plan(self):
        last = today() + relativedelta(day=31)
        return {
            "default_unit_ids": self.unit_id.ids,
            "default_government_ids": self.owner_unit_id.ids,
            "default_date_to": fields.Date.to_string(last),
        }

    @api.model
    def _figures(self, code, day):
        return self.env["edu.rule"]._figures(code, day)

    @api.model
    def _routine(self, day):
        """Return the SELECT of the schools that lack a routine visit this month."""
        figures = self._figures("routine_month", day)
        return SQL(
            """
            SELECT unit_id::bigint * %s AS id, unit_id, owner_unit_id,
                'routine' AS duty, NULL::integer AS principal_id, last_on,
                %s::date AS due_on, planned_on
            FROM (%s) AS owed WHERE done < owed
            """,
            len(DUTIES),
            day + relativedelta(day=31),
            obligations.routine(
                SQL("TABLE plated"),
                day,
                obligations.owing(self.env, day, figures),
            ),
        )

    @api.model
    def _comprehensive(self, day):
        figures = self._figures("comprehensive_cycle", day)
        return self._due(
            1,
            "comprehensive",
            obligations.comprehensive(self.env, day, figures),
            obligations.next_planned(("comprehensive",), "school"),
            day,
        )

    @api.model
    def _county(self, day):
        figures = self._figures("county_round", day)
        return self._due(
            2,
            "county",
            obligations.rounds(self.env, day, figures),
            obligations.next_planned(("comprehensive", "special"), "government"),
            day,
        )

    @api.model
    def _due(self, place, duty, owed, planned, day):
        """Return the SELECT of what is due by the end of the year."""
        return SQL(
            """
            SELECT owed.unit_id::bigint * %s + %s AS id, owed.unit_id,
                owed.owner_unit_id, %s AS duty, NULL::integer AS principal_id,
                owed.last_on, COALESCE(owed.due_on, %s) AS due_on, planned.planned_on
            FROM (%s) AS owed LEFT JOIN (%s) AS planned
                ON planned.unit_id = owed.unit_id
            WHERE owed.due_on IS NULL OR owed.due_on <= %s
            """,
            len(DUTIES),
            place,
            duty,
            day,
            owed,
            planned,
            date(day.year, 12, 31),
        )

    @api.model
    def _principals(self, day):
        """Return the SELECT of the terms that have no visit and end this year."""
        figures = self._figures("principal_term", day)
        return SQL(
            """
            SELECT office.id::bigint * %s + 3 AS id, office.unit_id,
                office.owner_unit_id, 'principal' AS duty, office.id AS principal_id,
                NULL::date AS last_on, office.due_on, planned.planned_on
            FROM (%s) AS office LEFT JOIN (%s) AS planned
                ON planned.unit_id = office.unit_id
            WHERE office.last_on IS NULL AND office.due_on <= %s
            """,
            len(DUTIES),
            obligations.terms_of_office(day, figures),
            obligations.next_planned(("comprehensive",), "school"),
            date(day.year, 12, 31),
        )
