"""What each person finds first of visits."""

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestVisits(TransactionCase):
    def test_officer_finds_what_is_due(self):
        due = acting(self.env, "officer")["edu.visit.due"].search([])
        self.assertLessEqual(
            {"comprehensive", "principal", "county"}, set(due.mapped("duty"))
        )
        ended = due.filtered(lambda row: row.duty == "principal" and row.days_late)
        schools = record(self.env, "yujin_p1") | record(self.env, "sangxi_p4")
        self.assertEqual(ended.unit_id, schools)

    def test_inspector_finds_todays_visits(self):
        me = acting(self.env, "inspector")
        page = me["edu.visit"].get_record_page()
        now = [one for one in page["visits"] if one["is_today"]]
        own = record(self.env, "visit_today_morning")
        own |= record(self.env, "visit_today_afternoon")
        self.assertEqual({one["id"] for one in now}, set(own.ids))
        self.assertEqual({len(one["items"]) for one in now}, {20})

    def test_visits_stand_in_the_diary_of_who_goes(self):
        event = record(self.env, "visit_today_morning").event_id
        event.with_env(acting(self.env, "inspector")).check_access("read")
        self.assertNotIn(record(self.env, "city_s2").name, event.name)

    def test_states_and_outcomes_of_every_kind(self):
        visits = acting(self.env, "officer")["edu.visit"].search([])
        states = {"draft", "confirmed", "recorded", "closed", "cancelled"}
        self.assertEqual(set(visits.mapped("state")), states)
        recorded = visits.filtered(lambda visit: visit.state == "recorded")
        self.assertLessEqual(
            {"none", "advice", "order", "hazard"}, set(recorded.mapped("outcome"))
        )
        findings = acting(self.env, "officer")["edu.finding"].search([])
        self.assertGreater(len(findings), 10)
        self.assertTrue(all(findings.mapped("fact")))

    def test_nobody_is_counted_twice(self):
        """The counter of visits a month is that of the visits themselves."""
        self.assertEqual(self.env["edu.visit.month"]._compare(), 0)

    def test_leader_reads_what_was_made(self):
        visits = acting(self.env, "leader")["edu.visit"]
        made = dict(
            visits._read_group(
                [("state", "in", ("recorded", "closed"))], ["kind"], ["__count"]
            )
        )
        self.assertEqual(made["special"], 1)
        self.assertGreater(made["comprehensive"], 40)
        self.assertGreater(made["routine"], 100)

    def test_a_covert_visit_is_known_to_its_circle_alone(self):
        covert = record(self.env, "visit_covert")
        self.assertTrue(covert.is_hidden)
        self.assertFalse(covert.number)
        for login in ("officer", "chief"):
            covert.with_env(acting(self.env, login)).check_access("read")
        for login in ("officer.wuzhu", "leader", "inspector"):
            env = acting(self.env, login)
            with self.subTest(login), self.assertRaises(AccessError):
                covert.with_env(env).check_access("read")
            self.assertNotIn(covert, env["edu.visit"].search([]))

    def test_the_chief_hears_of_the_urgent_visit(self):
        urgent = record(self.env, "visit_urgent")
        chief = acting(self.env, "chief").user
        self.assertEqual(urgent.date, today())
        self.assertIn(chief, urgent.activity_ids.user_id)
        self.assertTrue(urgent.report_until)

    def test_one_report_is_a_draft_and_one_closed_its_visit(self):
        self.assertEqual(record(self.env, "report_special").state, "draft")
        self.assertEqual(record(self.env, "report_comprehensive").state, "approved")
        self.assertEqual(record(self.env, "visit_comprehensive").state, "closed")

    def test_drawn_visits_have_their_notices(self):
        """Two schools were drawn, each with a team of three and a letter issued."""
        draw = record(self.env, "draw_food")
        visits = draw.line_ids.visit_id
        self.assertEqual(len(visits), 2)
        self.assertTrue(draw._is_reproducible())
        self.assertEqual(set(visits.mapped("state")), {"confirmed"})
        letters = visits.notice_letter_id
        self.assertEqual(len(letters), 2)
        self.assertFalse(letters.filtered(lambda letter: not letter.number))


@tagged("post_install", "-at_install")
class TestPlan(HttpCase):
    browser_size = "1440x900"

    def test_officer_plans_a_term_of_the_city(self):
        """TS25: four clicks from the menu; who cannot be planned is named."""
        before = self.env["edu.visit"].search_count([])
        self.start_tour(
            "/odoo/edu-visits", "edu_demo_officer_plans_term", login="officer"
        )
        planned = self.env["edu.visit"].search_count([]) - before
        self.assertGreater(planned, 50)

    def test_schools_without_an_inspector_cannot_be_planned(self):
        plan = acting(self.env, "officer")["edu.visit.plan"].create({})
        plan.action_propose()
        reasons = plan.conflict_ids.grouped("reason")
        self.assertEqual(len(reasons["no_plate"].unit_id), 8)
        suspended = record(self.env, "inspector_suspended")
        self.assertIn(suspended, reasons["not_serving"].inspector_id)
