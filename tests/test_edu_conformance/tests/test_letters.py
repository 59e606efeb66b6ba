from odoo.tests import tagged

from .throw_away import ThrowAwayCase


@tagged("post_install", "-at_install")
class TestLetters(ThrowAwayCase):
    """400 letters, eight processes, two of them killed in the middle: no gap."""

    def test_numbers_and_files_survive_a_crowd_and_kills(self):
        findings = self.answer("letters")
        self.assertFalse(findings, "\n" + "\n".join(findings))
