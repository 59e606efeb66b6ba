from odoo.tests import tagged

from .throw_away import ThrowAwayCase


@tagged("post_install", "-at_install")
class TestUninstall(ThrowAwayCase):
    """An addon takes its own along, nothing of others, and can come back."""

    def test_every_addon_goes_and_returns(self):
        findings = self.answer("uninstall")
        self.assertFalse(findings, "\n" + "\n".join(findings))
