from collections import Counter

from odoo.tests import TransactionCase, tagged

from ..builders.people import acting
from ..builders.tables import named, record


@tagged("post_install", "-at_install")
class TestComplaints(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.complaints = named(cls.env, "edu.complaint")

    def test_complaints_stand_in_every_state(self):
        self.assertEqual(
            Counter(self.complaints.mapped("state")),
            Counter(
                received=1, verifying=2, referred=1, answered=1, closed=1, rejected=1
            ),
        )

    def test_one_is_overdue(self):
        late = self.complaints.filtered("is_overdue")
        self.assertEqual(late, record(self.env, "complaint_hall"))

    def test_office_knows_that_somebody_filed_and_not_who(self):
        officer = acting(self.env, "officer.wuzhu")
        persons = self.env["edu.complaint.person"].search([])
        anonymous = record(self.env, "complaint_gate")
        self.assertNotIn(anonymous, persons.complaint_id)
        named_one = record(self.env, "complaint_canteen")
        shown = named_one.with_env(acting(self.env, "officer")).complainant
        self.assertNotIn("甘女士", shown)
        self.assertTrue(anonymous.with_env(officer).complainant)

    def test_department_finds_what_it_is_asked(self):
        asked = acting(self.env, "liaison.county")["edu.complaint.referral"].search([])
        self.assertEqual(asked, record(self.env, "complaint_canteen_referral"))

    def test_inspector_handles_one_and_closed_another_with_somebody_else(self):
        mine = acting(self.env, "inspector")["edu.complaint"].search(
            [("handler_id", "=", acting(self.env, "inspector").uid)]
        )
        self.assertEqual(
            mine,
            record(self.env, "complaint_water")
            | record(self.env, "complaint_homework"),
        )
        closing = record(self.env, "complaint_homework").transition_ids[-1:]
        self.assertEqual(closing.user_id.login, "officer")
