from odoo.tests import HttpCase, tagged

from .complaint_common import ComplaintCommon


@tagged("post_install", "-at_install")
class TestComplaintTours(ComplaintCommon, HttpCase):
    browser_size = "1440x900"

    def test_answered_by_one_and_closed_by_another(self):
        """In five clicks and an answer, and in two."""
        complaint = self.make_complaint(user=self.second)
        for tour, login in (
            ("edu_inspector_officer_answers", "officer_a"),
            ("edu_inspector_second_closes", "second_a"),
        ):
            self.start_tour("/odoo/edu-complaints", tour, login=login)
        self.assertEqual(complaint.state, "closed")
        self.assertEqual(complaint.answered_by_id, self.officer)
        self.assertIn("费用已全部退还", complaint.answer)
