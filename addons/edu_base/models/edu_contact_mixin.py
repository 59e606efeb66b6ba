from odoo import api, fields, models
from odoo.exceptions import UserError


class EduContactMixin(models.AbstractModel):
    """A record with a contact of its own, which comes and goes with it.

    The contact keeps the name and what `_contact_fields` says: {field of the record:
    field of the contact}. `_contact_values` are the same for every contact. Both are
    written by whoever may write the record.
    """

    _name = "edu.contact.mixin"
    _description = "With a Contact of its Own"

    _contact_fields = {}
    _contact_values = {}

    partner_id = fields.Many2one(
        "res.partner",
        string="Contact",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        ondelete="restrict",
        help="Whose phone, mail and address it has (联系信息)",
    )

    @api.model_create_multi
    def create(self, vals_list):
        self._refuse_contact(vals_list)
        contacts = (
            self.env["res.partner"]
            .sudo()
            .create(
                [
                    {"name": vals.get("name"), **self._contact_values}
                    | self._contact(vals)
                    for vals in vals_list
                ]
            )
        )
        return super().create(
            [
                self._without_contact(vals) | {"partner_id": contact.id}
                for vals, contact in zip(vals_list, contacts, strict=True)
            ]
        )

    def write(self, vals):
        self._refuse_contact([vals])
        result = super().write(self._without_contact(vals))
        if contact := self._contact(vals):
            self.check_access("write")
            self.partner_id.sudo().write(contact)
        return result

    def unlink(self):
        contacts = self.partner_id.sudo()
        result = super().unlink()
        contacts.unlink()
        return result

    def _refuse_contact(self, vals_list):
        """Refuse a contact of somebody else: its phone would be ours to change."""
        if any(vals.get("partner_id") for vals in vals_list):
            raise UserError(
                self.env._("Each has a contact of its own, none takes one.")
            )

    @api.model
    def _contact(self, vals):
        """Return what `vals` tell of the contact, by its own fields."""
        kept = {"name": "name", **self._contact_fields}
        return {kept[name]: vals[name] for name in vals if name in kept}

    @api.model
    def _without_contact(self, vals):
        return {
            name: value
            for name, value in vals.items()
            if name not in self._contact_fields
        }
