from odoo import models


class EduLetter(models.Model):
    """What a notice does to its visit when it goes out, and when it is void."""

    _inherit = "edu.letter"

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name in ("print", "void"):
            visits = self.env["edu.visit"].sudo()
            told = visits.search([("notice_letter_id", "in", self.ids)])
            if move.name == "print":
                told._notice_is_out()
            else:
                told._notice_is_void()
        return result
