from odoo import api, models
from odoo.tools import SQL


class EduRecusal(models.Model):
    """A recusal and a team that come at the same time do not miss each other."""

    _inherit = "edu.recusal"

    @api.model_create_multi
    def create(self, vals_list):
        recusals = super().create(vals_list)
        recusals._touch_inspectors()
        return recusals

    def write(self, vals):
        if {"date_from", "date_to"} & vals.keys():
            self._touch_inspectors()
        return super().write(vals)

    def _touch_inspectors(self):
        """Write the rows that teams lock: either waits for the other, or starts anew.

        Without any change to what stands in them.
        """
        ids = sorted(self.sudo().inspector_id.ids)
        self.env.execute_query(
            SQL(
                "UPDATE edu_inspector SET id = id WHERE id IN %s",
                tuple(ids or [0]),
            )
        )
