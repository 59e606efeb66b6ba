from datetime import date

from odoo.tests import HttpCase, tagged

from ..tools.identity import masked
from .roster_common import PERMIT, RosterCase


@tagged("post_install", "-at_install")
class TestRosterTours(RosterCase, HttpCase):
    browser_size = "1440x900"

    def test_officer_adds_an_inspector_in_three_clicks(self):
        """TS59: odd numbers and missing conditions are said before anybody saves."""
        self.start_tour(
            "/odoo/edu-inspectors", "edu_inspector_officer_adds", login="officer_a"
        )
        added = self.inspectors.search([("name", "=", "裴清越")])
        self.assertEqual(added.birth_date, date(1992, 5, 17))
        self.assertEqual(added.identity_masked, masked(PERMIT))
        self.assertTrue(added.identity_note)
        self.assertTrue(added.eligibility)
