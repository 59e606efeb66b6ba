from odoo import models


class MailThread(models.AbstractModel):
    _inherit = "mail.thread"

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Tell nobody of a record of ours who may not read it, follower or not."""
        recipients = super()._notify_get_recipients(
            message, msg_vals=msg_vals, **kwargs
        )
        if not self or not isinstance(self, self.env.registry["edu.scoped.mixin"]):
            return recipients
        return [
            recipient
            for recipient in recipients
            if recipient["uid"] and self.with_user(recipient["uid"]).has_access("read")
        ]

    def _web_push_send_notification(
        self, devices, private_key, public_key, payload_by_lang=None, payload=None
    ):
        """Send nothing: a push passes through the maker of the browser."""
