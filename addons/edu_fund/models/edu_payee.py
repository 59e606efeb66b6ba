import re

from odoo import api, fields, models
from odoo.exceptions import UserError

NUMBER = re.compile("[0-9]{8,32}")
SHOWN = 4  # digits of an account number that a list shows
ENTERING = (
    "edu_base.group_finance,edu_base.group_officer,edu_base.group_inspector,"
    "edu_base.group_liaison"
)


class EduPayee(models.Model):
    """The bank account to which a person's claims are paid (收款人).

    For finance and for the person alone, who both enter it. The number is taken in,
    seen by its end, and shown in full on record; beside that only the bank's table has
    it.
    """

    _name = "edu.payee"
    _inherit = ["edu.scoped.mixin", "edu.audited.mixin"]
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
        default=lambda self: self._default_partner_id(),
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
    account_number = fields.Char(groups=fields.NO_ACCESS, copy=False, help="账号")
    account_masked = fields.Char(
        string="Account",
        compute="_compute_account_masked",
        compute_sudo=True,
        help="账号后四位",
    )
    account_entry = fields.Char(
        string="New Account Number",
        compute="_compute_account_entry",
        inverse="_inverse_account_entry",
        groups=ENTERING,
        help="Taken in, and never given back (录入账号)",
    )

    _once = models.UniqueIndex(
        "(partner_id, owner_unit_id)", "The person has an account here already."
    )

    def _default_partner_id(self):
        """Return the own contact: only finance enters accounts of others."""
        user = self.env.user
        return not user.has_group("edu_base.group_finance") and user.partner_id

    def _default_owner_unit_id(self):
        user = self.env.user
        return super()._default_owner_unit_id() or user._paying_governments()[:1]

    @api.depends("partner_id")
    def _compute_holder(self):
        for payee in self:
            payee.holder = payee.holder or payee.partner_id.name

    @api.depends("account_number")
    def _compute_account_masked(self):
        for payee in self:
            payee.account_masked = f"…{(payee.account_number or '')[-SHOWN:]}"

    def _compute_account_entry(self):
        self.account_entry = False

    def _inverse_account_entry(self):
        for payee in self.filtered("account_entry"):
            payee.sudo().account_number = payee._plain_number()
        self.invalidate_recordset(["account_entry"])

    def _plain_number(self):
        """Return the number that was entered without the gaps between its digits."""
        number = re.sub(r"[\s-]", "", self.account_entry)
        if not NUMBER.fullmatch(number):
            raise UserError(
                self.env._(
                    "The number of a bank account has 8 to 32 digits and nothing else. "
                    "Compare it with the card."
                )
            )
        return number

    @api.model_create_multi
    def create(self, vals_list):
        if not all(vals.get("account_entry") for vals in vals_list):
            raise UserError(self.env._("Enter the number of the bank account."))
        payees = super().create(vals_list)
        payees._refuse_strange_payers()
        return payees

    def _refuse_strange_payers(self):
        """A person is paid by governments alone that the person serves."""
        strangers = (self - self._on_owner_side()).owner_unit_id
        known = self.env.user._paying_governments()
        if not self.env.su and (odd := strangers - known):
            raise UserError(
                self.env._(
                    "%s does not pay what you spend. Choose the government you serve.",
                    odd[0].name,
                )
            )

    def action_show_account(self):
        """Show the full number to who may read the account, and keep that on record."""
        self.ensure_one()
        self.check_access("read")
        self._audit_read(["account_number"])
        number = self.sudo().account_number
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"title": self.holder, "message": number, "sticky": True},
        }
