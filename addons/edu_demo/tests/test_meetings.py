from odoo.exceptions import AccessError
from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestMeetings(TransactionCase):
    def test_committee_has_one_vacancy_and_met(self):
        committee = record(self.env, "committee_city")
        self.assertEqual(committee.member_count, 11)
        self.assertEqual(committee.vacant_count, 1)
        self.assertEqual((today() - committee.plenary_on).days, 21)

    def test_decisions_on_the_plan_are_matters_and_one_is_late(self):
        plan, held = record(self.env, "plan_city"), record(self.env, "meeting_held")
        self.assertEqual(held.matter_count, 2)
        self.assertFalse(held.has_open_decision)
        self.assertEqual(held.matter_ids.plan_id, plan)
        late = held.matter_ids.filtered("is_overdue")
        self.assertEqual(late.lead_unit_id, record(self.env, "city_education"))
        self.assertEqual(plan.meeting_count, 2)

    def test_coming_meeting_stands_in_the_calendars_of_its_people(self):
        event = record(self.env, "meeting_called").event_id
        for login in ("leader", "liaison.finance", "officer"):
            event.with_env(acting(self.env, login)).check_access("read")
        with self.assertRaises(AccessError):
            event.with_env(acting(self.env, "liaison.county")).check_access("read")

    def test_instruction_is_the_leaders_and_under_way(self):
        matter = record(self.env, "matter_instruction")
        self.assertEqual(matter.leader_id.login, "leader")
        self.assertEqual(matter.state, "doing")
        mine = acting(self.env, "liaison.education")["edu.matter"]
        self.assertEqual(mine.search_count([("is_mine", "=", True)]), 2)
        county = acting(self.env, "officer.wuzhu")["edu.matter"]
        self.assertFalse(county.search([]))
