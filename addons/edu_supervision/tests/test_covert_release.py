"""Who is able to release a covert visit, before it is confirmed and after."""

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .confirm_common import ConfirmCommon

COVERT = {"open_mode": "covert"}


@tagged("post_install", "-at_install")
class TestCovertRelease(ConfirmCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls.officer_a

    def covert(self, *confidants, planner=None):
        """Return a covert visit of county A, planned, known to the `confidants`."""
        people = self.env["res.users"].union(*confidants)
        return self.special(
            planner=planner or self.office, confidant_ids=people.ids, **COVERT
        )

    def test_a_chief_of_the_government_must_know(self):
        """TS32: whoever else knows could never release the visit."""
        for confidants in ((), (self.officer_city,), (self.chief_b,)):
            visit = self.covert(*confidants)
            self.assertIn(self.county_a.name, self.refuse(visit))
            visit.unlink()
        self.allow(self.covert(self.chief_a))

    def test_a_chief_above_may_be_the_one(self):
        visit = self.covert(self.chief_city)
        self.allow(visit)
        self.assertEqual(visit.with_user(self.chief_city)._may_release(), visit)

    def test_a_chief_who_planned_it_needs_nobody(self):
        visit = self.covert(planner=self.chief_a)
        self.allow(visit, user=self.chief_a)

    def test_the_chief_stays_among_them_until_the_release(self):
        visit = self.covert(self.chief_a, self.officer_city)
        self.allow(visit)
        known = visit.with_user(self.office)
        with self.assertRaises(UserError):
            known.confidant_ids = self.officer_city
        known.confidant_ids = self.chief_city
        self.assertEqual(visit.confidant_ids, self.chief_city)

    def test_an_open_visit_needs_no_confidant(self):
        self.allow(self.special(planner=self.office))

    def test_the_form_proposes_the_chief(self):
        form = Form(self.env["edu.visit"].with_user(self.office))
        form.owner_unit_id = self.county_a
        self.assertFalse(form.confidant_ids[:])
        form.open_mode = "covert"
        self.assertEqual(form.confidant_ids[:], self.chief_a)
