from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduContractPayment(models.Model):
    """An instalment whose money the bank sends back is paid once more (退票, JJ07)."""

    _inherit = "edu.contract.payment"

    return_ids = fields.One2many(
        "edu.payment.return",
        "instalment_id",
        string="Sent Back by the Bank",
        readonly=True,
        help="退票记录",
    )

    def _take_money_back(self):
        """Book what came back, and let it be paid again.

        It is committed anew on the line that has paid; where that takes no bookings
        any more, on a line of this year's budget.
        """
        kept = self.filtered(lambda payment: not payment.line_id._takes_bookings())
        self._record_returns(kept)
        self._count_paid(-1)
        (self - kept)._book("refund", -1)
        kept._go_on_this_year()
        opened(self.sudo(), STATE_GUARD).write({"paid_by_id": False, "paid_on": False})

    def _record_returns(self, kept):
        self.env["edu.payment.return"]._record(
            {
                "instalment_id": payment.id,
                "line_id": payment.line_id.id,
                "amount": payment.amount,
                "paid_on": payment.paid_on,
                "stays_spent": payment in kept,
            }
            for payment in self
        )

    def _go_on_this_year(self):
        """Commit self on the line of this year to which each of them belongs now."""
        if not self:
            return
        found = self.env["edu.budget.line"]._open_this_year(self.sudo().unit_id)
        for payment in self:
            opened(payment.sudo(), STATE_GUARD).line_id = payment._line_among(found)
        contracts = self.contract_id.sudo()
        opened(contracts, STATE_GUARD).carried_on = today()
        self.env["edu.budget.line"]._book(self._bookings("commit", 1))

    def _line_among(self, lines):
        """Return the line of the contract, else the one most like that which paid."""
        former, goal = self.line_id, self.contract_id.line_id
        if goal in lines:
            return goal
        alike = lines.filtered(
            lambda line: (line.unit_id, line.kind) == (former.unit_id, former.kind)
        ).sorted(lambda line: line.name != former.name)
        if not alike:
            raise UserError(
                self.env._(
                    "%(unit)s has no open budget of %(year)s with a line like "
                    "“%(line)s”, from which it can be paid again.",
                    unit=former.unit_id.name,
                    year=today().year,
                    line=former.name,
                )
            )
        return alike[0]
