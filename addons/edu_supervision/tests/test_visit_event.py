"""Confirmed visits stand in the diary of the team, and a job keeps it in step."""

from datetime import datetime, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import PLANNING_DAY, SCHOOL_DAY, VisitCommon
from .meanwhile_common import MeanwhileCase

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitEvent(VisitCommon):
    def confirmed(self, **values):
        visit = self.make_visit(**values)
        opened(visit, STATE_GUARD).state = "confirmed"
        return visit

    def run_job(self):
        with self.enter_registry_test_mode():
            self.env.ref(
                "edu_supervision.edu_visit_cron_events"
            ).method_direct_trigger()
        self.env.invalidate_all()

    def test_confirmed_visits_are_entered_once(self):
        visit = self.confirmed(day_part="afternoon")
        draft = self.make_visit(self.schools[1], self.inspectors[1])
        self.run_job()
        event = visit.event_id
        self.assertEqual(event.partner_ids, self.inspectors[0].user_id.partner_id)
        # Two and half past five in the afternoon, in China.
        self.assertEqual(event.start, datetime(2026, 3, 11, 6, 0))
        self.assertEqual(event.stop, datetime(2026, 3, 11, 9, 30))
        self.assertFalse(draft.event_id)
        self.run_job()
        self.assertEqual(visit.event_id, event)
        about = [("res_model", "=", "edu.visit"), ("res_id", "=", visit.id)]
        self.assertEqual(self.env["calendar.event"].search(about), event)

    def test_nothing_tells_where_they_go(self):
        visit = self.confirmed()
        self.run_job()
        event = visit.event_id
        shown = f"{event.name}{event.location}{event.description}"
        self.assertNotIn(self.schools[0].name, shown)
        self.assertFalse(event.location)

    def test_moved_and_replaced(self):
        visit = self.confirmed()
        self.run_job()
        event = visit.event_id
        with freeze_time(PLANNING_DAY):
            visit.write({"date": SCHOOL_DAY + DAY, "date_to": SCHOOL_DAY + DAY})
        visit.member_ids.inspector_id = self.inspectors[1]
        self.assertTrue(visit.is_event_stale)
        self.run_job()
        self.assertFalse(visit.is_event_stale)
        self.assertEqual(visit.event_id, event)
        self.assertEqual(event.start.date(), SCHOOL_DAY + DAY)
        self.assertEqual(event.partner_ids, self.inspectors[1].user_id.partner_id)

    def test_cancelled_visits_leave_the_diary(self):
        visit = self.confirmed()
        self.run_job()
        event = visit.event_id
        opened(visit, STATE_GUARD).state = "cancelled"
        self.run_job()
        self.assertFalse(event.exists())
        self.assertFalse(visit.event_id)

    def test_nobody_is_written_to(self):
        mails = self.env["mail.mail"].search_count([])
        self.confirmed()
        self.run_job()
        events = [("model", "=", "calendar.event")]
        self.assertFalse(self.env["mail.message"].search_count(events))
        self.assertEqual(self.env["mail.mail"].search_count([]), mails)

    def test_many_cost_little_more_than_few(self):
        def cost(count, day):
            people = self.make_inspectors(
                self.county_a, *(f"督学{count}-{number}" for number in range(count))
            )
            visits = self.env["edu.visit"].concat(
                *(self.make_visit(inspectors=one, day=day) for one in people)
            )
            opened(visits, STATE_GUARD).write({"state": "confirmed"})
            sent = self.statements(visits._keep_events)
            self.assertEqual(len(visits.event_id), count)
            return sent

        cost(2, SCHOOL_DAY)
        few, many = cost(5, SCHOOL_DAY + DAY), cost(100, SCHOOL_DAY + 2 * DAY)
        self.assertLessEqual(many - few, 15, f"{few} for 5 visits, {many} for 100")


@tagged("post_install", "-at_install")
class TestVisitEventMeanwhile(MeanwhileCase):
    def test_two_servers_share_the_work(self):
        with self.transaction() as env:
            visit = opened(env["edu.visit"].browse(self.visit), STATE_GUARD)
            visit.state = "confirmed"
        with self.transaction() as one, self.transaction() as other:
            self.assertIn(self.visit, one["edu.visit"]._next_stale().ids)
            self.assertNotIn(self.visit, other["edu.visit"]._next_stale().ids)
        with self.transaction() as env:
            visit = opened(env["edu.visit"].browse(self.visit), STATE_GUARD)
            visit.state = "draft"
