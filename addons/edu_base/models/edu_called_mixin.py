from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import format_datetime

from ..tools.dates import CHINA


class EduCalledMixin(models.AbstractModel):
    """What people are called to: a meeting, a training session.

    A model has `name`, `stop` and `state` and declares the moves `call`, `hold`,
    `cancel` and `reopen`. It says who is called, and in `_sentences` what they are
    told and what is refused. Once called it stands in their diary.
    """

    _name = "edu.called.mixin"
    _inherit = ["edu.event.mixin", "edu.transition.mixin", "mail.thread"]
    _description = "Called to by Notice"

    _event_fields = frozenset({"name", "start", "stop", "place", "state"})
    _announced_states = ("called", "held")
    _over_states = ("held", "cancelled")
    _time_fields = frozenset({"start", "stop"})  # kept as they were once it is over
    _list_field = None  # the one2many to who is called

    start = fields.Datetime(required=True, tracking=True, index=True, help="开始时间")
    place = fields.Char(string="Venue", tracking=True, help="地点")

    def write(self, vals):
        if self._time_fields & vals.keys():
            self._check_not_over()
        moved = self.browse()
        if {"start", "stop"} & vals.keys():
            moved = self.filtered(lambda record: record.state == "called")
        result = super().write(vals)
        moved._tell(self._sentences()["moved"])
        return result

    def action_call(self):
        self._make_move("call")

    def action_hold(self):
        self._make_move("hold")

    def action_cancel(self):
        return self._ask_reason("cancel")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def _called_accounts(self):
        """Return the users called to any of self, of those who have an account."""
        raise NotImplementedError

    def _sentences(self):
        """Return a dict of sentences.

        `invited`, `moved` and `cancelled` are told; `nobody` (is called), `early` and
        `over` say what is refused.
        """
        raise NotImplementedError

    def _event_values(self):
        if self.state not in self._announced_states:
            return None
        return {
            "name": self.name,
            "start": self.start,
            "stop": self.stop,
            "location": self.place,
            "partner_ids": self._called_accounts().partner_id,
        }

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "call":
            values["released_on"] = fields.Datetime.now()
        return values

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "call":
            self._tell(self._sentences()["invited"])
        elif move.name == "cancel":
            self.filtered("released_on")._tell(self._sentences()["cancelled"])
        return result

    def _tell(self, sentence):
        """Notify those called who have an account."""
        for record in self:
            record._tell_people(record._called_accounts(), sentence)

    def _tell_people(self, accounts, sentence):
        """Notify `accounts` (users) of one record, but not who is acting."""
        told = accounts - self.env.user
        if not told:
            return
        begins = format_datetime(self.env, self.start, tz=CHINA.key)
        self.message_notify(
            partner_ids=told.partner_id.ids,
            subject=self.name,
            body=" ".join(filter(None, [sentence, begins, self.place])),
        )

    def _check_not_over(self):
        if any(record.state in self._over_states for record in self):
            raise UserError(self._sentences()["over"])

    def _check_listed(self):
        if any(not record[self._list_field] for record in self):
            raise UserError(self._sentences()["nobody"])

    def _check_begun(self):
        if any(record.start > fields.Datetime.now() for record in self):
            raise UserError(self._sentences()["early"])
