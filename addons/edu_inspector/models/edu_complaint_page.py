import re

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import consteq, hmac

from odoo.addons.edu_base.tools.dates import today

from ..tools.complaints import cleaned, form_hash, new_code, plain_code, read_upload

QUIET = {"mail_create_nolog": True, "mail_create_nosubscribe": True}


class EduComplaintPage(models.Model):
    """Filing a complaint, and asking for it, without an account.

    The public has access to no model. The pages call the methods here alone, and give
    them named values.
    """

    _inherit = "edu.complaint"

    code_hash = fields.Char(
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        export_string_translation=False,
    )
    form_hash = fields.Char(
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        export_string_translation=False,
    )

    _form_uniq = models.UniqueIndex("(form_hash)")

    @api.model
    def _plate_of(self, code):
        """Return the plate of a code, in sudo, or none; it may have been replaced."""
        return self.env["edu.plate"].sudo().search([("code", "=", code)], limit=1)

    @api.model
    def _file(self, code, values, files=()):
        """Register what the page behind the plate of a code sent.

        `values` holds the texts that `PAGE_FIELDS` names, `files` uploads. Returns the
        complaint in sudo and its secret code, which is not kept; None instead of the
        code if the form was sent before. UserError says what is wrong.
        """
        digest = form_hash(values["form_key"])
        if not digest:
            raise UserError(self.env._("Open the page anew and fill it in again."))
        before = self.sudo().search([("form_hash", "=", digest)], limit=1)
        if before:
            return before, None
        named = self._page_values(code, values)
        kept = [
            read_upload(self.env, number, file) for number, file in enumerate(files, 1)
        ]
        secret = new_code()
        complaint = (
            self.sudo()
            .with_context(**QUIET)
            .create(
                {**named, "form_hash": digest, "code_hash": self._code_hash(secret)}
            )
        )
        complaint._attach(kept)
        return complaint, secret

    @api.model
    def _page_values(self, code, values):
        """Return the values of a new complaint; UserError if something is missing."""
        plate, text = self._plate_of(code), cleaned(values["text"])
        if not text:
            raise UserError(self.env._("Say what it is about."))
        if values["kind"] not in self._page_kinds(plate):
            raise UserError(self.env._("Say whom it is about."))
        return {
            "channel": "page",
            "kind": values["kind"],
            "owner_unit_id": plate.owner_unit_id.id,
            "unit_id": plate.unit_id.id,
            "text": text,
            "person_name": cleaned(values["name"]),
            "person_phone": cleaned(values["phone"]),
        }

    @api.model
    def _page_kinds(self, plate):
        """Return {kind: label} of what can be complained of at the plate's school."""
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        there = Domain("unit_id", "=", plate.unit_id.id)
        plates = self.env["edu.plate"].sudo()
        if not plates.search_count(there & plates._serving_on(today())):
            del kinds["inspector"]
        return kinds

    def _attach(self, files):
        """Keep (name, content) of files with the access of the complaint. Private."""
        self.ensure_one()
        self.env["ir.attachment"].sudo().create(
            [
                {"name": name, "raw": raw, "res_model": self._name, "res_id": self.id}
                for name, raw in files
            ]
        )

    @api.model
    def _ask(self, number, code, address):
        """Return the complaint of a number and its secret code, in sudo, or none.

        Wrong pairs are counted for the address and for the number; past the limit
        even a right one opens nothing for a while.
        """
        attempts = self.env["edu.attempt"].sudo()
        number = "投" + re.sub(r"[^0-9]", "", number)
        keys = {"complaint_address": address, "complaint_number": number}
        if any(attempts._is_blocked(kind, key) for kind, key in keys.items()):
            return self.sudo().browse()
        digest = self._code_hash(code)
        found = (
            self.sudo()
            .search([("number", "=", number)])
            .filtered(lambda one: consteq(one.code_hash or "", digest))
        )
        if not found:
            for kind, key in keys.items():
                attempts._count_failure(kind, key)
        return found[:1]

    @api.model
    def _code_hash(self, code):
        return hmac(self.env(su=True), "edu.complaint.code", plain_code(code))
