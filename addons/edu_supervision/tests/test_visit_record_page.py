"""What is on the phone of an inspector, and how checklists come into visits."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .record_common import KEY, NOON, RecordCommon


@tagged("post_install", "-at_install")
@freeze_time(NOON)
class TestVisitRecordPage(RecordCommon):
    def page(self, user=None):
        return self.env["edu.visit"].with_user(user or self.inspector).get_record_page()

    def found(self, visit, name="宿舍无应急灯"):
        return self.env["edu.finding"].create({"visit_id": visit.id, "name": name})

    def test_today_first_and_open_findings_first(self):
        """TS25: today's school stands first, with what is open there."""
        coming, late = (
            self.make_confirmed(self.schools[n], day=SCHOOL_DAY + timedelta(days=days))
            for n, days in ((0, 3), (1, -3))
        )
        clean = self.make_confirmed(self.schools[1], day_part="morning")
        visit = self.make_confirmed(self.schools[2], day_part="afternoon")
        former = self.make_confirmed(self.schools[2], day=SCHOOL_DAY - timedelta(99))
        opened(former.sudo(), STATE_GUARD).state = "closed"
        self.found(former)
        far = self.make_confirmed(day=SCHOOL_DAY + timedelta(days=8))
        shown = self.page()["visits"]
        self.assertEqual(
            [one["id"] for one in shown], [visit.id, clean.id, late.id, coming.id]
        )
        self.assertNotIn(far.id, [one["id"] for one in shown])
        self.assertEqual(shown[0]["findings"][0]["name"], "宿舍无应急灯")
        self.assertEqual(
            [item["name"] for item in shown[0]["items"]], ["要点1", "要点2", "要点3"]
        )
        self.assertIn(self.checklist.name, shown[0]["checklist"])

    def test_what_was_sent_today_is_still_there(self):
        visit = self.make_confirmed()
        visit.submit_record(self.payload(visit), KEY)
        [shown] = self.page()["visits"]
        self.assertEqual(shown["state"], "recorded")
        self.assertTrue(shown["recorded_on"])

    def test_visits_of_others_are_not_there(self):
        self.make_confirmed(self.schools[1], self.inspectors[1])
        self.assertFalse(self.page()["visits"])
        with self.assertRaises(AccessError):
            self.page(self.make_user("liaison_x", "liaison", works_at=self.education_a))

    def test_own_schools_to_begin_at(self):
        [school] = self.page()["schools"]
        self.assertEqual(school["name"], self.schools[0].name)
        self.make_confirmed()
        self.assertFalse(self.page()["schools"])

    def test_a_routine_visit_is_begun_once(self):
        """TS25: at an own school, with the checklist in use."""
        visits = self.env["edu.visit"].with_user(self.inspector)
        begun = visits.start_routine_visit(self.schools[0].id)
        self.assertEqual(len(begun["items"]), 3)
        visit = visits.browse(begun["id"])
        self.assertEqual(
            (visit.state, visit.kind, visit.date, visit.owner_unit_id),
            ("confirmed", "routine", SCHOOL_DAY, self.county_a),
        )
        self.assertEqual(visit.day_part, "afternoon")
        self.assertEqual(visit.member_ids.inspector_id, self.inspectors[0])
        again = visits.start_routine_visit(self.schools[0].id)
        self.assertEqual(again["id"], visit.id)
        visit.submit_record(self.payload(visit), KEY)

    def test_what_is_planned_for_today_is_begun(self):
        planned = self.make_visit(checklist_id=self.checklist.id)
        visits = planned.with_user(self.inspector)
        self.assertEqual(
            visits.start_routine_visit(self.schools[0].id)["id"], planned.id
        )
        self.assertEqual(planned.state, "confirmed")
        self.assertEqual(len(planned.answer_ids), 3)

    def test_begun_at_own_schools_alone(self):
        visits = self.env["edu.visit"]
        for user in (self.inspectors[1].user_id, self.officer_a):
            with self.assertRaises(AccessError):
                visits.with_user(user).start_routine_visit(self.schools[0].id)
        with self.assertRaises(AccessError):
            visits.with_user(self.inspector).start_routine_visit(self.county_a.id)
        self.assertFalse(visits.search([("unit_id", "in", self.schools.ids)]))

    def test_the_checklist_of_the_last_routine_visit(self):
        self.make_confirmed(self.schools[1], day=SCHOOL_DAY - timedelta(days=9))
        self.make_checklist(items=5)
        begun = (
            self.env["edu.visit"]
            .with_user(self.inspector)
            .start_routine_visit(self.schools[0].id)
        )
        self.assertEqual(len(begun["items"]), 3)

    def test_the_newest_checklist_in_use_for_the_stage(self):
        self.make_checklist(items=5)
        stage = self.env.ref("edu_inspector.edu_stage_kindergarten")
        self.make_prepared(stages=stage)
        self.make_checklist(items=8, state="draft")
        self.make_checklist(self.county_b, items=9)
        self.make_checklist(self.city, items=2)
        begun = (
            self.env["edu.visit"]
            .with_user(self.inspector)
            .start_routine_visit(self.schools[0].id)
        )
        self.assertEqual(len(begun["items"]), 5)

    def test_the_visit_offers_its_record_to_its_team(self):
        """From its day on until it is sent: not before, and to nobody else."""
        visit = self.make_confirmed()
        later = self.make_confirmed(self.schools[1], day=SCHOOL_DAY + timedelta(days=1))
        self.assertTrue(visit.is_mine_to_record)
        self.assertFalse(later.is_mine_to_record)
        self.assertFalse(visit.with_user(self.officer_a).is_mine_to_record)
        self.assertEqual(visit.action_record()["params"], {"visit_id": visit.id})
        visit.submit_record(self.payload(visit), KEY)
        self.assertFalse(visit.is_mine_to_record)

    def test_a_copy_keeps_what_it_said(self):
        visit = self.make_confirmed()
        opened(self.checklist, STATE_GUARD).state = "draft"
        self.checklist.item_ids[0].name = "另一要点"
        self.assertEqual(visit.answer_ids[0].name, "要点1")

    def test_another_checklist_until_it_is_recorded(self):
        visit = self.make_confirmed()
        other = self.make_checklist(items=5)
        visit.with_user(self.officer_a).checklist_id = other
        self.assertEqual(visit.answer_ids.item_id, other.item_ids)
        visit.submit_record(self.payload(visit), KEY)
        with self.assertRaises(UserError):
            visit.with_user(self.officer_a).checklist_id = self.checklist

    def make_many(self, count):
        visits = self.env["edu.visit"].concat(
            *(
                self.make_visit(
                    day=SCHOOL_DAY + timedelta(days=count * 10 + n),
                    checklist_id=self.checklist.id,
                )
                for n in range(count)
            )
        )
        opened(visits, STATE_GUARD).state = "confirmed"
        return visits

    def test_as_many_queries_for_many_checklists(self):
        costs = []
        for count in (2, 40):
            visits = self.make_many(count)
            costs.append(self.statements(visits._copy_checklists))
            self.assertEqual(len(visits.answer_ids), 3 * count)
        self.assertEqual(*costs)
        self.assertLessEqual(costs[0], 4)

    def test_as_many_queries_for_a_full_page(self):
        costs, made = [], 0
        for count in (2, 3, 12):
            for number in range(count):
                made += 1
                visit = self.make_confirmed(
                    self.schools[number % 3],
                    day=SCHOOL_DAY + timedelta(days=made // 2 - 4),
                    day_part="morning" if made % 2 else "afternoon",
                )
                self.found(visit)
            costs.append(self.statements(self.page))
        self.assertGreaterEqual(len(self.page()["visits"]), 17)
        self.assertLessEqual(costs[2], costs[1])  # the first fills caches
        self.assertLessEqual(costs[1], 25)
