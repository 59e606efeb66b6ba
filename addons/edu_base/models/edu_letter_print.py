import hashlib
from datetime import timedelta
from urllib.parse import quote

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.base.models.ir_qweb import QWebError
from odoo.addons.report_chromium.tools.page import make_safe

from ..tools.letters import letter_document
from ..tools.transitions import STATE_GUARD, opened

GENERIC = "edu_base.letter"
BATCH = 5  # letters between two commits: some seconds of printing
FIRST_WAIT = timedelta(minutes=5)  # doubled with each failure
LONGEST_WAIT = timedelta(days=1)


class EduLetter(models.Model):
    """The second step: the file of an issued letter, printed from what is frozen."""

    _inherit = "edu.letter"

    pdf = fields.Binary(
        string="PDF", readonly=True, copy=False, help="As it was printed (打印件)"
    )
    pdf_sha256 = fields.Char(
        string="Fingerprint",
        readonly=True,
        copy=False,
        help="SHA-256 of the PDF, to prove that it is unchanged (校验值)",
    )
    pdf_name = fields.Char(compute="_compute_pdf_name", export_string_translation=False)
    print_after = fields.Datetime(
        string="Next Try", readonly=True, copy=False, help="下次打印时间"
    )
    print_error = fields.Text(
        string="Why Not Printed", readonly=True, copy=False, help="打印失败原因"
    )
    print_failures = fields.Integer(
        readonly=True, copy=False, export_string_translation=False
    )

    _to_print_idx = models.Index("(id) WHERE state = 'issued'")

    @api.depends("number", "title", "state")
    def _compute_pdf_name(self):
        for letter in self:
            void = self.env._(" (void)") if letter.state == "void" else ""
            letter.pdf_name = f"{letter.name}{void}.pdf"

    def action_open_pdf(self):
        """Show the letter as it was printed."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/edu.letter/{self.id}/pdf/{quote(self.pdf_name)}",
            "target": "new",
        }

    def action_print_now(self):
        """Have the letters printed at once, those too that failed before."""
        waiting = self.filtered(lambda letter: letter.state == "issued")
        waiting.check_access("write")
        opened(waiting.sudo(), STATE_GUARD).write({"print_after": False})
        self._trigger_printing()

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "issue":
            self._trigger_printing()
        return result

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "print":
            values["released_on"] = fields.Datetime.now()
        return values

    @api.model
    def _guarded_names(self):
        own = {"pdf", "pdf_sha256", "print_after", "print_error", "print_failures"}
        return super()._guarded_names() | own

    @api.model
    def _trigger_printing(self):
        self.env.ref("edu_base.edu_letter_cron_print").sudo()._trigger()

    @api.model
    def _cron_print(self):
        """Print what is issued and has no file yet.

        Several servers may do so at once, and any may be killed: a batch is locked
        while it is printed, and either stored whole or as if nothing had happened.
        """
        while batch := self._next_batch():
            batch._print()
            left = self.search_count(self._due_to_print())
            if self.env["ir.cron"]._commit_progress(len(batch), remaining=left) <= 0:
                break

    @api.model
    def _due_to_print(self):
        now = fields.Datetime.now()
        return Domain("state", "=", "issued") & (
            Domain("print_after", "=", False) | Domain("print_after", "<=", now)
        )

    @api.model
    def _next_batch(self):
        """Return some letters that no other server is printing, locked."""
        due = self.search(self._due_to_print(), order="id", limit=20 * BATCH)
        return due.try_lock_for_update(allow_referencing=True, limit=BATCH)

    def _print(self):
        """Print the letters; one that cannot be printed keeps no other back."""
        try:
            with self.env.cr.savepoint():
                self._store(self._printed())
        except (QWebError, UserError, ValueError) as failure:
            if len(self) > 1:
                for letter in self:
                    letter._print()
            else:
                self._note_failure(str(failure))

    def _printed(self):
        """Return the PDF of each letter."""
        told_in = self.issued_by_id[:1].lang
        reports = self.env["ir.actions.report"].with_context(lang=told_in)
        return reports._chromium_print([letter._page() for letter in self])

    def _page(self):
        """Return a letter as HTML, from what is frozen in it alone."""
        html = self.env["ir.qweb"]._render(
            self.content["template"] or GENERIC,
            {"letter": self.content, "document": letter_document(self.content)},
        )
        return make_safe(html, self.env["ir.actions.report"]._chromium_static)

    def _store(self, pdfs):
        """Keep a PDF for each of the letters, which are out from now on."""
        letters = opened(self.sudo(), STATE_GUARD)
        letters.env["ir.attachment"].create(
            [
                {
                    "name": f"{letter.number}.pdf",
                    "res_model": letter._name,
                    "res_field": "pdf",
                    "res_id": letter.id,
                    "raw": pdf,
                    "mimetype": "application/pdf",
                }
                for letter, pdf in zip(letters, pdfs, strict=True)
            ]
        )
        letters.invalidate_recordset(["pdf"])
        for letter, pdf in zip(letters, pdfs, strict=True):
            letter.pdf_sha256 = hashlib.sha256(pdf).hexdigest()
        letters.write({"print_error": False, "print_after": False})
        self._move_unasked("print")

    def _note_failure(self, reason):
        """Note why a letter was not printed, and try again, ever more rarely."""
        wait = min(FIRST_WAIT * 2 ** min(self.print_failures, 20), LONGEST_WAIT)
        opened(self.sudo(), STATE_GUARD).write(
            {
                "print_error": reason,
                "print_failures": self.print_failures + 1,
                "print_after": fields.Datetime.now() + wait,
            }
        )
