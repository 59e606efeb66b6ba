from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduClaimInbox(models.Model):
    """What finance does with many claims at once; nothing selected means all."""

    _inherit = "edu.claim"

    def action_approve_clean(self):
        """Check and approve what has no exception, or had it accepted.

        The number of statements does not grow with the claims.
        """
        waiting = self or self.search([("state", "in", ("submitted", "checked"))])
        waiting._allowed_moves()["check"]._make_move("check")
        approved = waiting._allowed_moves()["approve"]
        if not approved:
            raise UserError(
                self.env._(
                    "Nothing here is clean, and yours to approve. Open the exceptions."
                )
            )
        approved._make_move("approve")
        return self._told_approved(len(approved), len(waiting - approved))

    def _told_approved(self, done, left):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._(
                    "Approved: %(done)s. Left: %(left)s.", done=done, left=left
                ),
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_list_for_payment(self):
        """Put what is approved on a list for the bank, one for each government."""
        approved = self or self.search(self._payable_domain())
        approved = approved.filtered_domain(self._payable_domain())
        if not approved:
            raise UserError(self.env._("Nothing here is approved and yet to be paid."))
        payments = approved._list_for_payment()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_fund.edu_payment_action"
        )
        if len(payments) > 1:
            return action | {"domain": [("id", "in", payments.ids)]}
        return action | {"res_id": payments.id, "views": [(False, "form")]}

    @api.model
    def _payable_domain(self):
        return [("state", "=", "approved"), ("payment_id", "=", False)]

    def _list_for_payment(self):
        by_owner = self.grouped("owner_unit_id")
        payments = self.env["edu.payment"].create(
            [{"owner_unit_id": owner.id} for owner in by_owner]
        )
        for payment, claims in zip(payments, by_owner.values(), strict=True):
            opened(claims.sudo(), STATE_GUARD).payment_id = payment
        payments._payees()
        return payments
