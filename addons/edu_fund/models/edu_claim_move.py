from odoo import models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduClaimMove(models.Model):
    """Who may take a claim a step further, and what each step leaves behind."""

    _inherit = "edu.claim"

    def action_withdraw(self):
        self._make_move("withdraw")

    def action_cancel(self):
        self._make_move("cancel")

    def action_check(self):
        self._make_move("check")

    def action_accept(self):
        return self._ask_reason("accept")

    def action_approve(self):
        self._make_move("approve")

    def _own_claims(self):
        """Return what the user claims, or has entered for somebody."""
        user = self.env.user
        return self.filtered(
            lambda claim: (
                claim.partner_id == user.partner_id or claim.create_uid == user
            )
        )

    def _of_others(self):
        """Return what the user may judge: nobody clears the own claim."""
        own = self.env.user.partner_id
        return self._on_owner_side().filtered(lambda claim: claim.partner_id != own)

    def _clean_of_others(self):
        return self._of_others().filtered(lambda claim: not claim.issue_count)

    def _exceptions_of_others(self):
        return self._of_others().filtered("issue_count")

    def _unlisted_of_others(self):
        return self._of_others().filtered(lambda claim: not claim.payment_id)

    def _check_one(self):
        if len(self) > 1:
            raise UserError(self.env._("Accept exceptions one by one, with a reason."))

    def _check_submission(self):
        if any(not claim.item_ids for claim in self):
            raise UserError(self.env._("Enter at least one expense."))
        strangers = (self - self._on_owner_side()).owner_unit_id
        if odd := strangers - self.env.user._paying_governments():
            raise UserError(
                self.env._(
                    "%s does not pay what you spend. Choose the government you serve.",
                    odd[0].name,
                )
            )

    def _make_move(self, name, reason=None):
        result = super()._make_move(name, reason)
        if name == "accept":
            opened(self.sudo(), STATE_GUARD).accepted_because = reason
        return result

    def _move_values(self, move):
        return super()._move_values(move) | self._stamps().get(move.name, {})

    def _stamps(self):
        user, day = self.env.uid, today()
        cleared = dict.fromkeys(
            ("checked_by_id", "approved_by_id", "accepted_because"), False
        )
        return {
            "submit": {"submitted_on": day, **cleared},
            "check": {"checked_by_id": user},
            "accept": {"checked_by_id": user},
            "approve": {"approved_by_id": user},
            "pay": {"paid_on": day},
        }

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "submit":
            self._give_numbers()
            self._commit_money()
        elif move.name in ("withdraw", "return"):
            self._release_money()
        elif move.name == "pay":
            self._spend_money()
        elif move.name == "take_back":
            self._take_money_back()
        return result

    def _give_numbers(self):
        """Number each claim by its id: told apart everywhere, and nobody waits."""
        for claim in opened(self.sudo(), STATE_GUARD):
            claim.number = claim.number or f"BX{today().year}-{claim.id:06d}"
