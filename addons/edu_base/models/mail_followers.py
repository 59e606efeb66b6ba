from odoo import api, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class MailFollowers(models.Model):
    _name = "mail.followers"
    _inherit = ["mail.followers", "edu.handover.mixin"]

    _held_label = _lt("Followed records")

    @api.model
    def _held_by_person(self, person, day):
        return self.search(self._of_ours(person))

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Let the successor follow what that one may read, in the person's place."""
        for model, rows in (
            self._held_by_person(person, day).grouped("res_model").items()
        ):
            if successor:
                records = self.env[model].browse(rows.mapped("res_id")).exists()
                own = records.with_user(successor)._filtered_access("read")
                own.sudo().message_subscribe(partner_ids=successor.partner_id.ids)
            rows.unlink()

    @api.model
    def _of_ours(self, person):
        """Return the domain of what a person follows among our records."""
        scoped = self.env.registry["edu.scoped.mixin"]
        ours = [
            name
            for name, model in self.env.registry.items()
            if issubclass(model, scoped)
        ]
        return [("partner_id", "=", person.partner_id.id), ("res_model", "in", ours)]
