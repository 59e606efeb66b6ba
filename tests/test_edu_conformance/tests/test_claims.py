from odoo.tests import tagged

from .throw_away import ThrowAwayCase


@tagged("post_install", "-at_install")
class TestClaims(ThrowAwayCase):
    """TS69, TS70: sixteen processes claim the last money, one day, one visit."""

    def test_what_fits_is_accepted_and_the_rest_are_told(self):
        findings = self.answer("claims")
        self.assertFalse(findings, "\n" + "\n".join(findings))
