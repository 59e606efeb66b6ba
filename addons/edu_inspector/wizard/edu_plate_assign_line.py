from odoo import api, fields, models
from odoo.fields import Domain


class EduPlateAssignLine(models.TransientModel):
    """A school, and who is proposed for it."""

    _name = "edu.plate.assign.line"
    _description = "Proposed Inspector"

    wizard_id = fields.Many2one(
        "edu.plate.assign",
        required=True,
        index=True,
        ondelete="cascade",
        export_string_translation=False,
    )
    unit_id = fields.Many2one(
        "edu.unit", string="School", required=True, readonly=True, help="学校"
    )
    school_type = fields.Selection(related="unit_id.school_type")
    former_id = fields.Many2one(
        "edu.inspector",
        string="Until Now",
        compute="_compute_former_id",
        help="Who is responsible until the day before (原责任督学)",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        domain=[("is_serving", "=", True)],
        help="Empty: the school is left as it is (拟任责任督学)",
    )
    warning = fields.Char(
        compute="_compute_warning", help="To look at before assigning (提示)"
    )

    @api.depends("unit_id", "wizard_id.date_from")
    def _compute_former_id(self):
        plates = self.env["edu.plate"]
        day = self.wizard_id[:1].date_from
        held = plates.search(
            Domain("unit_id", "in", self.unit_id.ids) & plates._serving_on(day)
        )
        former = {plate.unit_id: plate.inspector_id for plate in held}
        for line in self:
            line.former_id = former.get(line.unit_id)

    @api.depends("inspector_id", "wizard_id.line_ids.inspector_id")
    def _compute_warning(self):
        for wizard, lines in self.grouped("wizard_id").items():
            full = wizard._overfilled()
            for line in lines:
                line.warning = full.get(line.inspector_id._origin, False)
