from odoo import http
from odoo.http import request

from odoo.addons.report_chromium.tools.docx import write_docx

from ..tools.downloads import exportable, send_file
from ..tools.letters import letter_document


class Letter(http.Controller):
    @http.route(
        "/edu/letter/<int:letter_id>/letter.docx",
        type="http",
        auth="user",
        methods=["GET"],
    )
    def word(self, letter_id):
        """Send a letter that counts, of a type that allows it, to edit by hand."""
        letter = exportable("edu.letter", letter_id)
        if not letter.has_docx:
            raise request.not_found()
        docx = write_docx(letter_document(letter.content))
        return send_file(letter, f"{letter.number}.docx", docx)
