from odoo import api, fields, models


class EduSpendingMixin(models.AbstractModel):
    """What one unit of the owner spends: the supervision office, if none is named."""

    _name = "edu.spending.mixin"
    _inherit = ["edu.scoped.mixin"]
    _description = "Spent by a Unit"

    unit_id = fields.Many2one(
        "edu.unit",
        string="Spending Unit",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        domain="[('id', 'child_of', owner_unit_id)]",
        help="Whose money it is: as a rule the supervision office (预算单位)",
    )

    @api.depends("owner_unit_id")
    def _compute_unit_id(self):
        offices = self.owner_unit_id._offices()
        for record in self.filtered(lambda record: not record.unit_id):
            owner = record.owner_unit_id
            record.unit_id = offices.get(owner, owner)
