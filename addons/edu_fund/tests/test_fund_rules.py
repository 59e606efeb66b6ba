"""The figures of funds: the two tests, norms, budgets and what is done with them."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .statistic_common import StatisticCommon

MARCH, APRIL, JUNE, JULY, DECEMBER = (
    date(2026, month, 1) for month in (3, 4, 6, 7, 12)
)
APRIL_30 = date(2026, 4, 30)
FIGURES = {
    "fund_total": 100,
    "fund_per_pupil": 100,
    "pupil_norm": 100,
    "supervision_budget": 3,
    "research_line": 1,
}


@tagged("post_install", "-at_install")
class TestFundRules(StatisticCommon):
    def measured(self, code, day, unit=None):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
        own = EVALUATORS[code].measure(self.env(su=True), day, figure)
        return own.get((unit or self.county_a).id, Tally())

    def action(self, code, day, user=None):
        env = self.env(user=user or self.chief)
        rule = self.env["edu.rule"].search([("code", "=", code)])
        return EVALUATORS[code].records(env, self.county_a.ids, day, rule.figure)

    def named(self, code, day, user=None):
        """Return the records behind the number of county A."""
        action = self.action(code, day, user)
        return self.env[action["res_model"]].search(action["domain"])

    def granted(self, unit, **amounts):
        """Return an approved budget of any unit of county A."""
        lines = [
            {"kind": kind, "planned": planned} for kind, planned in amounts.items()
        ]
        budgets = self.env["edu.budget"].with_user(self.finance)
        budget = budgets.create(
            {
                "unit_id": unit.id,
                "year": 2026,
                "document_number": "临财教〔2026〕9号",
                "line_ids": [(0, 0, line) for line in lines],
            }
        )
        budget._make_move("submit")
        budget.with_user(self.chief)._make_move("approve")
        return budget

    def test_figures_are_those_of_the_clauses(self):
        """GY16, MJ18, B31, JJ08, TS69, B01: as delivered."""
        rules = self.env["edu.rule"].search([("code", "in", list(FIGURES))])
        self.assertEqual({rule.code: rule.figure for rule in rules}, FIGURES)
        rate = self.env["edu.rule"].search([("code", "=", "execution_rate")])
        self.assertFalse(rate.has_figure)
        self.assertEqual(set((rules | rate).mapped("category")), {"funds"})

    def test_two_tests(self):
        """GY16, MJ18, B31: each test for itself, of confirmed figures alone."""
        self.make_statistic(self.county_a, 2024, 100, 10)
        draft = self.make_statistic(self.county_a, 2025, 100, 11, state="draft")
        self.assertEqual(self.measured("fund_total", MARCH), Tally())
        draft.with_user(self.finance).action_confirm()
        self.assertEqual(self.measured("fund_total", MARCH), Tally(1, 1, 0))
        self.assertEqual(self.measured("fund_per_pupil", MARCH), Tally(0, 1, 1))

    def test_one_fen_is_a_breach(self):
        """B31: at once, whenever in the year."""
        self.make_statistic(self.county_a, 2024, 100)
        self.make_statistic(self.county_a, 2025, 99.99)
        fallen = self.measured("fund_total", MARCH)
        self.assertEqual(fallen, Tally(0, 1, 1))
        self.assertTrue(EVALUATORS["fund_total"].is_late(fallen, MARCH))
        params = self.action("fund_total", MARCH)["params"]
        self.assertEqual(
            (params["year"], params["unit_ids"]), (2025, self.county_a.ids)
        )

    def test_a_missing_year_counts_from_july(self):
        """MJ18: not reported is no fall, and no pass either."""
        for code in ("fund_total", "fund_per_pupil"):
            self.assertEqual(self.measured(code, JUNE), Tally())
            self.assertEqual(self.measured(code, JULY), Tally(0, 1, 1))
            self.assertFalse(self.action(code, JUNE)["params"]["unit_ids"])
            lacking = self.action(code, JULY)["params"]["unit_ids"]
            self.assertEqual(lacking, self.county_a.ids)
        # The city is asked once it keeps figures of its own.
        self.assertEqual(self.measured("fund_total", JULY, self.city), Tally())
        self.make_statistic(self.city, 2025, 100)
        self.assertEqual(self.measured("fund_total", JULY, self.city).missing, 1)

    def test_growth_that_a_government_asks_for(self):
        self.make_statistic(self.county_a, 2024, 100)
        self.make_statistic(self.county_a, 2025, 104)
        self.set_rule("fund_total", self.county_a, 104)
        self.assertEqual(self.measured("fund_total", MARCH).missing, 0)
        self.set_rule("fund_total", self.county_a, 104.01, date(2026, 2, 1))
        self.assertEqual(self.measured("fund_total", MARCH).missing, 1)

    def test_norms(self):
        """JJ08: a norm holds until a later one, which is no lower."""
        first = self.make_norm(self.county_a, 2022, 9000)
        self.assertEqual(self.measured("pupil_norm", MARCH), Tally(1, 1, 0))
        self.make_norm(self.county_a, 2024, 9000, 720)
        self.make_norm(self.county_a, 2024, 12_000, stage="senior")
        self.make_norm(self.county_a, 2027, 1)
        self.assertEqual(self.measured("pupil_norm", MARCH), Tally(2, 2, 0))
        self.assertFalse(self.named("pupil_norm", MARCH))
        for values in ({"allocation": 9000.01}, {"public_expense": 720.01}):
            kept = first.copy_data()[0]
            first.write(values)
            self.assertEqual(self.measured("pupil_norm", MARCH), Tally(1, 2, 1))
            lowered = self.named("pupil_norm", MARCH)
            self.assertEqual((lowered.year, lowered.stage), (2024, "primary"))
            first.write({name: kept[name] for name in values})

    def test_supervision_budget(self):
        """TS69, B01: approved by the end of the third month, else missing."""
        code = "supervision_budget"
        self.assertEqual(self.measured(code, MARCH), Tally(0, 1, 0))
        self.assertEqual(self.measured(code, APRIL), Tally(0, 1, 1))
        self.assertIn(self.county_a, self.named(code, APRIL))
        budget = self.make_budget(state="submitted")
        self.assertEqual(self.measured(code, APRIL), Tally(0, 1, 1))
        budget.with_user(self.finance)._make_move("approve")
        opened(budget, STATE_GUARD).approved_on = APRIL_30
        self.assertEqual(self.measured(code, APRIL), Tally(0, 1, 1))
        self.assertEqual(self.measured(code, APRIL_30), Tally(1, 1, 0))
        self.assertFalse(self.named(code, APRIL_30))
        self.assertEqual(self.measured(code, date(2027, 4, 1)).missing, 1)

    def test_another_unit_s_budget_is_not_the_office_s(self):
        self.granted(self.education_a, transport=10)
        self.assertEqual(self.measured("supervision_budget", APRIL).missing, 1)

    def test_research_line(self):
        """JJ08: teaching research has money of its own in each budget."""
        self.assertEqual(self.measured("research_line", APRIL), Tally())
        bare = self.make_budget(transport=1000)
        self.granted(self.education_a, research=500)
        self.assertEqual(self.measured("research_line", APRIL), Tally(1, 2, 1))
        self.assertEqual(self.named("research_line", APRIL), bare)
        self.granted(self.finance_unit_a, research=0)
        self.assertEqual(self.measured("research_line", APRIL), Tally(1, 3, 2))

    def test_execution_rate(self):
        """TS69: measured once a government asks for a share; late in December."""
        line = self.make_budget(transport=1000).line_ids
        self.assertEqual(self.measured("execution_rate", APRIL), Tally())
        self.set_rule("execution_rate", self.county_a, 33.33)
        tally = self.measured("execution_rate", APRIL)
        self.assertEqual(tally, Tally(0, 1000, 333.3))
        rule = EVALUATORS["execution_rate"]
        self.assertFalse(rule.is_late(tally, date(2026, 11, 30)))
        self.assertTrue(rule.is_late(tally, DECEMBER))
        env = self.env(user=self.chief)
        slow = rule.records(env, self.county_a.ids, APRIL, 33.33)["domain"]
        self.assertEqual(self.env["edu.budget.line"].search(slow), line)

    def test_statements_stay_few(self):
        """Each rule costs at most three statements, for few governments and many."""
        self.set_rule("execution_rate", self.city, 50)
        results = self.env["edu.rule.result"].sudo()
        for size in (1, 25):
            for number in range(size):
                name = f"第{size}组{number}县人民政府"
                county = self.make_government(name, "county", self.city)
                self.make_departments(county, f"第{size}组{number}县")
                self.make_statistic(county, 2025, 10)
                self.make_norm(county, 2026, 10)
            figure = self.env["edu.rule"].sudo()._in_force(results._paths(), APRIL)
            for code in (*FIGURES, "execution_rate"):
                known = figure(code)
                measured = EVALUATORS[code].measure
                asked = self.env(su=True), APRIL, {code: known}.__getitem__
                with self.subTest(code=code, size=size):
                    self.assertLessEqual(self.statements(measured, *asked), 3)
