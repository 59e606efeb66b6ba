from odoo.tests import TransactionCase, tagged

from .. import checks


@tagged("post_install", "-at_install")
class TestHouse(TransactionCase):
    """Each check finds nothing to complain about; a test a check, found by name."""

    def test_there_are_checks(self):
        self.assertTrue(checks.found())


def conforms(name):
    def test(self):
        findings = checks.run(self.env, name)
        self.assertFalse(findings, "\n" + "\n".join(findings))

    return test


for check in checks.found():
    setattr(TestHouse, f"test_{check}", conforms(check))
