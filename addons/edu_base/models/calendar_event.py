from odoo import api, fields, models

from ..tools.names import unreadable


class CalendarEvent(models.Model):
    """Events about our records are seen by their people and by the owner's side.

    Core lets every internal user read and delete any event. What stands in the diary
    without an organiser is kept in step by its record, and by nobody else.
    """

    _name = "calendar.event"
    _inherit = ["calendar.event", "edu.guarded.mixin"]

    _guarded_fields = frozenset({"edu_owner_unit_id"})

    edu_owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner of the Record",
        compute="_compute_edu_owner_unit_id",
        compute_sudo=True,
        store=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The government whose record the event is about (归属)",
    )

    @api.depends("res_model", "res_id")
    def _compute_edu_owner_unit_id(self):
        for name, events in self.grouped("res_model").items():
            owners = self._owners_of(name, events.mapped("res_id"))
            for event in events:
                event.edu_owner_unit_id = owners.get(event.res_id)

    @api.model
    def _owners_of(self, name, ids):
        """Return {id: owner} of those records of the model `name` that have one."""
        model = self.env.get(name or "")
        if not isinstance(model, self.env.registry["edu.scoped.mixin"]):
            return {}
        return {
            record.id: record.owner_unit_id for record in model.browse(ids).exists()
        }

    @api.depends("edu_owner_unit_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        hidden = unreadable(self.filtered("edu_owner_unit_id"))
        for event in self:
            if event._origin in hidden:
                event.display_name = self.env._("Busy")
        return result

    @api.depends("edu_owner_unit_id")
    def _compute_user_can_edit(self):
        result = super()._compute_user_can_edit()
        for event in self.filtered("edu_owner_unit_id"):
            event.user_can_edit = event.user_id == self.env.user
        return result

    @api.model
    def _guarded_names(self):
        """People archive their own events as they like."""
        return self._guarded_fields

    @api.model
    def _guarded_defaults(self):
        return {}

    @api.model
    def _get_activity_excluded_models(self):
        """What a record keeps in the diary is no next step of anybody's."""
        kept = self.env.registry["edu.event.mixin"]
        ours = [
            name for name, model in self.env.registry.items() if issubclass(model, kept)
        ]
        return super()._get_activity_excluded_models() + ours

    def _notify_get_recipients(self, message, msg_vals=False, **kwargs):
        """Tell those who take part, and of other followers those who may read."""
        recipients = super()._notify_get_recipients(
            message, msg_vals=msg_vals, **kwargs
        )
        if not self.edu_owner_unit_id:
            return recipients
        people = self.sudo().partner_ids.ids
        return [
            recipient
            for recipient in recipients
            if recipient["id"] in people
            or (
                recipient["uid"] and self.with_user(recipient["uid"]).has_access("read")
            )
        ]
