from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today


class EduInspectorAppraisalOpening(models.TransientModel):
    """Open the appraisals of a year, for all who served in it."""

    _name = "edu.inspector.appraisal.opening"
    _description = "Opening of Appraisals"

    year = fields.Integer(
        required=True, default=lambda self: today().year, help="考核年度"
    )
    number = fields.Integer(
        string="Inspectors",
        compute="_compute_number",
        help="Who served in that year and have no appraisal of it yet (待考核人数)",
    )

    @api.depends("year")
    def _compute_number(self):
        appraisals = self.env["edu.inspector.appraisal"]
        for opening in self:
            opening.number = len(appraisals._left_to_appraise(opening.year))

    def action_open(self):
        self.ensure_one()
        self.env["edu.inspector.appraisal"]._open_year(self.year)
        action = self.env["ir.actions.actions"]._for_xml_id(
            "edu_inspector.edu_inspector_appraisal_action"
        )
        return action | {"target": "main", "domain": [("year", "=", self.year)]}
