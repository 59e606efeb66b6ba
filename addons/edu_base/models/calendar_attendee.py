from odoo import models


class CalendarAttendee(models.Model):
    _inherit = "calendar.attendee"

    _partner_idx = models.Index("(partner_id)")

    def do_accept(self):
        return super(CalendarAttendee, self._answering()).do_accept()

    def do_decline(self):
        return super(CalendarAttendee, self._answering()).do_decline()

    def do_tentative(self):
        return super(CalendarAttendee, self._answering()).do_tentative()

    def _answering(self):
        """Return self, free to answer: one's own invitations are one's own to answer.

        Core lets those alone answer who may change the event.
        """
        return self.sudo() if self.partner_id == self.env.user.partner_id else self
