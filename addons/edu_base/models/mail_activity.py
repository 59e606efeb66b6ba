from odoo import api, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class MailActivity(models.Model):
    _name = "mail.activity"
    _inherit = ["mail.activity", "edu.handover.mixin"]

    _held_label = _lt("Open activities")

    @api.model
    def _held_by_person(self, person, day):
        return self.search([("user_id", "=", person.id), ("active", "=", True)])

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Give the next steps to the successor, where that one may read the record."""
        if not successor:
            return
        held = self._held_by_person(person, day)
        on_records = held.filtered("res_model")
        (held - on_records).write({"user_id": successor.id})
        for model, activities in on_records.grouped("res_model").items():
            records = (
                self.env[model].with_user(successor).browse(activities.mapped("res_id"))
            )
            readable = set(records.exists()._filtered_access("read").ids)
            activities.filtered(
                lambda activity, ids=readable: activity.res_id in ids
            ).write({"user_id": successor.id})
