"""The due list: who is on it, until when, for whom, and what it costs."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .test_cycles import CyclesCommon

COLUMNS = (
    "unit_id owner_unit_id duty principal_id inspector_id last_on due_on days_late "
    "planned_on"
).split()


@tagged("post_install", "-at_install")
@freeze_time("2026-03-25 04:00:00")
class TestVisitDue(CyclesCommon):
    def due(self, duty, user=None):
        """Return the rows of county A of a duty, as `user` sees them."""
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env["edu.visit.due"].with_user(user or self.officer_a)
        scope = (self.county_a | self.city).ids
        return rows.search([("duty", "=", duty), ("owner_unit_id", "in", scope)])

    def dates(self, duty, user=None):
        return {row.unit_id: row.due_on for row in self.due(duty, user)}

    def test_routine_of_the_month(self):
        """TS25: until planned it is open, until made it is due."""
        self.make_visit(self.schools[0], day=date(2026, 3, 30))
        self.made(self.schools[1], date(2026, 3, 3))
        rows = {row.unit_id: row for row in self.due("routine")}
        self.assertEqual(set(rows), {self.schools[0], self.schools[2]})
        planned, bare = rows[self.schools[0]], rows[self.schools[2]]
        self.assertEqual(planned.planned_on, date(2026, 3, 30))
        self.assertFalse(bare.planned_on)
        self.assertEqual(bare.due_on, date(2026, 3, 31))
        self.assertEqual(bare.inspector_id, self.inspectors[2])
        with freeze_time("2026-08-05 04:00:00"):
            self.assertFalse(self.due("routine"))

    def test_comprehensive_by_the_end_of_the_year(self):
        """TS22: due this year or overdue; next year's is not here yet."""
        self.made(self.schools[0], date(2021, 12, 31), "comprehensive")
        self.made(self.schools[1], date(2022, 1, 1), "comprehensive")
        self.made(self.schools[2], date(2021, 3, 20), "comprehensive")
        self.assertEqual(
            self.dates("comprehensive"),
            {
                self.schools[0]: date(2026, 12, 31),
                self.schools[2]: date(2026, 3, 20),
            },
        )
        late = self.due("comprehensive").filtered("days_late")
        self.assertEqual((late.unit_id, late.days_late), (self.schools[2], 5))

    def test_never_visited_is_due_at_once(self):
        """TS22: whoever was never visited is due today."""
        self.assertEqual(
            self.dates("comprehensive"),
            dict.fromkeys(self.schools, date(2026, 3, 25)),
        )

    def test_end_of_a_term_of_office(self):
        """TS23: on the list from January of the year of its end, until visited."""
        terms = self.env["edu.principal"].create(
            [
                {
                    "unit_id": school.id,
                    "name": "秦疏桐",
                    "date_from": date(2023, 8, 1),
                    "term_to": last,
                }
                for school, last in zip(
                    self.schools,
                    (date(2026, 7, 31), date(2026, 12, 31), date(2027, 1, 1)),
                    strict=True,
                )
            ]
        )
        self.assertEqual(self.due("principal").principal_id, terms[:2])
        self.made(self.schools[0], date(2026, 3, 2), "comprehensive")
        self.assertEqual(self.due("principal").principal_id, terms[1])

    def test_round_of_governments(self):
        """B07: the city's, not the county's own."""
        self.made(
            self.county_a,
            date(2021, 6, 1),
            "special",
            owner_unit_id=self.city.id,
            domain="government",
        )
        self.assertEqual(
            self.dates("county", self.officer_city),
            {self.county_a: date(2026, 6, 1), self.county_b: date(2026, 3, 25)},
        )
        self.assertFalse(self.due("county"))

    def test_hidden_visits_change_nothing(self):
        """Neither planned nor made: the list is as if there were none."""
        before = self.due("routine").read(COLUMNS)
        visit = self.make_visit(day=date(2026, 3, 26), open_mode="covert")
        self.assertEqual(self.due("routine").read(COLUMNS), before)
        opened(visit, STATE_GUARD).state = "recorded"
        self.assertEqual(self.due("routine").read(COLUMNS), before)

    def test_what_the_city_plans_is_not_told_before_release(self):
        """The county learns of a visit of the city's once it is released."""
        visit = self.make_visit(
            self.schools[0],
            [],
            date(2026, 5, 6),
            kind="comprehensive",
            owner_unit_id=self.city.id,
        )
        self.assertFalse(any(self.due("comprehensive").mapped("planned_on")))
        opened(visit, STATE_GUARD).released_on = "2026-03-25 01:00:00"
        self.assertTrue(any(self.due("comprehensive").mapped("planned_on")))

    def test_for_whom(self):
        """The county and the city above; a leader reads; a neighbour sees none."""
        count = len(self.due("routine"))
        self.assertEqual(len(self.due("routine", self.officer_city)), count)
        self.assertEqual(len(self.due("routine", self.leader_a)), count)
        self.assertFalse(self.due("routine", self.officer_b))
        inspector = self.inspectors[0].user_id
        rows = self.env["edu.visit.due"].with_user(inspector)
        self.assertFalse(rows.has_access("read"))

    def test_planned_from_the_list(self):
        """TS22: chosen rows become planned visits, on working days of school."""
        action = self.due("comprehensive").action_plan()
        plan = (
            self.env[action["res_model"]]
            .with_user(self.officer_a)
            .with_context(**action["context"])
            .create({"date_from": date(2026, 7, 6), "date_to": date(2026, 8, 31)})
        )
        shown = plan.action_create()
        visits = self.env["edu.visit"].search(shown["domain"])
        self.assertEqual(visits.unit_id, self.schools)
        self.assertEqual(set(visits.mapped("kind")), {"comprehensive"})
        self.assertEqual(set(visits.mapped("state")), {"draft"})
        self.assertLessEqual(max(visits.mapped("date")), date(2026, 7, 10))
        self.assertTrue(all(self.due("comprehensive").mapped("planned_on")))
        with self.assertRaises(UserError):  # by a dialog that was open meanwhile
            plan.action_create()
        again = self.due("comprehensive").action_plan()
        self.assertFalse(again["context"]["default_unit_ids"])

    def test_no_day_of_school(self):
        action = self.due("comprehensive").action_plan()
        plan = (
            self.env[action["res_model"]]
            .with_user(self.officer_a)
            .with_context(**action["context"])
            .create({"date_from": date(2026, 7, 13), "date_to": date(2026, 7, 31)})
        )
        with self.assertRaises(UserError):
            plan.action_create()

    def test_routine_rows_open_the_planning_of_the_month(self):
        """TS25: the chosen schools, to the end of the month."""
        action = self.due("routine").action_plan()
        plan = (
            self.env[action["res_model"]]
            .with_user(self.officer_a)
            .with_context(**action["context"])
            .create({})
        )
        plan.create_portion()
        self.assertEqual(
            set(self.due("routine").mapped("planned_on")) - {False},
            set(self.due("routine").mapped("planned_on")),
        )
        with self.assertRaises(UserError):
            (self.due("routine") | self.due("comprehensive")).action_plan()

    def test_few_statements_for_any_size(self):
        """A page of 80 rows: as many statements for 3 schools as for 90."""
        specification = {
            name: {"fields": {"display_name": {}}} if name.endswith("_id") else {}
            for name in COLUMNS
        }
        look = self.env["edu.visit.due"].with_user(self.officer_a).web_search_read
        few = self.statements_warm(look, [], specification, limit=80)
        for school in self.make_schools(self.county_a, 90, name="增校%d小学"):
            self.make_plate(school, self.inspectors[0])
        many = self.statements_warm(look, [], specification, limit=80)
        self.assertLessEqual(many, 15)
        self.assertLessEqual(many - few, 2)  # a full page counts all rows
