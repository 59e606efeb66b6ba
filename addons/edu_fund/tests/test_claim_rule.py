"""The share of expenses above the norm, on the board."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from .claim_common import ClaimCommon
from .common import DAY


@tagged("post_install", "-at_install")
class TestClaimRule(ClaimCommon):
    def measured(self, day=DAY):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), day)
        own = EVALUATORS["over_norm"].measure(self.env(su=True), day, figure)
        return own.get(self.county_a.id, Tally())

    def named(self, user):
        env = self.env(user=user)
        rule = EVALUATORS["over_norm"]
        action = rule.records(env, self.county_a.ids, DAY, 0)
        return env["edu.claim"].search(action["domain"])

    def test_above_the_norm(self):
        """TS70: one fen above it counts; drafts and what has no norm do not."""
        self.make_claim({"amount": 80}, state="submitted")
        self.make_claim({"amount": 80.01, "day": date(2026, 3, 10)})
        self.assertEqual(self.measured(), Tally(1, 1, 0))
        above = self.make_claim(
            {"amount": 80.01, "day": date(2026, 3, 9)},
            {"amount": 70, "day": date(2026, 3, 8), "kind": "communication"},
            state="submitted",
        )
        self.assertEqual(self.measured(), Tally(1, 2, 1))
        self.assertEqual(self.named(self.finance), above)
        self.assertFalse(self.named(self.finance_b))
        self.assertEqual(self.measured(date(2026, 3, 8)), Tally())

    def test_a_share_that_a_government_allows(self):
        """TS70: half of two may be above, not both."""
        self.env["edu.rule"].search([("code", "=", "over_norm")]).figure = 50
        for number, amount in enumerate((80, 90, 90), start=1):
            day = date(2026, 3, number)
            self.make_claim({"amount": amount, "day": day}, state="submitted")
            wanted = (Tally(1, 1, 0), Tally(1, 2, 0), Tally(1, 3, 1))[number - 1]
            self.assertEqual(self.measured(), wanted)

    def test_one_statement_for_any_number_of_claims(self):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), DAY)
        known = figure("over_norm")
        for day in range(1, 11):
            self.make_claim({"day": date(2026, 3, day)}, state="submitted")
        measure = EVALUATORS["over_norm"].measure
        asked = self.env(su=True), DAY, lambda _code: known
        self.assertEqual(self.statements(measure, *asked), 1)
