"""Schools by months: what a cell says, to whom, and what a page costs."""

from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .test_cycles import CyclesCommon


@tagged("post_install", "-at_install")
@freeze_time("2026-03-25 04:00:00")
class TestVisitGrid(CyclesCommon):
    def grid(self, user=None, **asked):
        grids = self.env["edu.visit.grid"].with_user(user or self.officer_a)
        asked.setdefault("government", self.county_a.id)
        return grids.get_grid(**asked)

    def cell(self, school, month, **asked):
        rows = {row["id"]: row for row in self.grid(**asked)["rows"]}
        found = rows[school.id]["cells"][month]
        return found["status"], found["done"], found["planned"]

    def test_what_a_cell_says(self):
        """TS25: made, planned, lacking, or none owed."""
        school = self.schools[0]
        self.made(school, date(2026, 3, 3))
        self.make_visit(school, day=date(2026, 4, 8))
        self.assertEqual(self.cell(school, "2026-03-01"), ("done", 1, 0))
        self.assertEqual(self.cell(school, "2026-04-01"), ("planned", 0, 1))
        self.assertEqual(self.cell(school, "2026-05-01"), ("gap", 0, 0))
        self.assertEqual(self.cell(school, "2025-10-01"), ("missed", 0, 0))
        self.assertEqual(self.cell(school, "2026-02-01"), ("vacation", 0, 0))
        self.set_rule("routine_month", self.county_a, 2)
        self.assertEqual(self.cell(school, "2026-03-01"), ("gap", 1, 0))

    def test_the_months_of_a_school_year(self):
        months = self.grid()["months"]
        self.assertEqual((months[0], months[-1]), ("2025-09-01", "2026-08-01"))
        self.assertEqual(self.grid(year=2026)["months"][0], "2026-09-01")

    def test_hidden_visits_are_no_part(self):
        school = self.schools[0]
        self.make_visit(school, day=date(2026, 3, 26), open_mode="covert")
        self.assertEqual(self.cell(school, "2026-03-01"), ("gap", 0, 0))
        organiser = self.env["edu.visit.grid"]
        rows = organiser.get_grid(government=self.county_a.id)["rows"]
        self.assertFalse([r for r in rows if r["cells"]["2026-03-01"]["planned"]])

    def test_filters(self):
        first = self.schools[0]
        for month in (9, 10, 11, 12):
            self.made(first, date(2025, month, 10))
        for month in (1, 3, 4, 5, 6):
            self.made(first, date(2026, month, 10))
        lacking = [row["id"] for row in self.grid(gaps=True)["rows"]]
        self.assertEqual(set(lacking), set(self.schools[1:].ids))
        own = self.grid(inspector=self.inspectors[1].id)
        self.assertEqual([row["id"] for row in own["rows"]], self.schools[1].ids)
        self.assertEqual(own["total"], 1)

    def test_cells_and_gaps_count_the_same(self):
        """What another owner plans and has not released fills no gap of the county."""
        school = self.schools[0]
        for month in (9, 10, 11, 12):
            self.made(school, date(2025, month, 10))
        for month in (1, 3, 4, 5):
            self.made(school, date(2026, month, 10))
        june = date(2026, 6, 10)
        of_city = self.make_visit(school, day=june, owner_unit_id=self.city.id)
        hidden = self.make_visit(
            self.schools[1], self.inspectors[1], day=june, open_mode="covert"
        )
        for user, seen in ((self.officer_a, "gap"), (self.officer_city, "planned")):
            cell = self.cell(school, "2026-06-01", user=user)
            lacking = [row["id"] for row in self.grid(user, gaps=True)["rows"]]
            self.assertEqual((cell[0], school.id in lacking), (seen, seen == "gap"))
        # Who knows of a covert visit counts it no more than who does not.
        for user in (self.chief_a, self.inspectors[1].user_id):
            self.assertTrue(hidden.with_user(user).has_access("read"))
        for user in (self.chief_a, self.officer_a):
            lacking = [row["id"] for row in self.grid(user, gaps=True)["rows"]]
            self.assertIn(hidden.unit_id.id, lacking)
        opened(of_city, STATE_GUARD).released_on = "2026-03-20 08:00:00"
        self.assertEqual(self.cell(school, "2026-06-01")[0], "planned")
        lacking = [row["id"] for row in self.grid(gaps=True)["rows"]]
        self.assertNotIn(school.id, lacking)

    def test_for_whom(self):
        """One's own schools alone; who only reads cannot plan."""
        self.assertEqual(self.grid(self.officer_city)["total"], 3)
        self.assertEqual(self.grid(self.officer_b)["total"], 0)
        self.assertTrue(self.grid()["can_plan"])
        leader = self.grid(self.leader_a)
        self.assertEqual((leader["total"], leader["can_plan"]), (3, False))

    def test_few_statements_for_any_size(self):
        """At most fifteen, for three schools as for a full page, with gaps as well."""
        few = self.costs()
        for school in self.make_schools(self.county_a, 90, name="增校%d小学"):
            self.make_plate(school, self.inspectors[0])
        many = self.costs()
        self.assertEqual(few, many)
        self.assertLessEqual(max(many), 15)
        self.assertEqual(len(self.grid()["rows"]), 80)
        self.assertEqual(len(self.grid(offset=80)["rows"]), 13)

    def costs(self):
        """Return how many statements the grid takes, whole and its gaps alone."""
        return [self.statements_warm(self.grid, gaps=gaps) for gaps in (False, True)]
