from datetime import date

from freezegun import freeze_time
from psycopg2.errors import ExclusionViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .appointment_common import PUBLIC_TO, TODAY, AppointmentCommon


@tagged("post_install", "-at_install")
@freeze_time(f"{TODAY} 04:00:00")
class TestAppointment(AppointmentCommon):
    """Recommendation, review, publicity, appointment (TS60, B14)."""

    def test_flow_from_recommendation_to_office(self):
        """TS60, B14: officers prepare, a chief appoints, and the person serves."""
        term = self.recommend(grounds="教研经验丰富", post="inspector")
        self.assertEqual(term.authority, self.office_a.name)
        self.assertEqual(term.route, "engaged")
        self.publicise(term)
        self.assertEqual(term.publicity_to, PUBLIC_TO)
        self.assertEqual(term.publicity_days, 7)
        self.appoint(term)
        self.assertEqual(term.state, "appointed")
        self.assertEqual(term.term_to, date(2029, 3, 31))
        self.assertEqual(term.act_number, "临政教督〔2026〕3号")
        moves = term.transition_ids.sorted("id").mapped("move")
        self.assertEqual(moves, ["review", "publicise", "appoint"])
        self.assertFalse(term.inspector_id.is_serving)
        with freeze_time("2026-04-01 04:00:00"):
            term.inspector_id.invalidate_recordset()
            self.assertTrue(term.inspector_id.is_serving)

    def test_full_time_is_appointed_by_the_government_without_end(self):
        """B03, TS60: who has charge of cadres appoints the full-time."""
        term = self.recommend(kind="full_time", post="chief")
        self.assertEqual(term.route, "appointed")
        self.assertEqual(term.authority, self.county_a.name)
        self.assertFalse(term.date_to)
        self.appoint(self.publicise(term))
        self.assertEqual(term.state, "appointed")
        self.assertEqual(term.inspector_id.kind, "full_time")

    def test_nobody_appoints_the_own_recommendation(self):
        inspector = self.make_inspector()
        own = self.recommend(inspector)
        mine = own.with_user(self.chief).copy({"inspector_id": inspector.id})
        mine.write({"date_from": date(2026, 4, 1)})
        self.publicise(mine)
        self.assertNotIn("appoint", mine.allowed_moves)
        with self.assertRaises(UserError):
            self.appoint(mine)
        city_chief = self.make_user("chief_city", "chief", serves=self.city)
        self.appoint(mine, city_chief)
        self.assertEqual(mine.state, "appointed")

    def test_only_a_chief_of_the_owner_appoints(self):
        term = self.publicise(self.recommend())
        with self.assertRaises(UserError):
            self.appoint(term, self.officer)
        for stranger in (self.other_chief, self.leader):
            with self.assertRaises(AccessError):
                self.appoint(term, stranger)
        self.assertEqual(term.state, "public")

    def test_publicity_must_be_over(self):
        """B14: on the last day of publicity nobody is appointed, on the next one is."""
        term = self.publicise(self.recommend())
        with freeze_time("2026-03-13 04:00:00"), self.assertRaises(UserError) as shown:
            self.appoint(term)
        self.assertIn(term.inspector_id.name, str(shown.exception))
        with freeze_time("2026-03-14 04:00:00"):
            self.appoint(term)
        self.assertEqual(term.state, "appointed")

    def test_length_of_publicity_may_be_set(self):
        self.env["ir.config_parameter"].set_param("edu_inspector.public_days", "10")
        term = self.publicise(self.recommend())
        self.assertEqual(term.publicity_days, 10)
        with self.assertRaises(UserError):
            self.appoint(term)

    def test_a_year_without_announced_holidays_is_provisional(self):
        term = self.recommend(date_from=date(2031, 4, 1))
        self.publicise(term, date(2031, 1, 6))
        self.assertTrue(term.is_provisional)

    def test_publicity_says_where_and_from_when(self):
        term = self.recommend()
        term.action_review()
        with self.assertRaises(UserError):
            term._make_move("publicise")

    def test_objections_are_dealt_with_first(self):
        term = self.publicise(self.recommend())
        term.objections = "有群众反映其子女在辖区学校任教。"
        with self.assertRaises(UserError):
            self.appoint(term)
        term.objections_answer = "已核实，按规定回避该校。"
        self.appoint(term)
        self.assertEqual(term.state, "appointed")

    def test_appointing_names_the_document(self):
        term = self.publicise(self.recommend())
        with self.assertRaises(UserError):
            term.with_user(self.chief)._make_move("appoint")

    def test_who_is_not_eligible_is_refused_with_the_reasons(self):
        """B03: the sentences name the person; put right, the step is possible."""
        inspector = self.make_inspector(degree="below_bachelor", health=False)
        term = self.recommend(inspector)
        with self.assertRaises(UserError) as shown:
            term.action_review()
        for part in ("谢文澜", "bachelor", "health statement"):
            self.assertIn(part, str(shown.exception))
        inspector.write({"degree": "master", "health": "fit"})
        self.publicise(term)
        inspector.health = "unfit"
        with self.assertRaises(UserError):
            self.appoint(term)

    def test_retired_too_long_ago_on_the_first_day(self):
        """TS59: five years from retirement are counted to the first day of a term."""
        inspector = self.make_inspector(retired_on=date(2021, 3, 20), duty="school")
        with self.assertRaises(UserError):
            self.recommend(inspector).action_review()
        soon = self.recommend(inspector, date_from=date(2026, 3, 20))
        soon.action_review()
        self.assertEqual(soon.state, "reviewed")

    def test_part_time_serves_three_years_at_most(self):
        """B02: shorter is possible, a day longer is not."""
        term = self.recommend(date_to=date(2029, 4, 1))
        with self.assertRaises(UserError):
            term.action_review()
        term.date_to = False
        with self.assertRaises(UserError):
            term.action_review()
        term.date_to = date(2028, 12, 31)
        term.action_review()
        self.assertEqual(term.state, "reviewed")

    def test_nobody_serves_a_fourth_term_in_a_row(self):
        """B02: nine years are the end; after a gap the row begins anew."""
        inspector = self.make_inspector()
        self.take_over(
            inspector,
            date_from=date(2023, 4, 1),
            date_to=date(2026, 3, 31),
            term_number=3,
        )
        fourth = self.recommend(inspector)
        self.assertEqual(fourth.term_number, 4)
        with self.assertRaises(UserError):
            fourth.action_review()
        fourth.date_from = date(2026, 7, 1)
        self.assertEqual(fourth.term_number, 1)
        fourth.action_review()
        self.assertEqual(fourth.state, "reviewed")

    def test_number_is_counted_again_when_appointed(self):
        """B02: a term that ended early meanwhile is no longer in a row."""
        inspector = self.make_inspector()
        before = self.take_over(
            inspector, date_from=date(2023, 4, 1), date_to=date(2026, 3, 31)
        )
        term = self.publicise(self.recommend(inspector))
        self.assertEqual((term.term_number, term.former_id), (2, before))
        before.with_user(self.chief)._end_on(date(2025, 6, 30), "调离")
        self.appoint(term)
        self.assertEqual(term.term_number, 1)

    def test_terms_of_a_person_do_not_overlap(self):
        inspector = self.make_inspector()
        self.take_over(inspector, date_to=date(2027, 3, 31))
        term = self.recommend(inspector)
        with self.assertRaises(UserError):
            term.action_review()
        term.date_from = date(2027, 4, 1)
        term.action_review()
        self.assertEqual(term.state, "reviewed")

    def test_database_refuses_what_two_decide_at_once(self):
        """Whatever two transactions have checked, the second one does not get in."""
        inspector = self.make_inspector()
        first, second = (self.recommend(inspector) for _each in range(2))
        self.appoint(self.publicise(first | second)[0])
        self.env.flush_all()
        with self.assertRaises(ExclusionViolation), mute_logger("odoo.sql_db"):
            self.env.cr.execute(
                "UPDATE edu_inspector_appointment SET state = 'ended' WHERE id = %s",
                [second.id],
            )

    def test_what_is_reviewed_or_decided_is_not_rewritten(self):
        term = self.recommend()
        term.action_review()
        for name, value in {
            "kind": "special",
            "post": "chief",
            "grounds": "改",
        }.items():
            with self.assertRaises(UserError):
                term.write({name: value})
        self.step(term, "publicise", publicity_from="2026-03-04", published_at="网站")
        with self.assertRaises(UserError):
            term.publicity_from = date(2026, 2, 1)
        self.appoint(term)
        for name in ("date_from", "date_to", "act_date"):
            with self.assertRaises(UserError):
                term.with_user(self.chief).write({name: date(2026, 5, 1)})
        for name in ("state", "term_number", "term_to", "publicity_days"):
            with self.assertRaises(UserError):
                term.with_user(self.chief).write({name: False})

    def test_refused_with_a_reason(self):
        term = self.publicise(self.recommend())
        with self.assertRaises(UserError):
            term._make_move("refuse", "officers do not refuse")
        with self.assertRaises(UserError):
            term.with_user(self.chief)._make_move("refuse")
        term.with_user(self.chief)._make_move("refuse", "公示期间发现不符合条件")
        self.assertEqual(term.state, "refused")
        with self.assertRaises(UserError):
            self.appoint(term)

    def test_withdrawn_by_the_officer(self):
        term = self.recommend()
        action = term.action_withdraw()
        question = self.env["edu.transition.reason"].with_user(self.officer)
        question.with_context(**action["context"]).create(
            {"reason": "本人不愿担任"}
        ).action_confirm()
        self.assertEqual(term.state, "withdrawn")

    def test_person_reads_the_own_term_once_appointed(self):
        inspector = self.make_inspector(user_id=self.inspector_user.id)
        term = self.publicise(self.recommend(inspector))
        own = term.with_user(self.inspector_user)
        self.assertFalse(own.has_access("read"))
        self.appoint(term)
        own.env.invalidate_all()
        self.assertTrue(own.has_access("read"))
        self.assertFalse(own.has_access("write"))

    def test_filed_with_the_level_above(self):
        """B14: what has not been reported upward is found, and marked in one step."""
        terms = self.recommend() | self.recommend(self.make_inspector("顾行之"))
        self.appoint(self.publicise(terms))
        terms[0].reported_on = date(2026, 3, 1)
        terms.action_report()
        self.assertEqual(
            terms.mapped("reported_on"), [date(2026, 3, 1), date(2026, 3, 16)]
        )
