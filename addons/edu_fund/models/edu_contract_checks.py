from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ..tools.money import fen, total


class EduContractChecks(models.Model):
    """What has to be true of a contract before it goes further (JJ07)."""

    _inherit = "edu.contract"

    available = fields.Monetary(
        related="line_id.available",
        string="Left on the Line",
        help="Before the contract is signed (预算项目可用数)",
    )

    @api.constrains("supplement_to_id", "provider_id", "line_id")
    def _check_supplement_to_id(self):
        for contract in self:
            first = contract.supplement_to_id
            if first and (
                first.provider_id != contract.provider_id
                or first.owner_unit_id != contract.owner_unit_id
                or first.supplement_to_id
                or first == contract
            ):
                raise ValidationError(
                    self.env._(
                        "A supplement adds to a contract of the same two sides that "
                        "is no supplement itself."
                    )
                )

    @api.constrains("provider_id", "line_id")
    def _check_provider_id(self):
        for contract in self:
            if contract.provider_id.owner_unit_id != contract.owner_unit_id:
                raise ValidationError(
                    self.env._("Choose a provider from the list of the own government.")
                )

    def _check_ready(self):
        for contract in self:
            if not contract.number or not contract.deliverable_ids:
                raise UserError(
                    self.env._(
                        "%s: enter the number and what is to be delivered.",
                        contract.name,
                    )
                )
            if contract.is_evaluation and not contract.statement:
                raise UserError(
                    self.env._(
                        "%s: attach the statement that the evaluator is independent.",
                        contract.name,
                    )
                )
            contract._check_planned()

    def _check_planned(self):
        """Refuse payments that do not add up to the amount."""
        planned = total(self.payment_ids.mapped("amount"))
        if fen(planned) != fen(self.amount):
            line = self.line_id
            raise UserError(
                self.env._(
                    "%(contract)s: the payments add up to %(planned)s, the contract "
                    "is about %(amount)s.",
                    contract=self.name,
                    planned=line._yuan(planned),
                    amount=line._yuan(self.amount),
                )
            )

    def _check_delivered(self):
        if self.deliverable_ids.filtered(lambda item: item.state == "open"):
            raise UserError(
                self.env._(
                    "Accept what is still to be delivered first, or cancel the rest "
                    "of the contract."
                )
            )
