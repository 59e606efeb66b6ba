from odoo import api, fields, models
from odoo.fields import Command
from odoo.tools.misc import clean_context

from ..tools.transitions import STATE_GUARD, opened

# The record itself tells its people; core would write a mail for each of them.
QUIET = {
    "dont_notify": True,
    "mail_create_nolog": True,
    "mail_create_nosubscribe": True,
    "mail_notrack": True,
    "no_mail_to_attendees": True,
    "skip_contact_description": True,
    "tracking_disable": True,
}


class EduEventMixin(models.AbstractModel):
    """A record that stands in the diary of its people.

    A model says in `_event_values` what the diary shows, and in `_event_fields` which
    of its fields that depends on. A model whose records change in great numbers names
    none, and lets a job call `_keep_events`.
    """

    _name = "edu.event.mixin"
    _inherit = ["edu.guarded.mixin"]
    _description = "Record in the Calendar"

    _event_fields = frozenset()

    event_id = fields.Many2one(
        "calendar.event",
        string="Diary Entry",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        exportable=False,
        help="Where the record stands in the calendar of its people (日程)",
    )

    def write(self, vals):
        result = super().write(vals)
        if self._event_fields & vals.keys():
            self._keep_events()
        return result

    def unlink(self):
        entries = self._entries()
        result = super().unlink()
        entries.unlink()
        return result

    @api.model
    def _guarded_names(self):
        return super()._guarded_names() | {"event_id"}

    def _event_values(self):
        """Return what the diary shows of one record, or None if it shows nothing.

        A dict of `name`, `start`, `stop`, `location` and `partner_ids` (records).
        """
        raise NotImplementedError

    def _keep_events(self):
        """Bring the diary into step: one batch of new entries, one write a change."""
        wanted = {record: record._event_values() for record in self.sudo()}
        shown = {record: values for record, values in wanted.items() if values}
        (self - self.browse().union(*shown))._entries().unlink()
        self._change_entries({r: v for r, v in shown.items() if r.event_id})
        self.browse()._add_entries({r: v for r, v in shown.items() if not r.event_id})

    def _entries(self):
        """Return the diary entries of self, as the one who keeps them."""
        context = clean_context(self.env.context) | QUIET
        # The whole context is replaced: what stood in it is not for the diary.
        events = self.sudo().event_id
        return events.with_context(context)  # pylint: disable=context-overridden

    @api.model
    def _written(self, values):
        people = values.get("partner_ids")
        if people is None:
            return dict(values)
        return {**values, "partner_ids": [Command.set(people.ids)]}

    @api.model
    def _add_entries(self, shown):
        model_id = self.env["ir.model"]._get_id(self._name)
        entries = self._entries().create(
            [
                {
                    **self._written(values),
                    "res_model_id": model_id,
                    "res_id": record.id,
                    "user_id": False,
                    "description": False,
                }
                for record, values in shown.items()
            ]
        )
        records = opened(self.sudo().union(*shown), STATE_GUARD)
        for record, entry in zip(records, entries, strict=True):
            record.event_id = entry

    @api.model
    def _change_entries(self, shown):
        """Write each change once, on all the entries that it is the same for."""
        changes = {}
        for record, values in shown.items():
            entry = record._entries()
            changed = tuple(
                (name, entry[name], value)
                for name, value in values.items()
                if entry[name] != value
            )
            changes[changed] = changes.get(changed, entry) | entry
        for changed, entries in changes.items():
            values = {name: value for name, _was, value in changed}
            if values:
                entries.write(self._written(values))
            if "start" in values:
                entries.attendee_ids.state = "needsAction"
