from odoo import fields, models

from ..models.edu_letter_receipt import Receipt
from ..tools.dates import today


class EduLetterReceiptNote(models.TransientModel):
    """Note that a unit has confirmed a letter by phone or on paper."""

    _name = "edu.letter.receipt.note"
    _description = "Note of a Receipt"

    recipient_id = fields.Many2one(
        "edu.letter.recipient",
        required=True,
        readonly=True,
        ondelete="cascade",
        help="收文单位",
    )
    means = fields.Selection(
        [("phone", "By Phone"), ("paper", "On Paper")],
        string="Way of Receipt",
        required=True,
        default="phone",
        help="电话、纸质",
    )
    name = fields.Char(string="Received By", required=True, help="签收人")
    day = fields.Date(
        string="Received On",
        required=True,
        default=lambda self: today(),
        help="签收日期",
    )

    def action_note(self):
        self.ensure_one()
        receipt = Receipt(self.means, self.name.strip(), self.day)
        self.recipient_id._note_receipt(receipt)
        return {"type": "ir.actions.act_window_close"}
