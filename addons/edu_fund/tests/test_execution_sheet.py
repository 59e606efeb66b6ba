"""The table of execution on paper, from the ledger."""

import io
from datetime import date
from decimal import Decimal

import openpyxl

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.common import PASSWORD

from ..tools.bookings import Booking
from ..tools.execution import Execution, total
from .common import YEAR, FundCommon


@tagged("post_install", "-at_install")
class TestExecutionSheet(FundCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        old = cls.make_budget(YEAR - 1, transport=2_000_000)
        budget = cls.make_budget(transport=1_000_000, labour=500)
        cls.spend(old.line_ids, 300, date(YEAR - 1, 3, 31))
        cls.spend(old.line_ids, 44, date(YEAR - 1, 4, 1))
        cls.spend(budget.line_ids[0], 250_000.5, date(YEAR, 1, 20))
        cls.spend(budget.line_ids[0], 7, date(YEAR, 6, 30))
        cls.spend(budget.line_ids[1], 60, date(YEAR, 5, 20))

    @classmethod
    def spend(cls, line, amount, day):
        spent = Decimal(str(amount))
        line._book([Booking(line.id, "spend", day, line._name, line.id, spent=spent)])

    def sheet(self, user=None, quarter="2", **values):
        sheets = self.env["edu.fund.execution.sheet"].with_user(user or self.finance)
        values = {"owner_unit_id": self.county_a.id, "quarter": quarter} | values
        return sheets.create(values)

    def test_amounts_are_counted_from_january(self):
        """TS69: by kind, up to a quarter, beside the same time of last year."""
        _transport, (_names, labour), (_all, whole) = self.sheet()._told()
        self.assertEqual(labour, Execution(50000, 0, 0, 6000, 6000, 0))
        self.assertEqual(
            whole, Execution(100050000, 0, 0, 6700, 25006750, 34400), "in fen"
        )
        *_rows, (_all, first) = self.sheet(quarter="1")._told()
        self.assertEqual((first.in_quarter, first.last_spent), (25000050, 30000))

    def test_the_paper(self):
        """Amounts stand at the right with two decimals; late ones are red."""
        document = self.sheet()._table_document()
        table, signed = document.blocks
        amounts = [column.amounts for column in table.columns]
        self.assertEqual(amounts, [False] * 2 + [True] * 9)
        transport, labour, whole = table.rows
        self.assertEqual(transport[0], self.office_a.name)
        self.assertEqual(transport[2:5], ("1,000,000.00", "0.00", "1,000,000.00"))
        self.assertEqual(labour[8].tone, "bad")
        self.assertEqual(whole[7:10], ("250,067.50", whole[8], "344.00"))
        self.assertEqual((whole[8].text, whole[8].tone), ("24.99", "bad"))
        self.assertIn(self.finance.name, signed.text)
        self.assertIn(self.county_a.name, document.title)

    def test_units_have_subtotals(self):
        self.make_budget(unit=self.education_a, training=100)
        rows = [names for names, _sums in self.sheet(self.chief)._told()]
        self.assertEqual(len(rows), 6)
        self.assertEqual(
            [unit for unit, _kind in rows[:5]],
            [self.office_a.name] * 3 + [self.education_a.name] * 2,
        )

    def test_the_scope_is_that_of_the_reader(self):
        def units(user, **values):
            told = self.sheet(user, **values)._told()
            return {unit for (unit, _kind), _sums in told[:-1]}

        everything = {"owner_unit_id": self.city.id, "with_below": True}
        self.assertEqual(units(self.finance_city, **everything), {self.office_a.name})
        self.assertEqual(units(self.officer, **everything), {self.office_a.name})
        self.assertFalse(units(self.finance_b, **everything))
        self.assertFalse(units(self.finance_city, owner_unit_id=self.city.id))
        with self.assertRaises(AccessError):
            self.sheet(self.make_user("fund_inspector", "inspector"))

    def test_the_table_is_downloaded(self):
        self.authenticate(self.finance.login, PASSWORD)
        sheet = self.sheet()
        response = self.url_open(sheet.action_download()["url"])
        page = openpyxl.load_workbook(io.BytesIO(response.content)).active
        spent = page["H3"]
        self.assertEqual((spent.value, spent.number_format), (250007.5, "#,##0.00"))
        self.assertEqual(page.max_row, 5)
        self.authenticate(self.chief.login, PASSWORD)
        self.assertEqual(self.url_open(sheet.action_download()["url"]).status_code, 404)

    def test_it_is_printed(self):
        action = self.sheet().action_print()
        reports = self.env["ir.actions.report"].with_user(self.finance)
        content, kind = reports.with_context(
            force_report_rendering=True
        )._render_qweb_pdf(action["report_name"], action["context"]["active_ids"])
        self.assertEqual((content[:4], kind), (b"%PDF", "pdf"))

    def test_the_budget_leads_to_it(self):
        budget = self.env["edu.budget"].search(
            [("unit_id", "=", self.office_a.id), ("year", "=", YEAR)]
        )
        context = budget.with_user(self.finance).action_print_execution()["context"]
        sheets = self.env["edu.fund.execution.sheet"].with_user(self.finance)
        sheet = sheets.with_context(**context).create({})
        self.assertEqual(
            (sheet.owner_unit_id, sheet.year, sheet.quarter), (self.county_a, YEAR, "1")
        )

    def test_statements_do_not_grow_with_the_table(self):
        counts = []
        for size in (1, 2, 9):
            for number in range(size):
                unit = self.make_unit(f"{size}局{number}", self.county_a)
                self.make_budget(unit=unit, transport=100, labour=50, training=7)
            sheet = self.sheet(self.chief)
            counts.append(self.statements(sheet._table_document))
        self.assertEqual(*counts[1:])


@tagged("post_install", "-at_install")
class TestExecutionSums(FundCommon):
    def test_sums_are_exact(self):
        parts = [Execution(approved=10, adjusted=-3, spent=1, last_spent=4)] * 3
        whole = total(parts)
        self.assertEqual((whole.granted, whole.spent), (21, 3))
        self.assertEqual(whole.rate, Decimal("14.29"))
        self.assertEqual(whole.amounts[-1], Decimal("-0.09"))
        self.assertEqual(total([]).rate, 0)

    def test_half_of_the_year_asks_for_half_of_the_money(self):
        spent = Execution(approved=200, spent=100)
        self.assertEqual([spent.is_behind(n) for n in (1, 2, 3)], [False, False, True])
        self.assertFalse(Execution().is_behind(4))
