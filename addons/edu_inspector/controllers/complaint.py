from psycopg2.errors import UniqueViolation

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.edu_base.controllers.open_page import STATELESS, show
from odoo.addons.edu_base.tools.links import read_form

from ..tools.complaints import (
    FILE_BYTES,
    FILES,
    PAGE_FIELDS,
    STATUS_FIELDS,
    TEXT_LENGTH,
    new_form_key,
)

FORM_BYTES = FILES * FILE_BYTES + 64 * 1024
STATUS_BYTES = 4 * 1024


class Complaint(http.Controller):
    """The public pages on which people complain, and ask what became of it.

    As with personal links no session is made or read, so that a request forged from
    another site carries nobody's rights: it could do what anybody can do without it,
    and is counted as any other. So no csrf token is asked for.
    """

    @http.route(
        "/edu/plate/<string:code>/complaint",
        methods=["GET"],
        readonly=True,
        **STATELESS,
    )
    def form(self, code, **_ignored):
        plate = request.env["edu.complaint"]._plate_of(code)
        return self._form(plate, {}) if plate else self._unknown()

    @http.route(
        "/edu/plate/<string:code>/complaint",
        methods=["POST"],
        max_content_length=FORM_BYTES,
        **STATELESS,
    )
    def file(self, code, **_ignored):
        """File once; what is sent again, or by a machine, files nothing more."""
        plate = request.env["edu.complaint"]._plate_of(code)
        if not plate:
            return self._unknown()
        if self._flooded(plate):
            return self._page("edu_inspector.complaint_page_flooded", status=429)
        form = request.httprequest.form.to_dict()
        files = request.httprequest.files.to_dict(flat=False)
        try:
            values = read_form(request.env, PAGE_FIELDS, form, files)
            complaint, secret = self._filed(code, values)
        except UserError as error:
            return self._form(plate, form, str(error))
        if secret:
            request.env["edu.attempt"].sudo()._count_failure(
                "complaint_plate", str(plate.unit_id.id)
            )
        return self._page(
            "edu_inspector.complaint_page_filed", complaint=complaint, secret=secret
        )

    @http.route("/edu/complaint", methods=["GET"], readonly=True, **STATELESS)
    def ask(self, **_ignored):
        return self._page("edu_inspector.complaint_page_ask")

    @http.route(
        "/edu/complaint", methods=["POST"], max_content_length=STATUS_BYTES, **STATELESS
    )
    def status(self, **_ignored):
        """Say the same of an unknown number and of a wrong code."""
        form = request.httprequest.form.to_dict()
        try:
            values = read_form(request.env, STATUS_FIELDS, form, {})
        except UserError:
            values = {"number": "", "code": ""}
        address = request.httprequest.remote_addr
        found = request.env["edu.complaint"]._ask(**values, address=address)
        if not found:
            page = "edu_inspector.complaint_page_ask"
            return self._page(page, refused=True, number=values["number"])
        return self._page("edu_inspector.complaint_page_status", complaint=found)

    def _flooded(self, plate):
        """Count the form for its address; return whether there were too many."""
        attempts = request.env["edu.attempt"].sudo()
        address = request.httprequest.remote_addr
        if attempts._is_blocked("complaint_form", address):
            return True
        attempts._count_failure("complaint_form", address)
        return attempts._is_blocked("complaint_plate", str(plate.unit_id.id))

    def _filed(self, code, values):
        """Return (complaint, secret code); neither for who filled in the trap."""
        complaints = request.env["edu.complaint"]
        if values["website"]:
            return complaints, None
        try:
            with request.env.cr.savepoint():
                return complaints._file(code, values, values["files"])
        except UniqueViolation:  # the same form, at this very moment
            return complaints, None

    def _form(self, plate, values, error=None):
        key = values.get("form_key") or new_form_key()
        return self._page(
            "edu_inspector.complaint_page_form",
            school=plate.unit_id.name,
            action=f"/edu/plate/{plate.code}/complaint",
            kinds=request.env["edu.complaint"]._page_kinds(plate),
            values=values,
            form_key=key,
            most=TEXT_LENGTH,
            error=error,
        )

    def _unknown(self):
        return self._page("edu_inspector.complaint_page_unknown", status=404)

    def _page(self, page, /, status=200, **values):
        return show(page, values, status=status)
