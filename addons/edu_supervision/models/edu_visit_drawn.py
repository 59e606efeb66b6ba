from odoo import api, models
from odoo.exceptions import ValidationError


class EduVisit(models.Model):
    """A visit that was drawn openly is known: it cannot be hidden any more (TS32)."""

    _inherit = "edu.visit"

    @api.constrains("open_mode")
    def _check_drawn_openly(self):
        hidden = self.sudo().filtered("is_hidden")
        if hidden and self.env["edu.draw.line"].sudo().search_count(
            [("visit_id", "in", hidden.ids), ("draw_id.is_hidden", "=", False)], limit=1
        ):
            raise ValidationError(
                self.env._(
                    "The visit stands in a draw that others may read: plan a covert "
                    "one anew."
                )
            )
