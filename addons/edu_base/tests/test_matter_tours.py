from odoo.fields import Command
from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMatterTours(MeetingCommon, HttpCase):
    """Instructing on a phone, and from a meeting to a matter at the desk."""

    browser_size = "1366x768"

    def test_leader_instructs_on_a_phone(self):
        self.browser_size = "390x844"
        self.education_a.sequence = 0  # on the first page of any city's units
        self.start_tour(
            "/odoo/edu-matters", "edu_base_leader_instructs", login="leader_a"
        )
        matter = self.env["edu.matter"].search([("leader_id", "=", self.leader.id)])
        self.assertEqual(matter.lead_unit_id, self.education_a)
        self.assertEqual(matter.owner_unit_id, self.county_a)
        self.assertTrue(matter.with_user(self.liaison).has_access("read"))

    def test_officer_calls_a_meeting_and_makes_its_decision_a_matter(self):
        item = Command.create({"name": "经费保障"})
        meeting = self.make_meeting(days=-1, item_ids=[item])
        self.start_tour(
            f"/odoo/edu-meetings/{meeting.id}",
            "edu_base_officer_calls_and_decides",
            login="officer_a",
        )
        self.assertEqual(meeting.state, "held")
        self.assertEqual(meeting.matter_ids.lead_unit_id, self.finance_unit_a)
        self.assertEqual(meeting.matter_ids.text, "年底前拨付到位。")
