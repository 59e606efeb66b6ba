"""A term is planned in one act: whom, when, by whom, and what it costs."""

from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ..wizard import edu_visit_plan
from .test_cycles import CyclesCommon

NOW = "2026-02-20 04:00:00"  # before the second term begins
MONTHS = [date(2026, month, 1) for month in (3, 4, 5, 6)]


class PlanCommon(CyclesCommon):
    def plan(self, user=None, **values):
        wizards = self.env["edu.visit.plan"].with_user(user or self.officer_a)
        return wizards.create({"term_id": self.terms[1].id, **values})

    def visits(self, schools=None):
        units = self.schools if schools is None else schools
        return self.env["edu.visit"].search([("unit_id", "in", units.ids)])

    def suspend(self, person, first, last):
        return self.env["edu.inspector.suspension"].create(
            {
                "inspector_id": person.id,
                "date_from": first,
                "date_to": last,
                "reason": "核查",
            }
        )

    def keep_away(self, person, school, first, last):
        return self.env["edu.recusal"].create(
            {
                "inspector_id": person.id,
                "unit_id": school.id,
                "ground": "relative",
                "date_from": first,
                "date_to": last,
            }
        )

    def reasons(self, plan):
        return {
            (row.unit_id, row.inspector_id, row.reason): row.months
            for row in plan.conflict_ids
        }


@tagged("post_install", "-at_install")
@freeze_time(NOW)
class TestVisitPlan(PlanCommon):
    def test_a_visit_a_school_and_month(self):
        """TS25: March to June; a week of February and ten days of July owe none."""
        self.plan().create_portion()
        visits = self.visits()
        by_school = visits.grouped("unit_id")
        self.assertEqual(set(by_school), set(self.schools))
        for school, made in by_school.items():
            self.assertEqual(sorted(made.mapped("month")), MONTHS)
            self.assertEqual(
                made.member_ids.inspector_id, school.plate_ids.inspector_id
            )
        self.assertEqual(set(visits.mapped("state")), {"draft"})
        self.assertEqual(visits.owner_unit_id, self.county_a)
        self.assertEqual(visits.organiser_id, self.officer_a)

    def test_only_working_days_that_are_chosen(self):
        off = date(2026, 4, 21)
        year = self.env["edu.holiday.year"].search([("year", "=", off.year)])
        opened(year, STATE_GUARD).state = "provisional"
        self.env["edu.holiday"].create({"name": "校庆日", "date": off})
        self.plan(
            monday=False, wednesday=False, thursday=False, friday=False
        ).create_portion()
        days = self.visits().mapped("date")
        self.assertEqual({day.weekday() for day in days}, {1})
        self.assertNotIn(off, days)

    def test_nobody_twice_at_a_time(self):
        """One inspector of eight schools goes to each of them on another half-day."""
        more = self.make_schools(self.county_a, 8, name="同牌%d小学")
        for school in more:
            self.make_plate(school, self.inspectors[3])
        busy = self.make_visit(
            more[0], self.inspectors[3], date(2026, 3, 12), kind="special"
        )
        self.plan(day_part="either").create_portion()
        members = self.visits(more).member_ids
        slots = members.mapped("slot_from")
        self.assertEqual(len(slots), len(set(slots)))
        self.assertEqual(len(self.visits(more) - busy), 32)

    def test_twice_adds_nothing(self):
        self.plan().create_portion()
        before = self.visits()
        self.assertEqual(self.plan().create_portion(), {"done": 0, "left": 0})
        self.assertEqual(self.visits(), before)
        before[0].unlink()
        self.assertEqual(self.plan().create_portion(), {"done": 1, "left": 0})
        self.assertEqual(len(self.visits()), len(before))

    def test_in_portions(self):
        """What was interrupted goes on, and comes out as if made in one."""
        with patch.object(edu_visit_plan, "PORTION", 7):
            counts = []
            while not counts or counts[-1]["left"]:
                counts.append(self.plan().create_portion())
        # Six at a time: two months of the three schools.
        self.assertEqual(counts, [{"done": 6, "left": 6}, {"done": 6, "left": 0}])
        for made in self.visits().grouped("unit_id").values():
            self.assertEqual(sorted(made.mapped("month")), MONTHS)

    def test_shown_afterwards(self):
        plan = self.plan()
        plan.create_portion()
        shown = self.env["edu.visit"].search(plan.action_show()["domain"])
        self.assertEqual(shown, self.visits())

    def test_the_stricter_of_month_and_term(self):
        """TS25, B07: six a term are more than one a month."""
        self.set_rule("routine_term", self.county_a, 6)
        self.plan().create_portion()
        self.assertEqual(set(map(len, self.visits().grouped("unit_id").values())), {6})

    def test_what_cannot_be_planned_and_why(self):
        """By name: without plate, not serving, kept away, no free day."""
        bare = self.make_schools(self.county_a, 1, name="无牌%d小学")
        person, kept, taken = self.inspectors[:3]
        self.suspend(person, date(2026, 4, 1), date(2026, 4, 30))
        self.keep_away(kept, self.schools[1], date(2026, 5, 1), date(2026, 6, 30))
        self.make_visit(
            self.schools[2],
            taken,
            date(2026, 3, 1),
            date_to=date(2026, 3, 31),
            kind="special",
        )
        plan = self.plan()
        plan.action_propose()
        self.assertEqual(
            self.reasons(plan),
            {
                (bare, bare.env["edu.inspector"], "no_plate"): (
                    "2026-03、2026-04、2026-05、2026-06"
                ),
                (self.schools[0], person, "not_serving"): "2026-04",
                (self.schools[1], kept, "recused"): "2026-05、2026-06",
                (self.schools[2], taken, "no_day"): "2026-03",
            },
        )
        self.assertEqual(
            (plan.visit_count, plan.school_count, plan.inspector_count), (8, 3, 3)
        )
        self.assertFalse(self.visits().filtered(lambda v: v.kind == "routine"))

    def test_training_and_the_end_of_office(self):
        """Nobody is sent out on days of training, nor after the last day in office."""
        person = self.make_inspectors(
            self.county_a, "卓砚", term=(date(2025, 1, 1), date(2026, 4, 10))
        )
        school = self.make_schools(self.county_a, 1, name="换届%d小学")
        self.make_plate(school, person)
        training = self.env["edu.training"].create(
            {
                "name": "督学业务研修",
                "owner_unit_id": self.county_a.id,
                "start": "2026-03-01 01:00:00",
                "stop": "2026-03-30 09:00:00",
                "hours": 40,
                "attendance_ids": [Command.create({"inspector_id": person.id})],
            }
        )
        opened(training, STATE_GUARD).state = "called"
        self.plan().create_portion()
        days = self.visits(school).mapped("date")
        self.assertEqual(len(days), 2)
        self.assertIn(date(2026, 3, 31), days)
        self.assertLessEqual(max(days), date(2026, 4, 10))

    def test_a_change_of_plates(self):
        """The visits of a month are made by who holds the plate last in it."""
        self.schools[0].plate_ids._end_before(date(2026, 5, 1))
        self.make_plate(self.schools[0], self.inspectors[3], date(2026, 5, 1))
        self.plan().create_portion()
        leads = {
            visit.month.month: visit.member_ids.inspector_id
            for visit in self.visits(self.schools[0])
        }
        first, second = self.inspectors[0], self.inspectors[3]
        self.assertEqual(leads, {3: first, 4: first, 5: second, 6: second})

    def test_confirmed_in_the_same_act(self):
        self.plan(confirm=True).create_portion()
        visits = self.visits()
        self.assertEqual(set(visits.mapped("state")), {"confirmed"})
        self.assertEqual(len(visits), 12)

    def test_hidden_visits_are_not_told(self):
        """A covert visit takes its half-days, and does not count as planned."""
        self.make_visit(day=date(2026, 3, 11), open_mode="covert")
        plan = self.plan()
        plan.action_propose()
        self.assertEqual(plan.visit_count, 12)
        self.assertFalse(plan.conflict_ids)

    def test_the_city_plans_for_its_counties(self):
        """Each school by the county's own terms; the visits are the county's."""
        for school in self.make_schools(self.county_b, 2, name="望岳%d小学"):
            person = self.make_inspectors(self.county_b, f"{school.name}督学")
            self.make_plate(school, person)
        self.make_terms(self.county_b, (date(2026, 3, 20), date(2026, 7, 25)))
        self.plan(self.officer_city).create_portion()
        others = self.env["edu.visit"].search(
            [("owner_unit_id", "=", self.county_b.id)]
        )
        self.assertEqual({day.month for day in others.mapped("date")}, {4, 5, 6, 7})
        self.assertEqual(len(self.visits()), 12)

    def test_government_after_government(self):
        """Asked for one by one, it comes out as if all were planned at once."""
        for school in self.make_schools(self.county_b, 2, name="望岳%d小学"):
            person = self.make_inspectors(self.county_b, f"{school.name}督学")
            self.make_plate(school, person)
        plan = self.plan(self.officer_city)
        with patch.object(edu_visit_plan, "SCHOOLS", 1):
            groups = plan.portions()
        self.assertEqual(groups, [self.county_a.ids, self.county_b.ids])
        self.assertEqual(plan.portions(), [[*self.county_a.ids, *self.county_b.ids]])
        told = [plan.create_portion(governments) for governments in groups]
        self.assertEqual([portion["left"] for portion in told], [0, 0])
        self.assertEqual(told[0]["done"], len(self.visits()))
        self.assertFalse(plan.portions() and plan.create_portion()["done"])

    def test_not_for_neighbours(self):
        self.make_schools(self.county_b, 2, name="望岳%d小学")
        plan = self.plan(government_ids=self.county_b.ids)
        plan.action_propose()
        self.assertFalse(plan.visit_count)
        self.assertFalse(plan.conflict_ids)
        self.assertEqual(plan.create_portion(self.county_b.ids)["done"], 0)
        self.assertFalse(plan.with_user(self.officer_b).has_access("read"))

    def test_half_a_query_a_visit(self):
        """At two sizes, planned and confirmed in the same act."""
        costs = {}
        for size in (60, 200):
            county = self.make_government(f"第{size}县人民政府", "county", self.city)
            schools = self.make_schools(county, size, name=f"{size}县第%d小学")
            people = self.make_inspectors(
                county, *(f"{size}督{n}" for n in range(size // 5))
            )
            for place, school in enumerate(schools):
                self.make_plate(school, people[place // 5])
            self.make_terms(county)
            plan = self.plan(self.officer_city, government_ids=county.ids, confirm=True)
            costs[size] = self.statements(plan.create_portion) / (4 * size)
            self.assertEqual(len(self.visits(schools)), 4 * size)
        self.assertLessEqual(max(costs.values()), 0.5, costs)
        self.assertLess(costs[200], costs[60])
