import base64
import hashlib
import json

from odoo import api, models
from odoo.fields import Domain
from odoo.tools.mimetypes import guess_mimetype

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.qr import qr_png
from odoo.addons.edu_base.tools.school_types import SCHOOL_TYPES
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened


class EduPlateSheet(models.Model):
    """What a plate shows: on the sheet at the gate, and on the page behind its code."""

    _inherit = "edu.plate"

    def action_print(self):
        """Print the sheets, and keep on record that they are."""
        self.check_access("write")
        self._mark_printed()
        return self.env.ref("edu_inspector.edu_plate_report").report_action(self)

    def action_open_page(self):
        """Open the page that the public sees."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/edu/plate/{self.code}",
            "target": "new",
        }

    def _mark_printed(self):
        hashes = self._sheet_hashes()
        for plate in opened(self, STATE_GUARD):
            plate.write({"printed_on": today(), "printed_hash": hashes[plate]})

    def _sheet_hashes(self):
        """Return {plate: hash of what its sheet shows}, in one query for the photos."""
        plates = self.sudo()
        photos = plates.inspector_id._photo_checksums()
        return {
            plate: hashlib.sha256(
                json.dumps(plate._sheet_parts(photos)).encode()
            ).hexdigest()
            for plate in plates
        }

    def _sheet_parts(self, photos):
        """Return what makes a new sheet necessary when it changes."""
        standard, inspector = self.standard_id, self.inspector_id
        return [
            self.unit_id.name,
            self._is_kindergarten(),
            inspector.name,
            inspector.partner_id.phone,
            photos.get(inspector.id),
            standard.school_matters,
            standard.kindergarten_duties,
            standard.office_id.name,
            standard.office_id.phone,
        ]

    def _sheet(self):
        """Return what the printed sheet shows, with the QR code of the public page."""
        self.ensure_one()
        url = f"{self.get_base_url()}/edu/plate/{self.code}"
        return self._shown() | {"url": url, "qr": _data_uri(qr_png(url))}

    @api.model
    def _public_page(self, code):
        """Return what everybody may see of the plate with this code, or None.

        A former plate leads to who is responsible for the school now. Nothing else of
        school and inspector leaves this method: it is asked without a login.
        """
        plate = self.sudo().search([("code", "=", code)])
        if not plate:
            return None
        present = self.sudo().search(
            Domain("unit_id", "=", plate.unit_id.id) & self._responsible_on(today())
        )
        shown = (present or plate)._shown()
        if not present:
            shown |= dict.fromkeys(("inspector", "phone", "photo"))
        return shown | {
            "is_former": bool(present) and present != plate,
            "complaint": f"/edu/plate/{code}/complaint",
        }

    @api.model
    def _try(self, code, address):
        """Return `_public_page` for an address that has not failed too often."""
        attempts = self.env["edu.attempt"]
        if attempts._is_blocked("plate", address):
            return None
        shown = self._public_page(code)
        if not shown:
            attempts._count_failure("plate", address)
        return shown

    def _shown(self):
        """Return school, inspector, matters and office of a plate, as superuser."""
        plate = self.sudo()
        standard = self.env["edu.plate.standard"]._of(plate.owner_unit_id)[
            plate.owner_unit_id
        ]
        office = standard.office_id or plate.owner_unit_id._supervision_office()
        young = plate._is_kindergarten()
        text = standard.kindergarten_duties if young else standard.school_matters
        return {
            "school": plate.unit_id.name,
            "inspector": plate.inspector_id.name,
            "phone": plate.inspector_id.partner_id.phone,
            "photo": plate.inspector_id._photo(),
            "is_kindergarten": young,
            "matters": [line.strip() for line in text.splitlines() if line.strip()],
            "office": office.name,
            "office_phone": office.phone,
        }

    def _is_kindergarten(self):
        kind = SCHOOL_TYPES.get(self.unit_id.school_type)
        return bool(kind) and "kindergarten" in kind.stages


def _data_uri(content):
    kind = guess_mimetype(content)
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
