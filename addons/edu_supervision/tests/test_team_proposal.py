"""Teams are proposed of those who are free, fit, in office and not recused."""

from datetime import date, timedelta

from psycopg2.errors import ExclusionViolation

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY, VisitCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestTeamProposal(VisitCommon):
    """B09: three inspectors; joining departments and hired specialists are extra."""

    def planned(self, school=None, inspectors=(), **values):
        people = self.env["edu.inspector"].concat(*inspectors)
        visit = self.make_visit(
            school or self.schools[0], people, **{"kind": "special", **values}
        )
        return visit.with_user(self.officer_a)

    def propose(self, visits):
        visits.action_propose_team()
        return visits.member_ids.inspector_id

    def recuse(self, person, school):
        return self.env["edu.recusal"].create(
            {
                "inspector_id": person.id,
                "unit_id": school.id,
                "date_from": date(2026, 1, 1),
            }
        )

    def test_one_act_makes_a_team_of_three(self):
        visit = self.planned()
        self.assertEqual(len(self.propose(visit)), 3)
        self.assertEqual(visit.member_ids.mapped("role"), ["lead", "member", "member"])

    def test_others_are_extra(self):
        visit = self.planned()
        visit.member_ids = [
            (0, 0, {"role": "joint", "unit_id": self.education_a.id}),
            (0, 0, {"role": "lead", "inspector_id": self.inspectors[2].id}),
        ]
        self.assertEqual(len(self.propose(visit)), 3)
        self.assertEqual(visit.lead_id, self.inspectors[2])

    def test_who_may_not_go_is_not_proposed(self):
        """MJ11: recusal is respected, and so are other visits and suspensions."""
        recused, busy, suspended, free = self.inspectors
        self.recuse(recused, self.schools[0])
        self.make_visit(self.schools[1], busy)
        self.env["edu.inspector.suspension"].create(
            {
                "inspector_id": suspended.id,
                "date_from": SCHOOL_DAY,
                "date_to": SCHOOL_DAY,
                "reason": "病假",
            }
        )
        visit = self.planned()
        told = visit.action_propose_team()
        self.assertEqual(visit.member_ids.inspector_id, free)
        self.assertIn(self.schools[0].name, told["params"]["message"])

    def test_who_leaves_office_before_the_day_is_not_proposed(self):
        leaving = self.make_inspectors(
            self.county_a, "卸任", term=(date(2020, 1, 1), SCHOOL_DAY - DAY)
        )
        staying = self.make_inspectors(
            self.county_a, "留任", term=(date(2020, 1, 1), SCHOOL_DAY)
        )
        for person in self.inspectors:
            self.recuse(person, self.schools[0])
        self.assertEqual(self.propose(self.planned()), staying)
        self.assertNotIn(leaving, staying)

    def test_the_stage_of_the_school_counts(self):
        stages = {stage.code: stage for stage in self.env["edu.stage"].search([])}
        self.inspectors[:2].stage_ids = stages["senior"]
        self.inspectors[2:].stage_ids = stages["primary"]
        self.assertEqual(self.propose(self.planned()), self.inspectors[2:])

    def test_the_responsible_one_goes_first_and_not_at_random(self):
        routine = self.planned(self.schools[2], kind="routine")
        self.assertEqual(self.propose(routine), self.inspectors[2])
        random = self.planned(self.schools[2], time_mode="random", day=SCHOOL_DAY + DAY)
        self.assertNotIn(self.inspectors[2], self.propose(random))

    def test_fewest_visits_first(self):
        for week in range(1, 3):
            self.make_visit(
                self.schools[0], self.inspectors[0], SCHOOL_DAY + week * 7 * DAY
            )
        self.assertEqual(self.propose(self.planned()), self.inspectors[1:])

    def test_many_at_once_do_not_share_people(self):
        """The same question has the same answer, and nobody is taken twice."""
        self.make_inspectors(self.county_a, *(f"督学{n}" for n in range(5)))
        visits = self.planned(self.schools[0]) | self.planned(self.schools[1])
        visits |= self.planned(self.schools[2])
        first = visits._proposed_teams()
        self.assertEqual(first, visits._proposed_teams())
        self.assertEqual(len(self.propose(visits)), 9)

    def test_many_cost_as_much_as_few(self):
        self.make_inspectors(self.county_a, *(f"督学{n}" for n in range(30)))

        def cost(days):
            visits = self.env["edu.visit"].concat(
                *(
                    self.planned(school, day=SCHOOL_DAY + day * DAY)
                    for day in days
                    for school in self.schools
                )
            )
            sent = self.statements(visits.with_user(self.officer_a).action_propose_team)
            self.assertEqual(len(visits.member_ids), 3 * len(visits))
            return sent

        cost(range(2))
        few, many = cost(range(10, 12)), cost(range(20, 40))
        self.assertLessEqual(many - few, 3, f"{few} for 6 visits, {many} for 60")

    def test_nothing_is_proposed_once_recorded(self):
        visit = self.planned()
        visit.sudo()._apply_move(next(m for m in visit._moves if m.name == "cancel"))
        with self.assertRaises(UserError):
            visit.action_propose_team()

    def test_one_leads(self):
        visit = self.planned(inspectors=self.inspectors[:2])
        lead, other = visit.member_ids
        with (
            self.assertRaises(ExclusionViolation),
            mute_logger("odoo.sql_db"),
            self.env.cr.savepoint(),
        ):
            other.role = "lead"
            self.env.flush_all()
        visit.member_ids = [
            (1, other.id, {"role": "lead"}),
            (1, lead.id, {"role": "member"}),
        ]
        self.env.flush_all()
        self.assertEqual(visit.lead_id, other.inspector_id)


@tagged("post_install", "-at_install")
class TestTeamBroken(VisitCommon):
    """Who can no longer go is replaced before the visit is confirmed or recorded."""

    def test_recused_since(self):
        """B04: whoever finds out late says so, and somebody else goes."""
        visit, other = self.make_visit(), self.make_visit(day=SCHOOL_DAY + 30 * DAY)
        self.env["edu.recusal"].create(
            {
                "inspector_id": self.inspectors[0].id,
                "unit_id": self.schools[0].id,
                "date_from": SCHOOL_DAY,
                "date_to": SCHOOL_DAY,
            }
        )
        self.assertBroken(visit, but=other)
        with self.assertRaises(UserError):
            self.confirm(visit)
        visit.member_ids.inspector_id = self.inspectors[1]
        self.assertFalse(visit.is_team_broken)
        self.confirm(visit)

    def test_suspended_or_out_of_office_by_then(self):
        visit, other = self.make_visit(), self.make_visit(day=SCHOOL_DAY + 30 * DAY)
        pause = self.env["edu.inspector.suspension"].create(
            {
                "inspector_id": self.inspectors[0].id,
                "date_from": SCHOOL_DAY,
                "date_to": SCHOOL_DAY,
                "reason": "病假",
            }
        )
        self.assertBroken(visit, but=other)
        pause.unlink()
        self.assertFalse(visit.is_team_broken)
        self.leave_office(SCHOOL_DAY)
        self.assertBroken(other, but=visit)

    def test_not_recorded_either(self):
        visit = self.make_visit()
        self.confirm(visit)
        self.leave_office(SCHOOL_DAY - DAY)
        with self.assertRaises(UserError):
            visit._move_unasked("record")

    def test_lists_ask_once(self):
        visits = self.env["edu.visit"].concat(
            *(self.make_visit(day=SCHOOL_DAY + day * DAY) for day in range(20))
        )
        self.env.flush_all()
        with self.assertQueryCount(1):
            visits._broken(visits.ids)

    def leave_office(self, day):
        opened(self.inspectors[0].appointment_ids, STATE_GUARD).date_to = day

    def assertBroken(self, visit, but):
        self.assertTrue(visit.is_team_broken)
        self.assertTrue(visit.member_ids.is_broken)
        self.assertFalse(but.is_team_broken)
        both = [("id", "in", (visit | but).ids)]
        found = visit.search([("is_team_broken", "=", True), *both])
        self.assertEqual(found, visit)
        found = visit.search([("is_team_broken", "=", False), *both])
        self.assertEqual(found, but)
