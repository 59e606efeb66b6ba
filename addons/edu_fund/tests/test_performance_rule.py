"""Budgets whose goals nobody has scored, on the board."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from .test_fund_goal import GoalCommon

MARCH, APRIL = date(2027, 3, 31), date(2027, 4, 1)  # of the year after the budget


@tagged("post_install", "-at_install")
class TestPerformanceRule(GoalCommon):
    def measured(self, day):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
        known = figure("performance_scored")
        rule = EVALUATORS["performance_scored"]
        asked = self.env(su=True), day, lambda _code: known
        self.assertEqual(self.statements(rule.measure, *asked), 1)
        return rule.measure(*asked).get(self.county_a.id, Tally())

    def named(self):
        env = self.env(user=self.chief)
        rule = EVALUATORS["performance_scored"]
        action = rule.records(env, self.county_a.ids, APRIL, 3)
        return env["edu.budget"].search(action["domain"])

    def test_goals_are_scored_by_the_end_of_march(self):
        """MJ19: every goal of each granted budget; drafts are no budget."""
        self.assertEqual(self.measured(APRIL), Tally())
        other = self.make_goal(self.budget, name="督导报告按期办结率")
        self.approve(self.budget)
        self.assertEqual(self.measured(MARCH), Tally(0, 1, 0))
        self.assertEqual(self.measured(APRIL), Tally(0, 1, 1))
        self.review(self.goal)
        self.assertEqual(self.measured(APRIL), Tally(0, 1, 1))
        self.assertEqual(self.named(), self.budget)
        other.write({"actual": 96, "self_score": 40})
        other.action_score()
        self.assertEqual(self.measured(APRIL), Tally(1, 1, 0))
        self.assertFalse(self.named())

    def test_a_budget_without_goals_is_not_scored(self):
        """MJ19: there is no money without an aim."""
        self.goal.unlink()
        self.approve(self.budget)
        self.assertEqual(self.measured(APRIL), Tally(0, 1, 1))
        self.assertEqual(self.named(), self.budget)
