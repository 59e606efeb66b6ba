from odoo import api, models
from odoo.tools.translate import LazyTranslate

from .edu_visit_notice import CODE

_lt = LazyTranslate(__name__)


class EduLetterType(models.Model):
    """What fills the notice of a visit."""

    _inherit = "edu.letter.type"

    @api.model
    def _placeholders(self):
        return super()._placeholders() | {
            CODE: {
                "unit": _lt("Visited unit"),
                "kind": _lt("Kind of supervision"),
                "subject": _lt("As the yearly list calls it"),
                "matters": _lt("What is looked at"),
                "basis": _lt("What it rests on"),
                "time": _lt("Days of the visit"),
                "team": _lt("Leader and members of the team"),
                "self_report": _lt("Whether a self-report is asked"),
                "contact": _lt("Whom to call"),
            }
        }
