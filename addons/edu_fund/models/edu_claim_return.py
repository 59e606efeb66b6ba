from odoo import fields, models

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..tools.money import fen, yuan


class EduClaim(models.Model):
    """A claim whose money the bank sends back waits to be paid once more (退票)."""

    _inherit = "edu.claim"

    return_ids = fields.One2many(
        "edu.payment.return",
        "claim_id",
        string="Sent Back by the Bank",
        readonly=True,
        help="退票记录",
    )

    def action_take_back(self):
        return self._ask_reason("take_back")

    def _take_money_back(self):
        """Book what came back, and let it be paid again.

        It is committed anew on the line that has paid; where that takes no bookings
        any more, on a line of this year's budget.
        """
        kept = self.filtered(
            lambda claim: not claim.sudo().item_ids.line_id._takes_bookings()
        )
        self._record_returns(kept)
        (self - kept)._book("refund", committed=1, spent=-1)
        kept._choose_lines()
        kept._book("commit", committed=1)
        opened(self.sudo(), STATE_GUARD).write({"payment_id": False, "paid_on": False})

    def _record_returns(self, kept):
        """Record what came back of each line; of `kept` it stays spent there."""
        items = self.sudo().item_ids.grouped(lambda item: (item.claim_id, item.line_id))
        self.env["edu.payment.return"]._record(
            {
                "claim_id": claim.id,
                "payment_id": claim.payment_id.id,
                "line_id": line.id,
                "amount": float(yuan(sum(map(fen, own.mapped("amount"))))),
                "paid_on": claim.paid_on,
                "stays_spent": claim.id in kept.ids,
            }
            for (claim, line), own in items.items()
        )
