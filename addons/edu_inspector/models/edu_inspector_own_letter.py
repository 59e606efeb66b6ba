from odoo import models
from odoo.tools.misc import format_date


class EduInspector(models.Model):
    """The own page: letters about the inspector, such as that of appointment."""

    _inherit = "edu.inspector"

    def _own_page_sections(self):
        return super()._own_page_sections() + [self._own_letters()]

    def _own_letters(self):
        letters = self.env["edu.letter"].search(
            [("person_user_id", "=", self.user_id.id), ("state", "=", "printed")]
        )
        return {
            "key": "letters",
            "sequence": 40,
            "title": self.env._("Letters about Me"),
            "lines": [self._own_letter_line(letter) for letter in letters],
        }

    def _own_letter_line(self, letter):
        day = format_date(self.env, letter.issued_on)
        return {
            "key": letter.id,
            "title": letter.title,
            "text": f"{letter.number} · {day}",
            "action": letter.action_open_pdf(),
        }
