from odoo import api, fields, models

SHOWN = 4  # digits of an account number that a list shows


class EduPayee(models.Model):
    """The bank account to which a person's claims are paid (收款人).

    For finance and for the person alone.
    """

    _name = "edu.payee"
    _inherit = ["edu.scoped.mixin"]
    _description = "Payee"
    _order = "holder, id"
    _rec_name = "holder"

    _fixed_fields = frozenset({"owner_unit_id", "partner_id"})

    partner_id = fields.Many2one(
        "res.partner",
        string="Person",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("is_company", "=", False)],
        help="姓名",
    )
    holder = fields.Char(
        string="Account Holder",
        required=True,
        compute="_compute_holder",
        store=True,
        readonly=False,
        precompute=True,
        help="As the bank knows the person (户名)",
    )
    bank_name = fields.Char(string="Bank", required=True, help="开户银行")
    account_number = fields.Char(required=True, help="账号")
    account_masked = fields.Char(
        string="Account", compute="_compute_account_masked", help="账号后四位"
    )

    _once = models.UniqueIndex(
        "(partner_id, owner_unit_id)", "The person has an account here already."
    )

    @api.depends("partner_id")
    def _compute_holder(self):
        for payee in self:
            payee.holder = payee.holder or payee.partner_id.name

    @api.depends("account_number")
    def _compute_account_masked(self):
        for payee in self:
            payee.account_masked = f"…{(payee.account_number or '')[-SHOWN:]}"
