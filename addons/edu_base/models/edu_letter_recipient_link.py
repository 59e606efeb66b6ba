from odoo import models
from odoo.fields import Command

from ..tools.dates import today
from ..tools.links import LinkField
from .edu_letter_receipt import Receipt


class EduLetterRecipient(models.Model):
    """The personal link by which a liaison confirms a letter, and replies."""

    _name = "edu.letter.recipient"
    _inherit = ["edu.letter.recipient", "edu.link.target"]

    _link_purpose = "letter_recipient"
    _link_template = "edu_base.link_form_letter_recipient"

    @property
    def _link_fields(self):
        """A receipt needs no reply; who has confirmed the letter is here to reply."""
        asked = {}
        if self.kind == "filing":
            asked["filing_number"] = LinkField("text", 60)
        if self.reply_days:
            replying = self.state == "received"
            asked["reply"] = LinkField("text", 5000, replying)
            asked["files"] = LinkField("file", most=5)
        return asked

    def _submit_link(self, values):
        """Confirm the letter and hand in what there is of a reply, as in the form."""
        files = self._link_uploads(self._name, values.pop("files", []))
        uploads = [Command.link(file.id) for file in files]
        self.write({**values, "attachment_ids": uploads})
        if self.state == "sent":
            own = Receipt("link", self.env.user.name, today())
            self.with_context(edu_letter_receipt=own).action_confirm()
        if values.get("reply") or files:
            self.action_reply()
