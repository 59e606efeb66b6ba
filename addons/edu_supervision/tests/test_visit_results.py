"""Statistics of visits, and the yearly roll-up of a school."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.common import PASSWORD

from .figures_common import FiguresCommon


@tagged("post_install", "-at_install")
class TestVisitFigures(FiguresCommon):
    def statistics(self, user):
        return self.env["edu.visit.statistic"].with_user(user)

    def year(self, user=None):
        years = self.env["edu.visit.year"].with_user(user or self.officer_a)
        return years.search([("unit_id", "=", self.schools[0].id)])

    def test_by_domain_and_kind(self):
        """TS02: each figure is told apart by domain."""
        rows = self.statistics(self.officer_city)._read_group(
            [("state", "=", "recorded")],
            ["domain", "kind"],
            ["__count", "finding_count:sum", "hazard_count:sum", "lesson:sum"],
        )
        self.assertIn(("school", "routine", 2, 2, 1, 3), rows)
        self.assertIn(("monitoring", "special", 1, 0, 0, 0), rows)

    def test_hidden_visits_are_in_no_figure(self):
        """Not even in those of who planned it, nor by search for its number."""
        for user in (self.officer_a, self.chief_a, self.leader_a, self.officer_city):
            found = self.statistics(user).search([("unit_id", "=", self.schools[0].id)])
            self.assertNotIn(self.hidden.id, found.ids)
        self.assertEqual(self.year(self.chief_a).hazard, 1)

    def test_once_released_it_counts(self):
        self.release(self.hidden)
        self.assertIn(self.hidden.id, self.statistics(self.officer_a).search([]).ids)
        self.assertEqual((self.year().special, self.year().hazard), (1, 2))

    def test_whose_figures(self):
        found = self.statistics(self.officer_a).search([])
        self.assertNotIn(self.of_city.id, found.ids)
        self.assertFalse(self.statistics(self.officer_b).search([]))
        with self.assertRaises(AccessError):
            self.statistics(self.inspectors[0].user_id).search([])

    def test_a_row_opens_its_visit(self):
        row = self.statistics(self.officer_a).browse(self.march.id)
        self.assertEqual(row.action_open_visit()["res_id"], self.march.id)

    def test_the_year_of_a_school(self):
        """TS26: visits by kind, months, findings and outcomes of the calendar year."""
        row = self.year()
        told = (row.year, row.visit_count, row.routine, row.routine_months, row.minor)
        self.assertEqual(told, (2026, 2, 2, 2, 1))
        self.assertEqual((row.hazard, row.outcome_advice, row.outcome_none), (1, 1, 1))
        found = self.env["edu.visit"].search(row.action_open_visits()["domain"])
        self.assertEqual(found, self.march + self.april)

    def test_others_count_once_released(self):
        """TS26: the city's visit belongs to the year once the school knows of it."""
        self.assertFalse(self.year().special)
        self.release(self.of_city)
        row = self.year()
        self.assertEqual((row.special, row.monitoring_domain), (1, 1))
        self.assertEqual(row.visit_count, 3)

    def test_what_was_dropped_is_no_finding(self):
        hazard = self.march.finding_ids.filtered(lambda one: one.severity == "hazard")
        hazard.with_user(self.officer_a)._make_move("drop", "误记")
        self.assertFalse(self.year().hazard)

    def test_the_sheet_for_the_appraisal(self):
        """TS26: one sheet a school goes to the office that appraises it."""
        row = self.year()
        document = row._sheet()
        self.assertIn(self.schools[0].name, document.title)
        rows = document.blocks[0].rows
        numbers = {label: number for _part, label, number in rows}
        self.assertEqual(numbers[row._label("routine_months")], "2")
        self.assertEqual([part for part, *_ in rows if part], list(row._parts()))

    def test_queries(self):
        """Figures and the roll-up take as many statements for 80 rows as for 8."""
        calls = {
            "edu.visit.statistic": lambda model: model.formatted_read_group(
                [], ["domain", "date:month"], ["__count", "finding_count:sum"]
            ),
            "edu.visit.year": lambda model: model.web_search_read(
                [],
                {
                    "unit_id": {"fields": {"display_name": {}}},
                    "owner_unit_id": {"fields": {"display_name": {}}},
                    "routine": {},
                    "hazard": {},
                },
            ),
        }
        costs = []
        for size in (1, 8, 80):
            self.fill(size)
            costs.append([self.warm_cost(*call) for call in calls.items()])
        self.assertEqual(costs[1], costs[2])
        self.assertLessEqual(max(costs[1]), 15)

    def warm_cost(self, name, call):
        """Return what a call costs who has made it before."""
        model = self.env[name].with_user(self.officer_a)
        return self.statements_warm(call, model)


@tagged("post_install", "-at_install")
class TestVisitTables(HttpCase, FiguresCommon):
    def book(self, user, url):
        self.authenticate(user.login, PASSWORD)
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        return load_workbook(io.BytesIO(answer.content))

    def test_the_monthly_table(self):
        """TS02: governments by domain and kind, schools by kind, months across."""
        book = self.book(self.officer_a, "/edu/visits/2026/months.xlsx")
        governments, schools = book.worksheets
        row = [cell.value for cell in governments[3]]
        self.assertEqual(row[0], self.county_a.name)
        self.assertEqual(row[3:], [0, 0, 1, 1, *[0] * 8, 2])
        total = [cell.value for cell in governments[governments.max_row]]
        self.assertEqual(total[-1], 2)
        self.assertEqual([cell.value for cell in schools[3]][-1], 2)

    def test_the_table_of_schools(self):
        book = self.book(self.officer_a, "/edu/visits/2026/schools.xlsx")
        sheet = book.worksheets[0]
        row = [cell.value for cell in sheet[3]]
        self.assertEqual(row[1:4], [self.schools[0].name, 2, 2])
        self.assertEqual(row[-1], 1)

    def test_only_who_may_export(self):
        for user in (self.leader_a, self.inspectors[0].user_id):
            self.authenticate(user.login, PASSWORD)
            for name in ("months", "schools"):
                answer = self.url_open(f"/edu/visits/2026/{name}.xlsx")
                self.assertEqual(answer.status_code, 404, user.login)
