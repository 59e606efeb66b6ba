from odoo import fields, models


class EduMoneyMixin(models.AbstractModel):
    """Amounts in yuan: what `fields.Monetary` needs to round and to show them."""

    _name = "edu.money.mixin"
    _description = "Amounts in Yuan"

    currency_id = fields.Many2one(
        "res.currency",
        required=True,
        readonly=True,
        default=lambda self: self._default_currency_id(),
        export_string_translation=False,
    )

    def _default_currency_id(self):
        return self.env["ir.model.data"]._xmlid_to_res_id("base.CNY")
