from odoo.tests import HttpCase, tagged

from .letter_common import LetterCommon

REGISTER = "/odoo/edu-letters"


@tagged("post_install", "-at_install")
class TestLetterTours(LetterCommon, HttpCase):
    """A chief issues a letter in three clicks, and opens its PDF in two."""

    browser_size = "1366x768"

    def test_chief_issues_and_opens_the_pdf(self):
        letter = self.prepare()
        self.start_tour(REGISTER, "edu_base_chief_issues_a_letter", login="chief_a")
        self.assertEqual(letter.state, "issued")
        self.env.ref("edu_base.edu_letter_cron_print").method_direct_trigger()
        self.start_tour(
            REGISTER, "edu_base_chief_opens_a_printed_letter", login="chief_a"
        )
        self.assertEqual(letter.issued_by_id, self.chief)
        self.assertTrue(letter.pdf.startswith(b"JVBERi"))
