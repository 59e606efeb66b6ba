from odoo import fields, models
from odoo.exceptions import UserError


class EduBudgetAdjustment(models.Model):
    """Contracts that go into the next year together with their money (结转).

    The old line would not give the money away before the contract leaves it, nor
    would the new one take the contract before the money is there: so both happen by
    one statement.
    """

    _inherit = "edu.budget.adjustment"

    carried_contract_ids = fields.One2many(
        "edu.contract",
        "carry_id",
        string="Contracts That Go Along",
        readonly=True,
        help="Carried to the next year when this is approved (随同结转的合同)",
    )

    def _check_approvable(self):
        result = super()._check_approvable()
        contracts = self._going_along()
        if contracts - contracts._of_other_sides():
            raise UserError(
                self.env._("Somebody else approves what carries your own contract.")
            )
        contracts._check_next_line()
        return result

    def _going_along(self):
        """Return the contracts that are still in force, and not there yet."""
        return self.carried_contract_ids.filtered(
            lambda contract: contract.state == "signed" and contract.next_line_id
        )

    def _bookings(self):
        return super()._bookings() + self._going_along()._carry_bookings()

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "approve":
            for document, going in self._going_along().grouped("carry_id").items():
                going._settle_there()
                going._move_unasked("carry", document.name)
        return result
