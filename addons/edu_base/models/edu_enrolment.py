from odoo import api, fields, models
from odoo.tools import SQL

from ..tools.dates import school_year_of, today
from ..tools.school_types import STAGES


class EduEnrolment(models.Model):
    """What a school counts in a stage and a school year: every ratio reads it.

    A school year is the calendar year in which it starts: 2026 lasts from September
    2026 to August 2027.
    """

    _name = "edu.enrolment"
    _inherit = ["edu.guarded.mixin"]
    _description = "Enrolment"
    _order = "school_year desc, unit_id, stage, id"

    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('kind', '=', 'school')]",
        help="学校",
    )
    owner_unit_id = fields.Many2one(
        related="unit_id.parent_id",
        string="Government",
        store=True,
        precompute=True,
        index=True,
        help="The government that the school belongs to (所属政府)",
    )
    stage = fields.Selection(list(STAGES), required=True, help="学段")
    school_year = fields.Integer(
        required=True,
        index=True,
        aggregator=None,
        default=lambda self: school_year_of(today()),
        help="The calendar year in which the school year starts (学年)",
    )
    pupils = fields.Integer(help="学生数 (人)")
    teachers = fields.Integer(help="Full-time teachers (专任教师数)")
    classes = fields.Integer(help="班级数 (班)")

    _figures = models.Constraint(
        "CHECK (pupils >= 0 AND teachers >= 0 AND classes >= 0)",
        "Pupils, teachers and classes cannot be fewer than none.",
    )
    _known_year = models.Constraint(
        "CHECK (school_year BETWEEN 1949 AND 2100)",
        "A school year is the calendar year in which it starts, such as 2026.",
    )
    _school_uniq = models.UniqueIndex(
        "(unit_id, stage, school_year)",
        "The school has figures of this stage and school year already.",
    )

    @api.depends("unit_id", "stage", "school_year")
    def _compute_display_name(self):
        labels = dict(self._fields["stage"]._description_selection(self.env))
        for row in self:
            span = f"{row.school_year}–{row.school_year + 1}"
            parts = (row.unit_id.name, labels.get(row.stage), span)
            row.display_name = " ".join(filter(None, parts))

    @api.model
    def _pupils_by_school(self, units, school_year):
        """Return {school: pupils in all stages} of a school year, in one query.

        Where a school has no figures of that year, those of its latest year before
        stand in; a school that never had any is missing.
        """
        groups = self._read_group(
            [("unit_id", "in", units.ids), ("school_year", "<=", school_year)],
            ["unit_id", "school_year"],
            ["pupils:sum"],
            order="school_year",
        )
        return {unit: pupils for unit, _year, pupils in groups}

    @api.model
    def _pupils_query(self, school_year):
        """Return a SELECT of `unit_id` and `pupils`: `_pupils_by_school` of all."""
        return SQL(
            """
            SELECT DISTINCT ON (unit_id) unit_id, SUM(pupils) AS pupils
            FROM edu_enrolment WHERE school_year <= %s
            GROUP BY unit_id, school_year ORDER BY unit_id, school_year DESC
            """,
            school_year,
        )
