from odoo import models


class MailActivity(models.Model):
    _inherit = "mail.activity"

    def _reminder_key(self):
        """Return (id of the inspector or 0, user): what tells reminders apart."""
        return self.res_id or 0, self.user_id

    def _bring_up_to_date(self, wanted, last_day):
        """Let each of self say what is `wanted` of it, and last until `last_day`."""
        for summary, steps in self.grouped(lambda s: wanted[s._reminder_key()]).items():
            steps.filtered(
                lambda step, text=summary: (
                    (step.summary, step.date_deadline) != (text, last_day)
                )
            ).write({"summary": summary, "date_deadline": last_day})
