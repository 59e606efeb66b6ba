from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_date


class EduPayment(models.Model):
    """Accounts that are new or changed are compared before anything is paid to them."""

    _inherit = "edu.payment"

    unchecked_accounts = fields.Text(
        compute="_compute_unchecked_accounts",
        groups="edu_base.group_finance",
        help="New or changed, and not compared yet (待核对账户)",
    )

    @api.depends("state", "claim_ids.partner_id")
    def _compute_unchecked_accounts(self):
        found = self._unchecked()
        for payment in self:
            people = payment.claim_ids.partner_id
            own = found.filtered(
                lambda payee, payment=payment, people=people: (
                    payment.state == "draft"
                    and payee.owner_unit_id == payment.owner_unit_id
                    and payee.partner_id in people
                )
            )
            payment.unchecked_accounts = "\n".join(map(self._told_change, own))

    def _unchecked(self):
        """Return the accounts of those who are paid that finance has not compared."""
        return self.env["edu.payee"].search(
            [
                ("is_unchecked", "=", True),
                ("partner_id", "in", self.claim_ids.partner_id.ids),
                ("owner_unit_id", "in", self.owner_unit_id.ids),
            ]
        )

    def _told_change(self, payee):
        return self.env._(
            "%(holder)s, %(bank)s %(account)s: entered by %(user)s on %(day)s",
            holder=payee.holder,
            bank=payee.bank_name,
            account=payee.account_masked,
            user=payee.changed_by_id.name,
            day=format_date(self.env, payee.changed_on),
        )

    def action_check_accounts(self):
        """Say that all accounts of the list have been compared."""
        self._unchecked().action_check_account()

    def action_open_accounts(self):
        """Open the accounts that are to be compared."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_fund.edu_payee_action"
        )
        return action | {"domain": [("id", "in", self._unchecked().ids)]}

    def _payees_checked(self):
        """Return the accounts as `_payees`; UserError names those not compared yet."""
        payees = self._payees()
        unchecked = [payee for payee in payees.values() if payee.is_unchecked]
        if unchecked:
            raise UserError(
                self.env._(
                    "The bank account of %s is new or has changed. Compare it first.",
                    ", ".join(payee.holder for payee in unchecked),
                )
            )
        return payees
