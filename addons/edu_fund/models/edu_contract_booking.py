from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..tools.money import yuan


class EduContractBooking(models.Model):
    """What a contract does to its line, and what of it is paid (JJ07)."""

    _inherit = "edu.contract"

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name in ("sign", "reopen"):
            self._book_unpaid("commit", 1)
        if move.target in ("closed", "cancelled"):
            self.filtered("signed_on")._book_unpaid("release", -1)
        return result

    def _book_unpaid(self, movement, sign):
        self.env["edu.budget.line"]._book(
            self._unpaid_instalments()._bookings(movement, sign)
        )

    def _unpaid_instalments(self):
        """Return what is not paid yet, whoever may read it."""
        payments = self.sudo().payment_ids
        return payments.filtered(lambda payment: payment.state == "planned")

    def _add_paid(self, amounts):
        """Count {contract: fen} as paid, or refuse; less than nought takes it back.

        One statement for all: of two that pay at the same time, the later one begins
        anew and sees what is left.
        """
        contracts = self.browse(sorted(contract.id for contract in amounts))
        paid = [yuan(amounts[contract]) for contract in contracts]
        self.env.flush_all()
        done = self.env.execute_query(self._paying_query(contracts.ids, paid))
        contracts.invalidate_recordset(["paid"])
        contracts.sudo().modified(["paid"])
        refused = contracts - contracts.browse(number for (number,) in done)
        if refused:
            raise UserError(
                self.env._(
                    "%s: the contract is not in force, or no more is left to pay.",
                    refused[0].name,
                )
            )

    def _paying_query(self, ids, paid):
        return SQL(
            """
            WITH asked AS (
                SELECT * FROM unnest(%s::int[], %s::numeric[]) AS row (id, paid)
            ), held AS (
                SELECT id FROM edu_contract
                WHERE id IN (SELECT id FROM asked) ORDER BY id FOR UPDATE
            )
            UPDATE edu_contract AS contract
            SET paid = contract.paid + asked.paid
            FROM asked JOIN held USING (id)
            WHERE contract.id = asked.id
                AND contract.state = 'signed'
                AND contract.paid + asked.paid BETWEEN 0 AND contract.amount
            RETURNING contract.id
            """,
            ids,
            paid,
        )
