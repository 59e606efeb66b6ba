from odoo import models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, is_open, opened

from ..tools.money import fen, yuan


class EduContract(models.Model):
    _inherit = "edu.contract"

    def _check_split(self):
        """The history tells of what was split: it has no other way in."""
        if not is_open(self, STATE_GUARD):
            raise UserError(self.env._("Split an instalment by its own button."))


class EduContractPayment(models.Model):
    """An instalment of which a part is paid first (拆分付款, JJ07)."""

    _inherit = "edu.contract.payment"

    def action_split(self):
        """Ask for the first part."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Split an Instalment"),
            "res_model": "edu.contract.split",
            "views": [(False, "form")],
            "target": "new",
            "context": {"default_payment_id": self.id},
        }

    def _split(self, first, rest_on):
        """Divide the instalment: `first` fen as planned, and the rest on `rest_on`.

        The contract's history says so. Raises UserError if either part is nothing, or
        it is paid already.
        """
        self.ensure_one()
        rest = fen(self.amount) - first
        self._refuse_split(first, rest)
        line = self.line_id
        told = self.env._(
            "%(instalment)s: %(amount)s = %(first)s + %(rest)s",
            instalment=self.name,
            amount=line._yuan(self.amount),
            first=line._yuan(yuan(first)),
            rest=line._yuan(yuan(rest)),
        )
        opened(self.contract_id, STATE_GUARD)._make_move("split", told)
        opened(self.sudo(), STATE_GUARD).amount = float(yuan(first))
        second = self.copy_data({"amount": float(yuan(rest)), "planned_on": rest_on})
        second = opened(self.sudo().browse(), STATE_GUARD).create(second)
        opened(second, STATE_GUARD).line_id = line

    def _refuse_split(self, first, rest):
        if self.state != "planned":
            raise UserError(self.env._("%s is paid already.", self.name))
        if first <= 0 or rest <= 0:
            raise UserError(
                self.env._(
                    "The first part is more than nought and less than %s.",
                    self.line_id._yuan(self.amount),
                )
            )

    def _refuse_added_line(self):
        """The second part of what was split is added to a contract in force."""
        if not is_open(self.browse(), STATE_GUARD):
            return super()._refuse_added_line()
        return None
