from odoo import api, models
from odoo.tools.translate import LazyTranslate

from .edu_inspector_appointment_letter import CODE

_lt = LazyTranslate(__name__)


class EduLetterType(models.Model):
    """What fills a letter of appointment, and how it looks."""

    _inherit = "edu.letter.type"

    @api.model
    def _placeholders(self):
        return super()._placeholders() | {
            CODE: {
                "name": _lt("Name of the inspector"),
                "government": _lt("Government"),
                "office": _lt("As what the person is appointed"),
                "term": _lt("From which day to which"),
                "term_number": _lt("Which term in a row"),
                "workplace": _lt("Workplace"),
                "act_number": _lt("Number of the document that appoints"),
            }
        }

    @api.model
    def _templates(self):
        return super()._templates() | {CODE: "edu_inspector.letter_appointment"}
