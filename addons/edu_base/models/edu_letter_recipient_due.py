from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.transitions import STATE_GUARD, opened
from .edu_letter_recipient import ANSWERABLE

_lt = LazyTranslate(__name__)


class EduLetterRecipient(models.Model):
    """What a recipient owes: counted once, on the red list, passed on with the unit."""

    _name = "edu.letter.recipient"
    _inherit = ["edu.letter.recipient", "edu.due.mixin", "edu.handover.mixin"]

    _held_label = _lt("Receipts and replies to letters")
    _due_field = "date_due"
    _due_open_states = ANSWERABLE

    date_sent = fields.Date(
        string="Sent On", readonly=True, copy=False, help="发出日期"
    )
    receipt_deadline = fields.Date(
        string="Receipt Due", readonly=True, copy=False, help="回执期限"
    )
    reply_deadline = fields.Date(
        string="Reply Due", readonly=True, copy=False, help="回复期限"
    )
    date_due = fields.Date(
        string="Due",
        compute="_compute_date_due",
        store=True,
        help="Last day of what the unit owes now: receipt or reply (当前期限)",
    )

    _open_by_unit = models.Index(
        "(unit_id, date_due, id) WHERE date_due IS NOT NULL "
        "AND state IN ('sent', 'received')"
    )

    @api.model
    def _guarded_names(self):
        own = {"date_sent", "receipt_deadline", "reply_deadline"}
        return super()._guarded_names() | own

    @api.depends("state", "needs_receipt", "receipt_deadline", "reply_deadline")
    def _compute_date_due(self):
        for row in self:
            row.date_due = row.state in ANSWERABLE and row[row._deadline_field()]

    def action_remind(self):
        """Put what the units owe into the digests of their liaisons."""
        owed = Domain("res_model", "=", self._name) & Domain("res_id", "in", self.ids)
        return self.env["edu.due.item"].search(owed).action_remind()

    @api.model
    def _open_domain(self):
        return super()._open_domain() & Domain("date_due", "!=", False)

    def _deadline_field(self):
        """Return the name of the deadline of what is owed next."""
        confirming = self.state == "sent" and self.needs_receipt
        return "receipt_deadline" if confirming else "reply_deadline"

    def _put_off(self, day):
        self.ensure_one()
        values = {
            self._deadline_field(): day,
            "extension_count": self.sudo().extension_count + 1,
        }
        opened(self.sudo(), STATE_GUARD).write(values)

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids) & self._open_domain())

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let successors answer; a letter that the heir has too is owed once.

        They receive what has not gone out yet as well. It was counted for nobody: who
        sees the act need not know what is being written.
        """
        gone = self.env["edu.unit"].concat(*heirs)
        waiting = Domain("unit_id", "in", gone.ids) & Domain("state", "=", "waiting")
        held = self._held_by_units(gone, day) | self.search(waiting)
        for unit, rows in held.grouped("unit_id").items():
            heir = heirs[unit]
            double = rows.filtered(
                lambda row, heir=heir: heir in row.letter_id.recipient_ids.unit_id
            )
            drafted = double.filtered(lambda row: row.letter_id.state == "draft")
            (double - drafted)._make_own_move("lapse")
            drafted.unlink()
            opened(rows - double, STATE_GUARD).write({"unit_id": heir.id})

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "send":
            values["date_sent"] = today()
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "send":
            self._count_deadlines()
        return result

    def _count_deadlines(self):
        """Count the last days from today by the clock as it stands, for good."""
        clock, start = self.env["edu.holiday"]._calendar(), today()
        rows = opened(self.sudo(), STATE_GUARD)
        asked = ("needs_receipt", "receipt_days", "reply_days", "reply_unit")
        for terms, same in rows.grouped(lambda r: tuple(r[f] for f in asked)).items():
            receipt, receipt_days, reply_days, unit = terms
            same.write(
                {
                    "receipt_deadline": receipt and clock.deadline(start, receipt_days),
                    "reply_deadline": bool(reply_days)
                    and clock.deadline(start, reply_days, unit),
                }
            )
