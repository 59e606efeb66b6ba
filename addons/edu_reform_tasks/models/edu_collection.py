from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EduCollection(models.Model):
    _inherit = "edu.collection"

    plan_id = fields.Many2one(
        "edu.plan",
        index="btree_not_null",
        ondelete="restrict",
        help="Units report on their tasks of this plan (方案)",
    )

    @api.model
    def _fixed_names(self):
        return super()._fixed_names() | {"plan_id"}

    @api.constrains("plan_id", "owner_unit_id")
    def _check_plan(self):
        for collection in self.filtered("plan_id"):
            if collection.plan_id.owner_unit_id != collection.owner_unit_id:
                raise ValidationError(
                    self.env._("A plan's progress is collected by its owner.")
                )
