from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today

from ..tools.training_hours import day_of_account
from .edu_training import HELD

YEARS_SHOWN = 4  # this year and those before it; also what ids are spread by


class EduTrainingBalance(models.Model):
    """The training hours of one inspector in one calendar year, read as they stand.

    There is a row for each who serves: today for the current year, on 31 December for
    a past one (TS62).
    """

    _name = "edu.training.balance"
    _description = "Training Hours of a Year"
    _auto = False
    _log_access = False
    _order = "year desc, missing_hours desc, owner_unit_id, inspector_id"
    _rec_name = "inspector_id"
    _depends = {
        "edu.inspector": ["owner_unit_id"],
        "edu.inspector.appointment": ["state", "date_from", "date_to", "inspector_id"],
        "edu.inspector.suspension": ["date_from", "date_to", "inspector_id"],
        "edu.training.attendance": ["inspector_id", "year", "state", "form", "hours"],
    }

    inspector_id = fields.Many2one("edu.inspector", readonly=True, help="督学")
    owner_unit_id = fields.Many2one(
        "edu.unit", string="Government", readonly=True, help="所属政府"
    )
    kind = fields.Selection(related="inspector_id.kind")
    year = fields.Integer(readonly=True, aggregator=None, help="年度")
    years_back = fields.Integer(
        readonly=True,
        aggregator=None,
        export_string_translation=False,
        help="0 for the current year, 1 for the last",
    )
    central_hours = fields.Float(
        string="Centralised",
        readonly=True,
        digits=(6, 1),
        help="Hours that count (集中培训学时)",
    )
    all_hours = fields.Float(
        readonly=True, digits=(6, 1), help="Online and self-study too (全部学时)"
    )
    required_hours = fields.Float(
        string="Required",
        readonly=True,
        digits=(6, 1),
        aggregator=None,
        help="The yearly figure (应修学时)",
    )
    missing_hours = fields.Float(
        string="Missing",
        readonly=True,
        digits=(6, 1),
        help="Until the yearly figure is met (欠缺学时)",
    )

    @property
    def _table_query(self):
        year = today().year
        days = [day_of_account(year - back, today()) for back in range(YEARS_SHOWN)]
        figures = self.env["edu.inspector"]._training_figures(days)
        return SQL(" UNION ALL ").join(
            self._rows_of(day, back, figures[day]) for back, day in enumerate(days)
        )

    def action_open_inspector(self):
        """Open the person whose hours these are."""
        self.ensure_one()
        return form_of(self.inspector_id)

    def action_invite(self):
        """Choose the session to whose list these people are added."""
        return self.inspector_id.action_invite_to_training()

    @api.model
    def _lacking(self, year):
        """Return the ids of the inspectors who miss hours of `year`, as a subselect."""
        lacking = [("year", "=", year), ("missing_hours", ">", 0)]
        return self.sudo()._search(lacking).subselect("inspector_id")

    @api.model
    def _rows_of(self, day, back, figures):
        """Return the SELECT of the rows of the year of `day`, `back` years ago.

        `figures` is {government id: hours} as of `day`.
        """
        inspectors = self.env["edu.inspector"].sudo()
        return SQL(
            """
            SELECT inspector.id::bigint * %(spread)s + %(back)s AS id,
                inspector.id AS inspector_id, inspector.owner_unit_id,
                %(year)s AS year, %(back)s AS years_back,
                COALESCE(done.central, 0) AS central_hours,
                COALESCE(done.every, 0) AS all_hours,
                COALESCE(figure.hours, 0) AS required_hours,
                GREATEST(
                    COALESCE(figure.hours, 0) - COALESCE(done.central, 0), 0
                ) AS missing_hours
            FROM edu_inspector AS inspector
            LEFT JOIN unnest(%(governments)s::integer[], %(figures)s::numeric[])
                AS figure (government_id, hours)
                ON figure.government_id = inspector.owner_unit_id
            LEFT JOIN (
                SELECT inspector_id, sum(hours) AS every,
                    sum(hours) FILTER (WHERE form = 'central') AS central
                FROM edu_training_attendance
                WHERE year = %(year)s AND state IN %(held)s GROUP BY inspector_id
            ) AS done ON done.inspector_id = inspector.id
            WHERE inspector.id IN %(serving)s
            """,
            spread=YEARS_SHOWN,
            back=back,
            year=day.year,
            governments=list(figures),
            figures=list(figures.values()),
            held=HELD,
            serving=inspectors._search(inspectors._serving_on(day)).subselect(),
        )
