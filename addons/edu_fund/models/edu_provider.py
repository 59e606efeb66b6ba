from odoo import fields, models


class EduProvider(models.Model):
    """Who sells services to supervision: an institution, a firm, a person (JJ07)."""

    _name = "edu.provider"
    _inherit = ["edu.scoped.mixin"]
    _description = "Service Provider"
    _order = "name, id"

    name = fields.Char(required=True, index="trigram", help="供应商名称")
    credit_code = fields.Char(help="统一社会信用代码")
    contact = fields.Char(help="Whom to call (联系人及电话)")
    user_ids = fields.Many2many(
        "res.users",
        "edu_provider_user_rel",
        "provider_id",
        "user_id",
        string="Accounts of Its People",
        help="They never sign, accept or pay what it delivers (供应商人员账号)",
    )
    contract_ids = fields.One2many("edu.contract", "provider_id", string="Contracts")

    _once = models.UniqueIndex(
        "(owner_unit_id, name)", "There is a provider of that name."
    )
