from odoo import api, fields, models


class EduVisitName(models.Model):
    """A visit is called by unit and day; by number and day where nobody may read it."""

    _inherit = "edu.visit"
    _rec_name = "title"
    _rec_names_search = ("number", "unit_id")

    title = fields.Char(
        compute="_compute_title", compute_sudo=True, export_string_translation=False
    )

    @api.depends("unit_id.name", "date")
    def _compute_title(self):
        for visit in self:
            day = fields.Date.to_string(visit.date)
            visit.title = " ".join(filter(None, (visit.unit_id.name, day)))

    def _neutral_name(self):
        return (
            " ".join(filter(None, (self.number, fields.Date.to_string(self.date))))
            or super()._neutral_name()
        )
