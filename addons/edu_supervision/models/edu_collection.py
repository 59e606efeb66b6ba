from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EduCollection(models.Model):
    """Departments are asked what they think of a yearly list (征求意见, TS33)."""

    _inherit = "edu.collection"

    kind = fields.Selection(
        selection_add=[("consultation", "Consultation"), ("other",)],
        ondelete={"consultation": "set default"},
        help="进展报送、履职反馈、备案、自评上报、征求意见、其他",
    )
    list_id = fields.Many2one(
        "edu.list",
        string="Consulted On",
        index="btree_not_null",
        ondelete="restrict",
        help="The yearly list that units are asked about (征求意见的清单)",
    )

    @api.model
    def _fixed_names(self):
        return super()._fixed_names() | {"list_id"}

    @api.constrains("list_id", "owner_unit_id")
    def _check_list_id(self):
        for collection in self.filtered("list_id"):
            if collection.list_id.owner_unit_id != collection.owner_unit_id:
                raise ValidationError(
                    self.env._("Units are consulted by the owner of the list.")
                )
