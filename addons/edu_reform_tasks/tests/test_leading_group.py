from odoo import fields
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .common import ReformCommon


@tagged("post_install", "-at_install")
class TestLeadingGroup(ReformCommon):
    """A plan's leading group decides, and what it decides is followed (JJ27, TS74)."""

    def test_decision_on_a_plan_becomes_its_matter(self):
        plan = self.make_plan()
        plan.committee_id = self._make_group()
        meeting = self._make_meeting(plan)
        self.assertEqual(plan.meeting_count, 1)
        self.assertEqual(plan.matter_count, 0)
        meeting.item_ids[0].action_make_matter()
        self.assertEqual(meeting.matter_ids.plan_id, plan)
        self.assertEqual(plan.matter_count, 1)
        found = self.env["edu.matter"].with_user(self.officer)
        domain = plan.action_open_matters()["domain"]
        self.assertEqual(found.search(domain), meeting.matter_ids)

    def test_meeting_counts_once_however_often_the_plan_is_on_it(self):
        plan = self.make_plan()
        plan.committee_id = self._make_group()
        meeting = self._make_meeting(plan, items=3)
        self._make_meeting(self.make_plan(name="另一方案"))
        self.assertEqual(plan.meeting_count, 1)
        action = plan.action_open_meetings()
        meetings = self.env["edu.meeting"].with_user(self.officer)
        self.assertEqual(meetings.search(action["domain"]), meeting)
        self.assertEqual(
            action["context"], {"default_committee_id": plan.committee_id.id}
        )

    def test_responsible_unit_sees_matter_and_plan(self):
        plan = self.make_plan()
        meeting = self._make_meeting(plan)
        meeting.item_ids.action_make_matter()
        matter = meeting.matter_ids
        self.assertEqual(matter.with_user(self.liaison).plan_id.name, plan.name)
        self.assertFalse(matter.with_user(self.stranger).has_access("read"))
        self.assertEqual(plan.with_user(self.leader).matter_count, 1)

    def test_leader_instructs_on_a_plan(self):
        plan = self.make_plan()
        context = plan.with_user(self.leader).action_open_matters()["context"]
        matter = (
            self.env["edu.matter"]
            .with_user(self.leader)
            .with_context(**context)
            .create(
                {
                    "text": "抓紧落实。",
                    "lead_unit_id": self.education_a.id,
                    "date_deadline": today(),
                }
            )
        )
        self.assertEqual(matter.plan_id, plan)

    def _make_group(self):
        committee = self.env["edu.committee"].with_user(self.officer)
        return committee.search([("kind", "=", "leading_group")], limit=1) or (
            committee.create(
                {
                    "name": "临溪县教育评价改革领导小组",
                    "kind": "leading_group",
                    "member_ids": [
                        Command.create(
                            {
                                "unit_id": self.education_a.id,
                                "user_id": self.liaison.id,
                                "date_from": "2020-01-01",
                            }
                        )
                    ],
                }
            )
        )

    def _make_meeting(self, plan, items=1):
        """Return a meeting held yesterday with the plan on its agenda."""
        item = {
            "name": "健全责任清单",
            "plan_id": plan.id,
            "decision": "年底前公布。",
            "lead_unit_id": self.education_a.id,
            "date_deadline": today(),
        }
        meeting = (
            self.env["edu.meeting"]
            .with_user(self.officer)
            .create(
                {
                    "committee_id": self._make_group().id,
                    "start": fields.Datetime.subtract(fields.Datetime.now(), days=1),
                    "item_ids": [Command.create(item)] * items,
                }
            )
        )
        meeting.action_call()
        meeting.action_hold()
        return meeting
