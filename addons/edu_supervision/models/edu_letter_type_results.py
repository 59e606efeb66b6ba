from odoo import api, models
from odoo.tools.translate import LazyTranslate

from .edu_finding_hazard import CODE as HAZARD
from .edu_visit_report_letter import CODE as REPORT

_lt = LazyTranslate(__name__)


class EduLetterType(models.Model):
    """What fills the letters about the results of a visit."""

    _inherit = "edu.letter.type"

    @api.model
    def _placeholders(self):
        return super()._placeholders() | {
            HAZARD: {
                "unit": _lt("Who puts it right"),
                "visited": _lt("Visited unit"),
                "date": _lt("Day of the visit"),
                "hazards": _lt("The hazards, numbered"),
                "competent": _lt("Competent department"),
                "contact": _lt("Whom to call"),
            },
            REPORT: {
                "name": _lt("Title of the report"),
                "government": _lt("The own government"),
                "time": _lt("Days of the visits"),
                "units": _lt("Visited units"),
                "situation": _lt("Situation"),
                "achievements": _lt("What is done well"),
                "problems": _lt("Problems found"),
                "advice": _lt("Suggestions"),
            },
        }
