from odoo import api, fields, models
from odoo.exceptions import AccessError


class EduComplaintComplainant(models.Model):
    """What a complaint shows of who filed it, and to whom."""

    _inherit = "edu.complaint"

    complainant = fields.Char(
        compute="_compute_complainant",
        help="Masked; shown in full to the handler and the chief alone (投诉人)",
    )
    may_show_person = fields.Boolean(
        compute="_compute_complainant", export_string_translation=False
    )
    person_name = fields.Char(
        string="Name of the Complainant",
        compute="_compute_entry",
        inverse="_inverse_entry",
        help="Taken down once; empty where somebody wants to stay unknown (投诉人姓名)",
    )
    person_phone = fields.Char(
        string="Phone of the Complainant",
        compute="_compute_entry",
        inverse="_inverse_entry",
        help="Taken down once (投诉人电话)",
    )

    @api.depends("handler_id")
    @api.depends_context("uid", "lang")
    def _compute_complainant(self):
        persons = self._persons().grouped("complaint_id")
        entitled = self._origin._entitled()
        for complaint in self:
            person = persons.get(complaint._origin)
            complaint.may_show_person = person and complaint._origin in entitled
            if complaint.may_show_person:
                complaint.complainant = person._masked()
            else:
                known, unknown = self.env._("Withheld"), self.env._("Anonymous")
                complaint.complainant = known if person else unknown

    def _compute_entry(self):
        """What was taken down does not come back to the form."""
        self.person_name = self.person_phone = False

    def _inverse_entry(self):
        given = self.filtered(lambda one: one.person_name or one.person_phone)
        if given._persons():
            raise AccessError(self.env._("It is on record already who filed this."))
        self.env["edu.complaint.person"].sudo().create(
            [
                {
                    "complaint_id": complaint.id,
                    "name": complaint.person_name,
                    "phone": complaint.person_phone,
                }
                for complaint in given
            ]
        )

    def action_show_person(self):
        """Show who filed the complaint, and put on record that it was shown."""
        self.ensure_one()
        person = self._persons()
        if not person or self not in self._entitled():
            raise AccessError(
                self.env._("Only the handler and the owner's chief see who filed it.")
            )
        person._audit_read(["name", "phone"])
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "sticky": True,
                "title": self.env._("Filed by (this is on record)"),
                "message": " ".join(filter(None, (person.name, person.phone))),
            },
        }

    def _persons(self):
        """Return who filed self, in sudo. Private: asks nobody who may."""
        persons = self.env["edu.complaint.person"].sudo()
        return persons.search([("complaint_id", "in", self._origin.ids)])

    def _entitled(self):
        """Return those of self of which the user may see who filed them."""
        readable = self.sudo(False)._filtered_access("read")
        handled = readable.filtered(lambda one: one.handler_id == self.env.user)
        chief = self.env.user.has_group("edu_base.group_chief")
        return handled | readable._on_owner_side() if chief else handled
