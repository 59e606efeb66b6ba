"""Budget against actual against last year, by unit and kind."""

from datetime import date
from decimal import Decimal

from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tests import tagged

from ..tools.bookings import Booking
from .common import DAY, YEAR, FundCommon


@tagged("post_install", "-at_install")
class TestExecution(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.old = cls.make_budget(YEAR - 1, transport=800, research=90)
        cls.budget = cls.make_budget(transport=1000, labour=500)
        cls.spend(cls.old.line_ids[0], 300, date(YEAR - 1, 2, 1))
        cls.spend(cls.budget.line_ids[0], 250)
        cls.spend(cls.budget.line_ids[1], 10)

    @classmethod
    def spend(cls, line, amount, day=DAY):
        spent = Decimal(str(amount))
        line._book([Booking(line.id, "spend", day, line._name, line.id, spent=spent)])

    def rows(self, user=None, domain=()):
        rows = self.env["edu.fund.execution"].with_user(user or self.finance)
        units = Domain("unit_id", "in", (self.office_a | self.office_b).ids)
        return rows.search(Domain(domain) & units)

    def test_a_row_has_a_kind_of_this_year_beside_last_year(self):
        """TS69: execution of each kind; MJ18: against the year before."""
        rows = self.rows(domain=[("budget_id", "=", self.budget.id)])
        self.assertEqual(
            [
                (row.kind, row.granted, row.spent, row.rate, row.last_spent, row.change)
                for row in rows
            ],
            [
                ("transport", 1000, 250, 25, 300, -50),
                ("labour", 500, 10, 2, 0, 10),
                ("research", 0, 0, 0, 0, 0),
            ],
        )
        self.assertEqual(rows.mapped("last_granted"), [800, 0, 90])

    def test_what_is_executed_less_than_the_year_has_gone_by_is_behind(self):
        """On the 70th day of the year 19 percent of it has gone by."""
        behind = self.rows(domain=[("is_behind", "=", True), ("year", "=", YEAR)])
        self.assertEqual(behind.mapped("kind"), ["labour"])
        old = self.rows(domain=[("year", "=", YEAR - 1)])
        self.assertEqual(old.mapped("is_behind"), [True, True])

    def test_the_rate_of_many_is_that_of_their_sums(self):
        rows = self.env["edu.fund.execution"].with_user(self.finance)
        ((rate,),) = rows._read_group(
            [("budget_id", "=", self.budget.id)], aggregates=["rate:avg"]
        )
        self.assertEqual(float(rate), 17.33)

    def test_drafts_are_left_out(self):
        draft = self.make_budget(YEAR + 1, state="draft")
        self.assertFalse(self.rows(domain=[("budget_id", "=", draft.id)]))

    def test_every_number_opens_its_lines(self):
        row = self.rows(domain=[("year", "=", YEAR), ("kind", "=", "transport")])
        action = row.action_open_lines()
        lines = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(lines, self.old.line_ids[0] | self.budget.line_ids[0])
        action = self.budget.with_user(self.finance).action_open_execution()
        found = self.env[action["res_model"]].search(action["domain"])
        self.assertEqual(found.budget_id, self.budget)

    def test_who_reads_it(self):
        """Officers their own unit's, money people their scope's, others none."""
        leader = self.make_user("fund_leader", "leader", serves=self.city)
        other = self.make_user(
            "fund_other", "officer", serves=self.county_a, works_at=self.education_a
        )
        for user in (self.officer, self.finance, self.chief, leader, self.finance_city):
            self.assertEqual(len(self.rows(user)), 5, user.login)
        for user in (other, self.finance_b):
            self.assertFalse(self.rows(user), user.login)
        with self.assertRaises(AccessError):
            self.rows(self.make_user("fund_inspector", "inspector"))

    def test_statements_do_not_grow_with_the_budgets(self):
        counts = []
        for year in range(YEAR + 1, YEAR + 9):
            self.make_budget(year, transport=1000, labour=500, training=20)
            if year in (YEAR + 2, YEAR + 8):
                counts.append((self.cost(self.show_list), self.cost(self.show_pivot)))
        self.assertEqual(*counts)
        self.assertLess(max(counts[0]), 12)

    def show_list(self, rows):
        names = "unit_id year kind granted spent rate last_spent change is_behind"
        specification = {name: {} for name in names.split()}
        specification["unit_id"] = {"fields": {"display_name": {}}}
        rows.web_search_read([], specification)

    def show_pivot(self, rows):
        measures = [f"{name}:sum" for name in ("granted", "spent", "last_spent")]
        rows.formatted_read_grouping_sets(
            [], [[], ["unit_id"], ["unit_id", "kind"]], [*measures, "rate:avg"]
        )

    def cost(self, show):
        """Return how many statements it takes finance to see it, warm."""
        rows = self.env["edu.fund.execution"].with_user(self.finance)
        return self.statements_warm(show, rows)
