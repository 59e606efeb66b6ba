import base64
import io
import logging
import re

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open
from odoo.tools.mimetypes import guess_mimetype

from ..tools import errors
from ..tools.browser import Limits
from ..tools.page import make_safe
from ..tools.printer import print_pages

_logger = logging.getLogger(__name__)

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")
STATIC = re.compile(r"^/(\w+/static/[\w./-]+\.(?:png|jpe?g|gif|webp|svg))$")
STORED = re.compile(
    r"^/web/image/(?:(?P<model>[a-z][\w.]*)/)?(?P<id>\d+)(?:-\w+)?(?:/(?P<field>\w+))?"
)


class IrActionsReport(models.Model):
    """Reports that ask for it are printed by Chromium, all others as core does."""

    _inherit = "ir.actions.report"

    engine = fields.Selection(
        [("wkhtmltopdf", "Wkhtmltopdf"), ("chromium", "Chromium")],
        string="Printed by",
        required=True,
        default="wkhtmltopdf",
        help="Chromium prints a whole page of its own: paper, margins, header, footer "
        "and page numbers stand in its styles (打印引擎)",
    )

    def _get_readable_fields(self):
        return super()._get_readable_fields() | {"engine"}

    def report_action(self, docids, data=None, config=True):
        # Core's layout of documents, which it would ask for first, is not ours.
        config = config and self.engine != "chromium"
        action = super().report_action(docids, data=data, config=config)
        return action | {"engine": self.engine}

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if report.engine != "chromium":
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids)
        streams = self._chromium_kept(report, res_ids)
        missing = [key for key, kept in streams.items() if not kept["stream"]]
        pages = [self._chromium_page(report, key, data) for key in missing]
        for key, pdf in zip(missing, self._chromium_print(pages), strict=True):
            streams[key]["stream"] = io.BytesIO(pdf)
        return streams

    def _chromium_kept(self, report, res_ids):
        """Return {id: stream and attachment}, as far as printed earlier and kept."""
        records = self.env[report.model].browse(dict.fromkeys(res_ids or ()))
        records.check_access("read")
        keeps = report.attachment and not self.env.context.get(
            "report_pdf_no_attachment"
        )
        streams = {} if records else {False: {"stream": None, "attachment": None}}
        for record in records:
            attachment = report.retrieve_attachment(record) if keeps else None
            again = attachment and report.attachment_use
            stream = io.BytesIO(attachment.raw) if again else None
            streams[record.id] = {"stream": stream, "attachment": attachment}
        return streams

    def _chromium_page(self, report, res_id, data):
        html, _kind = self.with_context(debug=False)._render_qweb_html(
            report, [res_id] if res_id else [], data=dict(data or {})
        )
        return make_safe(html, self._chromium_picture)

    def _chromium_picture(self, address):
        """Return a picture of Odoo that the user may see as a data: URI, else None."""
        content = self._chromium_static(address) or self._chromium_stored(address)
        kind = guess_mimetype(content or b"", default="")
        if kind not in PICTURES:
            return None
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    def _chromium_static(self, address):
        """Return the content of a picture that an addon brings, or None."""
        if not (path := STATIC.match(address)):
            return None
        try:
            with file_open(path[1], "rb") as file:
                return file.read()
        except (OSError, ValueError):
            return None

    def _chromium_stored(self, address):
        """Return the content of a picture of a record, or None."""
        if not (named := STORED.match(address)):
            return None
        model, field = "ir.attachment", "datas"
        if named["model"]:
            model, field = named["model"], named["field"]
        try:
            record = self.env["ir.binary"]._find_record(
                res_model=model, res_id=int(named["id"]), field=field
            )
            if getattr(record._fields.get(field), "type", None) != "binary":
                return None
            return base64.b64decode(record.with_context(bin_size=False)[field] or b"")
        except UserError:
            return None

    def _chromium_print(self, pages):
        """Return a PDF for each page; a failure is told in a sentence."""
        limits = Limits(
            seconds=self._chromium_setting("seconds", 60),
            memory=self._chromium_setting("memory_mb", 1024) << 20,
            size=self._chromium_setting("pdf_mb", 50) << 20,
        )
        params = self.env["ir.config_parameter"].sudo()
        program = params.get_param("report_chromium.executable")
        fonts = params.get_param("report_chromium.font_folder")
        try:
            return print_pages(pages, program or None, limits, fonts or None)
        except errors.PrintError as failure:
            _logger.warning("Chromium: %s %s", type(failure).__name__, failure)
            raise UserError(self._chromium_sentence(failure, limits)) from None

    def _chromium_setting(self, name, usual):
        """Return a positive whole number of the system parameters, else the usual."""
        params = self.env["ir.config_parameter"].sudo()
        told = params.get_param(f"report_chromium.{name}", "")
        return int(told) if told.isdecimal() and int(told) else usual

    def _chromium_sentence(self, failure, limits):
        match failure:
            case errors.NoChromium():
                return self.env._(
                    "This document is printed by Chromium, which this server does not "
                    "have. Ask the administrator to install it, or to name its program "
                    "in the system parameter report_chromium.executable."
                )
            case errors.TookTooLong():
                return self.env._(
                    "Printing was stopped after %s seconds. Print fewer records at "
                    "once, or ask the administrator for a longer time.",
                    limits.seconds,
                )
            case errors.TookTooMuch():
                return self.env._(
                    "The document needs more than %s MB of memory to print. Print "
                    "fewer records at once.",
                    limits.memory >> 20,
                )
            case errors.TooBig():
                return self.env._(
                    "The document is longer than the %s MB a PDF may have. Print fewer "
                    "records at once.",
                    limits.size >> 20,
                )
        return self.env._(
            "Chromium ended without printing. The log of the server says why."
        )
