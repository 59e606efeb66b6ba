from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.edu_base.tools.dates import today

from ..tools import identity

OFFICER = "edu_base.group_officer"
NUMBER = "identity_number"
FACTS = ("birth_date", "gender")  # what a number says of its bearer


class EduInspector(models.Model):
    """The identity number: taken in, seen by its ends, shown in full on record.

    It is checked, fills in what it says of its bearer, and is kept apart from the
    person (`edu.inspector.identity`).
    """

    _inherit = "edu.inspector"

    identity_masked = fields.Char(
        string="Identity Number",
        compute="_compute_identity_masked",
        groups=OFFICER,
        help="To tell namesakes apart; officers see it in full, on record (身份证号)",
    )
    identity_number = fields.Char(
        string="New Identity Number",
        compute="_compute_identity_number",
        readonly=False,
        groups=OFFICER,
        help="Taken in, and never given back (录入身份证号)",
    )
    identity_note = fields.Char(
        string="Note on the Number",
        compute="_compute_identity_note",
        groups=OFFICER,
        help="What is worth a second look (身份证号提示)",
    )

    def _compute_identity_masked(self):
        rows = self.env["edu.inspector.identity"]._of(self)
        for inspector in self:
            row = rows.get(inspector._origin.id)
            inspector.identity_masked = row and identity.masked(row.number)

    def _compute_identity_number(self):
        self.identity_number = False

    @api.depends("identity_number")
    def _compute_identity_note(self):
        rows = self.env["edu.inspector.identity"]._of(self)
        for inspector in self:
            row = rows.get(inspector._origin.id)
            number = inspector.identity_number or (row and row.number)
            inspector.identity_note = number and self._noted(number)

    @api.onchange("identity_number")
    def _onchange_identity_number(self):
        try:
            found = self._read_number(self.identity_number)
        except ValidationError:
            return  # The note says so.
        self.update(self._told_by(found, {name: self[name] for name in FACTS}))

    @api.constrains("birth_date", "gender")
    def _check_identity(self):
        """Refuse what contradicts the number that is there."""
        rows = self.env["edu.inspector.identity"]._of(self)
        for inspector in self.sudo().filtered(lambda one: one.id in rows):
            found = identity.read(rows[inspector.id].number, today())
            if inspector.birth_date and inspector.birth_date != found.birth_date:
                raise ValidationError(
                    self.env._(
                        "%(name)s: the identity number tells of another birth date "
                        "than %(date)s.",
                        name=inspector.name,
                        date=inspector.birth_date,
                    )
                )
            if inspector.gender and inspector.gender != found.gender:
                raise ValidationError(
                    self.env._(
                        "%s: the identity number tells of the other gender.",
                        inspector.name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        found = [self._read_number(vals.get(NUMBER)) for vals in vals_list]
        if not any(found):
            return super().create([self._without_number(vals) for vals in vals_list])
        self._check_field_access(self._fields[NUMBER], "write")
        inspectors = super().create(
            [
                self._without_number(vals) | self._told_by(number, vals)
                for vals, number in zip(vals_list, found, strict=True)
            ]
        )
        inspectors._take_in(found)
        inspectors._check_identity()
        return inspectors

    def write(self, vals):
        found = self._read_number(vals.get(NUMBER))
        if not found:
            return super().write(self._without_number(vals))
        self.ensure_one().check_access("write")
        self._check_field_access(self._fields[NUMBER], "write")
        facts = {name: vals.get(name, self[name]) for name in FACTS}
        self._take_in([found])
        result = super().write(self._without_number(vals) | self._told_by(found, facts))
        self._check_identity()
        return result

    def action_show_identity_number(self):
        """Show the full number to an officer of the owner, and keep that on record."""
        self.ensure_one()
        if not self.env.user.has_group(OFFICER) or not self._on_owner_side():
            raise AccessError(
                self.env._("Only officers of the owner are shown the number.")
            )
        self.check_access("read")
        row = self.env["edu.inspector.identity"]._of(self).get(self.id)
        if not row:
            raise ValidationError(self.env._("No identity number is on file."))
        self._audit_read(["identity_masked"])
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"title": self.name, "message": row.number, "sticky": True},
        }

    def action_remove_identity_number(self):
        """Take a number off that belongs to somebody else or is needed no longer."""
        self.check_access("write")
        for row in self.env["edu.inspector.identity"]._of(self).values():
            row.unlink()

    def _take_in(self, found):
        """Keep an `Identity` or None for each of self; refuse numbers of others."""
        numbers = {
            inspector: identity.number
            for inspector, identity in zip(self, found, strict=True)
            if identity
        }
        identities = self.env["edu.inspector.identity"]
        for number, bearer in identities._bearers(numbers.values()).items():
            if numbers.get(bearer) != number:
                raise ValidationError(self._taken(bearer))
        identities._keep(numbers)
        self.invalidate_model(["identity_masked", "identity_note"], flush=False)

    @api.model
    def _taken(self, bearer):
        """Return the sentence that a number is taken, and by whom if that is ours."""
        if bearer.has_access("read"):
            return self.env._("%s has this identity number already.", bearer.name)
        return self.env._(
            "An inspector of another government has this identity number. Ask the "
            "government above to look into it."
        )

    @api.model
    def _read_number(self, text):
        """Return the `Identity` of a typed number, None for none.

        Raises ValidationError.
        """
        try:
            return identity.read(text, today()) if text else None
        except identity.BadNumber as error:
            raise ValidationError(self._number_fault(error.args[0])) from None

    @api.model
    def _number_fault(self, code):
        """Return the sentence for a code of `identity.BadNumber`."""
        return {
            "length": self.env._("An identity number has 18 characters."),
            "format": self.env._(
                "An identity number has 17 digits, and a digit or X at the end."
            ),
            "checksum": self.env._(
                "The last character of the identity number does not fit the others: "
                "something is mistyped."
            ),
            "date": self.env._("There is no such birth date in the identity number."),
        }[code]

    @api.model
    def _noted(self, number):
        """Return what is worth a second look in a number, or False."""
        try:
            known = self._read_number(number).is_place_known
        except ValidationError as error:
            return error.args[0]
        return not known and self.env._(
            "The number names no place in the list, as those of residence permits do. "
            "Compare it with the card."
        )

    @api.model
    def _told_by(self, found, vals):
        """Return what a number says of its bearer and `vals` leave open."""
        return {
            name: getattr(found, name) for name in FACTS if found and not vals.get(name)
        }

    @api.model
    def _without_number(self, vals):
        return {name: value for name, value in vals.items() if name != NUMBER}
