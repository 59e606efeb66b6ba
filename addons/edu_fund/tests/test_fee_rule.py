"""Whether school fees are reviewed in time: worked examples at the boundaries."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from ..tools.fees import review_by
from .fee_common import FeeCommon

RULE = EVALUATORS["fee_review"]


@tagged("post_install", "-at_install")
class TestFeeRule(FeeCommon):
    def measured(self, day, unit=None):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
        measured = RULE.measure(self.env(su=True), day, figure)
        return measured.get((unit or self.county_a).id, Tally())

    def named(self, day, years=3):
        """Return the fees behind the number of county A."""
        env = self.env(user=self.leader)
        action = RULE.records(env, self.county_a.ids, day, years)
        return self.env[action["res_model"]].search(action["domain"])

    def test_the_figure_is_the_bureau_s_own(self):
        """MJ18: delivered as three years; a stricter one of a government counts."""
        rule = self.env.ref("edu_fund.rule_fee_review")
        self.assertEqual(
            (rule.figure, rule.better, rule.category), (3, "lower", "funds")
        )
        self.assertEqual(rule.clause_ids.mapped("code"), ["MJ18"])
        fee = self.make_fee(400, date(2023, 9, 1))
        day = date(2025, 9, 2)
        self.assertEqual(self.measured(day), Tally(1, 1, 0))
        self.set_rule("fee_review", self.county_a, 2)
        self.assertEqual(self.measured(day), Tally(0, 1, 1))
        self.assertEqual(self.named(day, 2), fee)

    def test_the_last_day_is_in_time(self):
        """MJ18: three years to the day, the day after is late."""
        fee = self.make_fee(400, date(2023, 9, 1))
        for day, missing in ((date(2026, 9, 1), 0), (date(2026, 9, 2), 1)):
            self.assertEqual(self.measured(day), Tally(1 - missing, 1, missing))
            self.assertEqual(self.named(day), fee.browse(fee.ids * missing))

    def test_a_leap_day_is_reckoned_alike(self):
        """MJ18: what the list shows is what the board measures."""
        for looked in (date(2024, 2, 29), date(2024, 8, 31), date(2023, 2, 28)):
            fee = self.make_fee(9, looked, kind="other", grade=str(looked))
            for years in (0.5, 1, 1.5, 3):
                last = review_by(looked, years)
                self.assertNotIn(fee, self.named(last, years))
                late = date.fromordinal(last.toordinal() + 1)
                self.assertIn(fee, self.named(late, years))

    def test_a_review_starts_the_years_anew(self):
        """MJ18: kept counts as reviewed."""
        fee = self.make_fee(400, date(2020, 9, 1))
        self.assertEqual(self.measured(date(2026, 3, 11)).missing, 1)
        fee.with_user(self.finance)._make_move("keep", "成本监审未变")
        self.assertEqual(self.measured(date(2029, 3, 11)).missing, 0)
        self.assertEqual(self.measured(date(2029, 3, 12)).missing, 1)

    def test_only_what_is_in_force_counts(self):
        """MJ18: no drafts, nothing void, ended or yet to come."""
        day = date(2026, 3, 11)
        for kind, values in (
            ("meals", {"state": "draft"}),
            ("care", {"date_to": date(2026, 3, 10)}),
        ):
            self.make_fee(1, date(2020, 9, 1), kind=kind, **values)
        self.make_fee(1, date(2026, 3, 12), kind="tuition")
        void = self.make_fee(1, date(2020, 9, 1), kind="other")
        void.with_user(self.finance)._make_move("void", "录错")
        self.assertEqual(self.measured(day), Tally())
        late = self.make_fee(1, date(2020, 9, 1), date_to=day)
        self.assertEqual((self.measured(day), self.named(day)), (Tally(0, 1, 1), late))

    def test_each_government_for_itself(self):
        self.make_fee(1, date(2020, 9, 1))
        self.make_fee(1, date(2024, 9, 1), kind="meals")
        self.make_fee(1, date(2024, 9, 1), unit=self.county_b)
        day = date(2026, 3, 11)
        self.assertEqual(self.measured(day), Tally(1, 2, 1))
        self.assertEqual(self.measured(day, self.county_b), Tally(1, 1, 0))
        self.assertEqual(self.measured(day, self.city), Tally())

    def test_statements_stay_few(self):
        """At most three statements, for few governments and many."""
        results = self.env["edu.rule.result"].sudo()
        day = date(2026, 3, 11)
        for size in (1, 25):
            for number in range(size):
                name = f"第{size}组{number}县人民政府"
                county = self.make_government(name, "county", self.city)
                self.make_fee(1, date(2020, 9, 1), unit=county, state="draft")
            figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
            known = figure(RULE.code)
            asked = self.env(su=True), day, {RULE.code: known}.__getitem__
            self.assertLessEqual(self.statements(RULE.measure, *asked), 3)
