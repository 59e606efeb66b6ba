from odoo import fields, models


class EduMatter(models.Model):
    _inherit = "edu.matter"

    plan_id = fields.Many2one(
        "edu.plan",
        index="btree_not_null",
        ondelete="set null",
        help="The plan that the matter carries on (所属方案)",
    )
