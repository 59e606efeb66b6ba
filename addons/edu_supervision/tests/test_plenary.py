"""The plenary's agenda, joint meetings and the training of liaisons."""

from odoo.fields import Command
from odoo.tests import tagged

from .committee_common import CommitteeCommon

TOPICS = ["government", "school", "monitoring", "results"]


@tagged("post_install", "-at_install")
class TestPlenary(CommitteeCommon):
    def test_the_standing_topics_are_proposed_once(self):
        """TS10, TS02: three domains, then publication and use of results."""
        plenary = self.make_meeting(committee_id=self.body.id)
        self.assertTrue(plenary.lacks_topics)
        plenary.action_propose_agenda()
        self.assertEqual(plenary.item_ids.mapped("topic"), TOPICS)
        self.assertTrue(all(plenary.item_ids.mapped("name")))
        self.assertFalse(plenary.lacks_topics)
        plenary.item_ids[1].unlink()
        plenary.action_propose_agenda()
        self.assertEqual(sorted(plenary.item_ids.mapped("topic")), sorted(TOPICS))

    def test_what_is_on_the_agenda_stays_first(self):
        own = Command.create({"name": "经费保障", "sequence": 30})
        plenary = self.make_meeting(committee_id=self.body.id, item_ids=[own])
        plenary.action_propose_agenda()
        self.assertEqual(plenary.item_ids.sorted("sequence")[0].name, "经费保障")

    def test_other_meetings_have_no_standing_topics(self):
        meeting = self.make_meeting(committee_id=self.body.id, kind="joint")
        self.assertFalse(meeting.lacks_topics)

    def test_a_decision_on_a_standing_topic_becomes_a_matter(self):
        """TS10: decisions of the plenary are matters, with who and by when."""
        self.make_seat(user_id=self.liaison.id)
        plenary = self.make_meeting(days=-1, committee_id=self.body.id)
        plenary.action_propose_agenda()
        plenary.action_call()
        plenary.action_hold()
        plenary.item_ids[0].write(
            {
                "decision": "年底前完成履职评价。",
                "lead_unit_id": self.education_a.id,
                "date_deadline": "2030-12-31",
            }
        )
        plenary.action_make_matters()
        self.assertEqual(plenary.matter_ids.text, "年底前完成履职评价。")

    def test_liaisons_of_departments_and_counties_are_called_to_training(self):
        """SH15: of departments and those right below; of no school, nobody twice."""
        self.make_liaison(self.liaison, self.finance_unit_a)
        school = self.make_unit("临溪县第一小学", self.county_a, kind="school")
        teacher = self.make_user("liaison_school", "liaison", works_at=school)
        self.make_liaison(teacher, school)
        training = self.make_meeting(committee_id=self.body.id, kind="training")
        training.action_add_liaisons()
        training.action_add_liaisons()
        called = training.attendee_ids.mapped("user_id")
        self.assertEqual(called, self.liaison | self.treasurer)
        self.assertEqual(len(training.attendee_ids), 2)
