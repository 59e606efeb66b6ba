from dataclasses import dataclass
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.dates import today


@dataclass(frozen=True)
class Receipt:
    """Who received a letter, how and when: no browser can send such an object."""

    means: str
    name: str
    day: date


class EduLetterRecipient(models.Model):
    """The receipt: given by account or link, or noted as told by phone or on paper."""

    _inherit = "edu.letter.recipient"

    received_on = fields.Date(readonly=True, copy=False, help="签收日期")
    received_by_name = fields.Char(
        string="Received By", readonly=True, copy=False, help="签收人"
    )
    received_by_id = fields.Many2one(
        "res.users",
        string="Account of the Receiver",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="Where the receipt was given by account or link (签收账号)",
    )
    receipt_means = fields.Selection(
        [
            ("account", "By Account"),
            ("link", "By Link"),
            ("phone", "By Phone"),
            ("paper", "On Paper"),
        ],
        string="Way of Receipt",
        readonly=True,
        copy=False,
        help="账号、链接、电话、纸质",
    )

    @api.model
    def _guarded_names(self):
        own = {"received_on", "received_by_name", "received_by_id", "receipt_means"}
        return super()._guarded_names() | own

    def action_note_receipt(self):
        """Open the form in which an officer notes a receipt by phone or on paper."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Note Receipt"),
            "res_model": "edu.letter.receipt.note",
            "view_mode": "form",
            "target": "new",
            "context": {"default_recipient_id": self.id},
        }

    def _check_receipt(self):
        receipt = self._receipt()
        if not receipt.name or receipt.means not in ("phone", "paper"):
            raise UserError(self.env._("Say who received it, and how."))
        for row in self:
            if not row.date_sent <= receipt.day <= today():
                raise UserError(
                    self.env._("It was received on a day from its sending to today.")
                )

    def _receipt(self):
        """Return the Receipt at hand, by default the user's own."""
        told = self.env.context.get("edu_letter_receipt")
        own = Receipt("account", self.env.user.name, today())
        return told if isinstance(told, Receipt) else own

    def _note_receipt(self, receipt):
        """Note a Receipt that a unit gave by phone or on paper."""
        self.with_context(edu_letter_receipt=receipt)._make_move("note_receipt")

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name in ("confirm", "note_receipt"):
            receipt = self._receipt()
            values |= {
                "received_on": receipt.day,
                "received_by_name": receipt.name,
                "received_by_id": move.name == "confirm" and self.env.uid,
                "receipt_means": receipt.means,
            }
        return values
