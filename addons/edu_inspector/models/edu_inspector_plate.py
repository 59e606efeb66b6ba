from odoo import fields, models
from odoo.fields import Domain
from odoo.tools.image import image_data_uri

from .edu_inspector import PHOTO


class EduInspectorPlate(models.Model):
    """The schools an inspector is responsible for."""

    _inherit = "edu.inspector"

    def _after_exit(self, day):
        """End the plates of those who leave office, `day` being the last one served."""
        result = super()._after_exit(day)
        plates, after = self.env["edu.plate"].sudo(), fields.Date.add(day, days=1)
        plates.search(
            Domain("inspector_id", "in", self.ids) & plates._lasting(after)
        )._end_before(after)
        return result

    def _loads_on(self, day):
        """Return {inspector: number of schools} on `day`, in one query."""
        plates = self.env["edu.plate"].sudo()
        return dict(
            plates._read_group(
                Domain("inspector_id", "in", self.ids) & plates._serving_on(day),
                ["inspector_id"],
                ["__count"],
            )
        )

    def _photo_checksums(self):
        """Return {inspector id: checksum of the photo}, in one query.

        The photo is the contact's, at whose record its file is kept.
        """
        contacts = {person.partner_id.id: person.id for person in self.sudo()}
        photos = (
            self.env["ir.attachment"]
            .sudo()
            .search_fetch(
                [
                    ("res_model", "=", "res.partner"),
                    ("res_field", "=", PHOTO),
                    ("res_id", "in", list(contacts)),
                ],
                ["res_id", "checksum"],
            )
        )
        return {contacts[photo.res_id]: photo.checksum for photo in photos}

    def _photo(self):
        """Return the photo that the public sees, as a data: URI, or None."""
        photo = self.sudo().with_context(bin_size=False).photo
        return image_data_uri(photo) if photo else None
