from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestAppointments(TransactionCase):
    def term(self, person):
        return record(self.env, f"inspector_{person}_term")

    def test_one_county_has_no_chief_inspector(self):
        units = acting(self.env, "officer")["edu.unit"]
        vacant = units.search(
            [
                ("kind", "=", "government"),
                ("is_in_scope", "=", True),
                ("has_chief", "=", False),
            ]
        )
        self.assertEqual(vacant, record(self.env, "yujin"))

    def test_terms_end_within_thirty_and_ninety_days(self):
        terms = acting(self.env, "officer")["edu.inspector.appointment"]
        found = terms.search([("state", "=", "appointed"), ("days_left", "<=", 90)])
        soon = self.term("soon")
        ending = soon | self.term("quarter") | self.term("third")
        self.assertEqual(found, ending)
        self.assertLessEqual((soon.date_to - today()).days, 30)
        refusals = ending._renewal_refusals()
        self.assertFalse(refusals[soon])
        self.assertTrue(refusals[self.term("third")])

    def test_one_is_suspended_and_one_is_public(self):
        self.assertFalse(self.term("suspended").inspector_id.is_serving)
        self.assertEqual(self.term("public").state, "public")

    def test_letter_is_issued_and_waits_for_its_file(self):
        letter = self.term("new").letter_id
        self.assertIn(letter.state, ("issued", "printed"))
        self.assertTrue(letter.number.startswith("云政教督聘〔"))
