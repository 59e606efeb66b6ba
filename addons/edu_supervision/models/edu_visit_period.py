from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import school_year_of


class EduVisit(models.Model):
    """In which month, year and school year a visit counts: those of its first day."""

    _inherit = "edu.visit"

    month = fields.Date(
        compute="_compute_month",
        store=True,
        precompute=True,
        help="First day of the month of the visit (月份)",
    )
    year = fields.Integer(
        compute="_compute_month",
        store=True,
        precompute=True,
        aggregator=None,
        help="年度",
    )
    school_year = fields.Integer(
        compute="_compute_month",
        store=True,
        precompute=True,
        aggregator=None,
        help="The calendar year in which the school year starts (学年)",
    )

    _unit_month_idx = models.Index("(unit_id, month)")

    @api.depends("date")
    def _compute_month(self):
        for visit in self:
            visit.month = visit.date and visit.date.replace(day=1)
            visit.year = visit.date and visit.date.year
            visit.school_year = visit.date and school_year_of(visit.date)
