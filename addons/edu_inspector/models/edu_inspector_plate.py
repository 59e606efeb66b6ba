from odoo import models
from odoo.fields import Domain


class EduInspectorPlate(models.Model):
    """The schools an inspector is responsible for."""

    _inherit = "edu.inspector"

    def _after_exit(self, day):
        """End the plates of those who no longer serve from `day` on."""
        plates = self.env["edu.plate"]
        plates.search(
            Domain("inspector_id", "in", self.ids) & plates._lasting(day)
        )._end_before(day)

    def _schools_on(self, day):
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
        """Return {inspector id: checksum of the photo}, in one query."""
        photos = (
            self.env["ir.attachment"]
            .sudo()
            .search_fetch(
                [
                    ("res_model", "=", "res.partner"),
                    ("res_field", "=", "image_1920"),
                    ("res_id", "in", self.partner_id.ids),
                ],
                ["res_id", "checksum"],
            )
        )
        sums = {photo.res_id: photo.checksum for photo in photos}
        return {person.id: sums.get(person.partner_id.id) for person in self}
