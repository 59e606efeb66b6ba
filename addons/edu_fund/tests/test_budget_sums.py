"""Budgets in sums, beside the year before and the passing of this one."""

from datetime import date
from decimal import Decimal

from freezegun import freeze_time

from odoo.tests import tagged

from ..tools.bookings import Booking
from ..tools.pace import gone_by
from .common import DAY, YEAR, FundCommon

SHOWN = "granted last_granted committed spent available rate is_behind is_falling"


@tagged("post_install", "-at_install")
class TestBudgetSums(FundCommon):
    def spend(self, line, amount, day=DAY):
        spent = Decimal(str(amount))
        line._book([Booking(line.id, "spend", day, line._name, line.id, spent=spent)])

    def test_sums_are_those_of_the_lines(self):
        budget = self.make_budget(transport=1000, labour=500.5)
        self.spend(budget.line_ids[0], 250.25)
        self.assertEqual(
            (budget.granted, budget.spent, budget.available), (1500.5, 250.25, 1250.25)
        )
        self.assertAlmostEqual(budget.rate, 16.68, 2)

    def test_a_draft_has_plans_and_nothing_to_spend(self):
        budget = self.make_budget(state="draft", transport=1000, labour=500)
        self.assertEqual((budget.planned, budget.granted, budget.rate), (1500, 0, 0))
        self.assertFalse(budget.is_behind)

    def test_lines_stand_beside_what_the_year_before_had(self):
        """MJ18: the unit's own line of the same kind and title, of last year alone."""
        old = self.make_budget(YEAR - 1, transport=900, labour=700)
        self.spend(old.line_ids[0], 300, date(YEAR - 1, 5, 1))
        self.make_budget(YEAR - 2, transport=1, labour=1)
        budget = self.make_budget(transport=1000, training=50)
        transport, training = budget.line_ids
        self.assertEqual((transport.last_granted, transport.last_spent), (900, 300))
        self.assertEqual((training.last_granted, training.last_spent), (0, 0))
        self.assertEqual((budget.last_granted, budget.last_spent), (1600, 300))

    def test_a_fen_less_than_last_year_is_less(self):
        self.make_budget(YEAR - 1, transport=1000)
        self.assertFalse(self.make_budget(YEAR, transport=1000).is_falling)
        self.assertTrue(self.make_budget(YEAR + 1, transport=999.99).is_falling)

    def test_spending_keeps_up_with_the_year_or_not(self):
        """TS69: the rate of execution beside the share of the year gone by."""
        budget = self.make_budget(transport=1000)
        self.spend(budget.line_ids, 300)
        self.assertFalse(budget.is_behind)
        with freeze_time(date(YEAR, 7, 1)):
            budget.invalidate_recordset()
            self.assertTrue(budget.is_behind)
            self.assertAlmostEqual(budget.pace, 49.86, 2)

    def test_a_year_that_has_not_begun_has_not_gone_by(self):
        days = (date(YEAR - 1, 12, 31), date(YEAR + 1, 1, 1), date(2028, 2, 29))
        self.assertEqual(
            [gone_by(YEAR, day) for day in days[:2]] + [gone_by(2028, days[2])],
            [0, 100, 100 * 60 / 366],
        )

    def test_this_year_is_found(self):
        now, next_year = self.make_budget(), self.make_budget(YEAR + 1, state="draft")
        found = self.env["edu.budget"].search(
            [("id", "in", (now | next_year).ids), ("is_this_year", "=", True)]
        )
        self.assertEqual(found, now)
        self.assertTrue(now.is_this_year)

    def test_an_officer_reads_the_sums_of_the_own_unit(self):
        budget = self.make_budget(transport=1000)
        self.assertEqual(budget.with_user(self.officer).granted, 1000)

    def test_what_the_ledger_has_opens_from_the_budget(self):
        budget = self.make_budget(transport=1000, labour=500)
        self.make_budget(YEAR + 1)
        action = budget.with_user(self.finance).action_open_entries()
        entries = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(entries, budget.line_ids.entry_ids)

    def test_statements_of_the_lists_do_not_grow(self):
        counts = []
        for year in range(YEAR - 9, YEAR + 1):
            self.make_budget(year, transport=1000, labour=500)
            if year in (YEAR - 8, YEAR):
                counts.append((self.list_cost("edu.budget"), self.line_cost()))
        self.assertEqual(*counts)

    def line_cost(self):
        return self.list_cost(
            "edu.budget.line", "name granted available rate last_granted last_spent"
        )

    def list_cost(self, model, names=SHOWN):
        """Return how many statements a page of the list sends to finance, warm."""
        rows = self.env[model].with_user(self.finance)
        specification = {name: {} for name in names.split()}
        return self.statements_warm(rows.web_search_read, [], specification)
