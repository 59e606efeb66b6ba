from odoo import models


class EduUnitChange(models.Model):
    _inherit = "edu.unit.change"

    def _pass_on(self):
        """Schools that move to another government leave zone and inspector behind."""
        result = super()._pass_on()
        if self.kind == "move":
            schools = self.unit_ids.filtered(lambda unit: unit.kind == "school")
            for name in ("edu.plate", "edu.zone.school"):
                self.env[name].sudo()._held_by_units(
                    schools, self.date_effective
                )._end_before(self.date_effective)
        return result
