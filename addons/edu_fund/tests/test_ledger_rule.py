"""The numbers of lines are compared with their documents."""

from odoo.tests import tagged
from odoo.tools import SQL

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from .common import DAY, FundCommon


@tagged("post_install", "-at_install")
class TestLedgerRule(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.line = cls.make_budget(transport=1000).line_ids
        cls.make_adjustment("supplement", {cls.line: 100}).with_user(
            cls.finance
        ).action_approve()

    def measured(self):
        results = self.env["edu.rule.result"].sudo()
        figure = self.env["edu.rule"].sudo()._in_force(results._paths(), DAY)
        measure = EVALUATORS["fund_ledger"].measure
        return measure(self.env(su=True), DAY, figure)[self.county_a.id]

    def test_documents_and_numbers_agree(self):
        """GY17: every total equals the sum of its documents."""
        self.assertEqual(self.measured(), Tally(1, 1, 0))

    def test_a_number_changed_behind_the_back_is_found(self):
        self.break_line("spent = 5, available = available - 5")
        self.assertEqual(self.measured(), Tally(0, 1, 1))
        action = EVALUATORS["fund_ledger"].records(
            self.env(user=self.finance), self.county_a.ids, DAY, 0
        )
        found = self.env["edu.budget.line"].search(action["domain"])
        self.assertEqual(found, self.line)

    def test_a_document_changed_behind_the_back_is_found(self):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE edu_budget_adjustment_line SET amount = 99 WHERE line_id = %s",
                self.line.id,
            )
        )
        self.assertEqual(self.env["edu.budget.line"]._unbalanced(), {self.line.id})

    def test_it_takes_two_statements(self):
        figures = {self.county_a.id: 0}
        with self.assertQueryCount(2):
            EVALUATORS["fund_ledger"].measure(self.env, DAY, lambda code: figures)

    def break_line(self, change):
        self.env.flush_all()
        self.env.cr.execute(
            SQL(
                "UPDATE edu_budget_line SET %s WHERE id = %s", SQL(change), self.line.id
            )
        )
        self.env.invalidate_all()
