"""Nobody is in two places at a time, whoever writes the team, and in whatever way."""

from datetime import timedelta

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.half_days import span
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY, VisitCommon

NEXT_DAY = SCHOOL_DAY + timedelta(days=1)


@tagged("post_install", "-at_install")
class TestVisitTeam(VisitCommon):
    def refused(self, act):
        """Return what the person is told whose statement the database refuses."""
        with (
            self.assertRaises(ExclusionViolation) as caught,
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            act()
            self.env.flush_all()
        return self.env["edu.visit.member"]._sql_error_to_message(caught.exception)

    def test_a_visit_takes_its_half_days(self):
        visit = self.make_visit(day_part="afternoon")
        member = visit.member_ids
        afternoon = span(SCHOOL_DAY, SCHOOL_DAY, "afternoon")
        self.assertEqual((member.slot_from, member.slot_to), afternoon)
        visit.write({"date": NEXT_DAY, "date_to": NEXT_DAY, "day_part": "day"})
        self.assertEqual(
            (member.slot_from, member.slot_to), span(NEXT_DAY, NEXT_DAY, "day")
        )

    def test_nobody_is_in_two_places(self):
        self.make_visit()
        told = self.refused(lambda: self.make_visit(self.schools[1]))
        self.assertIn(self.inspectors[0].name, told)

    def test_morning_and_afternoon_are_two(self):
        self.make_visit(day_part="morning")
        self.assertTrue(self.make_visit(self.schools[1], day_part="afternoon"))

    def test_the_sentence_is_the_same_for_hidden_visits(self):
        """TS32: a refusal tells neither where the person is nor what is hidden."""
        told = []
        for mode, school, day in (
            ("open", self.schools[0], SCHOOL_DAY),
            ("covert", self.schools[1], SCHOOL_DAY + timedelta(days=7)),
        ):
            self.make_visit(school, day=day, open_mode=mode)
            sentence = self.refused(
                lambda day=day: self.make_visit(self.schools[2], day=day)
            )
            self.assertNotIn(school.name, sentence)
            told.append(sentence.replace(str(day.day), "…"))
        self.assertEqual(*told)

    def test_moving_a_visit_moves_its_people(self):
        self.make_visit()
        other = self.make_visit(self.schools[1], day=NEXT_DAY)
        self.refused(lambda: other.write({"date": SCHOOL_DAY, "date_to": SCHOOL_DAY}))

    def test_two_visits_exchange_their_days(self):
        first, second = (
            self.make_visit(school, day=day)
            for school, day in zip(self.schools, (SCHOOL_DAY, NEXT_DAY), strict=False)
        )
        first.write({"date": NEXT_DAY, "date_to": NEXT_DAY})
        second.write({"date": SCHOOL_DAY, "date_to": SCHOOL_DAY})
        self.env.flush_all()
        self.assertLess(second.member_ids.slot_to, first.member_ids.slot_from)

    def test_cancelling_frees_people(self):
        visit = self.make_visit()
        opened(visit, STATE_GUARD).state = "cancelled"
        self.assertFalse(visit.member_ids.is_live)
        self.assertTrue(self.make_visit(self.schools[1]))

    def test_half_days_are_not_written_by_hand(self):
        member = self.make_visit().member_ids
        for values in ({"is_live": False}, {"slot_from": 0}, {"slot_to": 0}):
            with self.assertRaises(UserError):
                member.sudo().write(values)

    def test_taken_tells_half_days_in_one_query(self):
        """Hidden visits take people, whoever asks."""
        self.make_visit(open_mode="covert", day_part="morning")
        self.make_visit(
            self.schools[1],
            self.inspectors[1],
            date_to=SCHOOL_DAY + timedelta(days=30),
        )
        rows = self.env["edu.visit.member"].with_user(self.officer_b)
        self.env.flush_all()
        with self.assertQueryCount(1):
            taken = rows._taken(self.inspectors, SCHOOL_DAY, NEXT_DAY)
        first, last = span(SCHOOL_DAY, NEXT_DAY)
        self.assertEqual(
            taken,
            {
                self.inspectors[0].id: {first},
                self.inspectors[1].id: set(range(first, last + 1)),
            },
        )

    def test_moving_many_costs_as_much_as_moving_few(self):
        def cost(count):
            people = self.make_inspectors(
                self.county_a, *(f"督学{count}-{number}" for number in range(count))
            )
            visits = self.env["edu.visit"].concat(
                *(self.make_visit(inspectors=person) for person in people)
            )
            return self.statements(
                visits.write, {"date": NEXT_DAY, "date_to": NEXT_DAY}
            )

        cost(3)
        self.assertLessEqual(cost(50) - cost(5), 0)
