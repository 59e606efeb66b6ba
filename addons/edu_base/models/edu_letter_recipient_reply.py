from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.dates import today
from ..tools.transitions import STATE_GUARD, is_open
from ..tools.uploads import adopt_uploads
from .edu_letter_recipient import ANSWERABLE


class EduLetterRecipient(models.Model):
    """The reply: written by the unit or entered as it came on paper, then judged."""

    _inherit = "edu.letter.recipient"

    _content = frozenset({"reply", "attachment_ids", "filing_number"})

    reply = fields.Text(copy=False, help="What the unit answers (回复内容)")
    attachment_ids = fields.Many2many(
        "ir.attachment",
        "edu_letter_recipient_attachment_rel",
        "recipient_id",
        "attachment_id",
        string="Files",
        copy=False,
        help="Of the reply (回复附件)",
    )
    filing_number = fields.Char(
        copy=False, help="Under which the receiver has filed it (备案号)"
    )
    replied_on = fields.Date(readonly=True, copy=False, help="回复日期")
    replied_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="回复人",
    )

    return_reason = fields.Text(
        compute="_compute_return_reason", help="Why the reply came back (退回原因)"
    )

    @api.depends("state")
    def _compute_return_reason(self):
        rows = self.transition_ids.filtered(lambda step: step.move == "return")
        last = {step.res_id: step.reason for step in rows.sorted("id")}
        for row in self:
            row.return_reason = last.get(row.id)

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.filtered(
            lambda row: any(row[f] for f in self._content)
        )._check_answerable()
        return rows

    def write(self, vals):
        if not is_open(self, STATE_GUARD) and self._content & vals.keys():
            self._check_answerable()
        result = super().write(vals)
        if "attachment_ids" in vals:
            for row in self:
                fresh = row.attachment_ids.filtered(lambda file: not file.res_id)
                adopt_uploads(row, fresh)
        return result

    def action_reply(self):
        """Hand in the reply; who replies has received the letter."""
        self.filtered(lambda row: row.state == "sent")._make_move("confirm")
        self._make_move("reply")

    def action_accept(self):
        self._make_move("accept")

    def action_return(self):
        return self._ask_reason("return")

    def _check_answerable(self):
        if any(row.state not in ANSWERABLE for row in self):
            raise UserError(
                self.env._("A reply is written between receiving a letter and sending.")
            )

    def _check_replied(self):
        for row in self:
            if not row.reply_days:
                raise UserError(self.env._("The letter asks for no reply."))
            if not ((row.reply or "").strip() or row.attachment_ids):
                raise UserError(self.env._("Write the reply first, or add a file."))

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "reply":
            values |= {"replied_on": today(), "replied_by_id": self.env.uid}
        if move.name == "return":
            values |= {"replied_on": False, "replied_by_id": False}
        return values
