"""Budgets from last year's, from tables, and three years side by side."""

import base64
import io

import openpyxl

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.xlsx import Sheet, workbook

from .common import YEAR, FundCommon


@tagged("post_install", "-at_install")
class TestBudgetTables(FundCommon):
    def test_last_year_times_a_factor(self):
        budget = self.make_budget(transport=1234.5, labour=1000)
        wizard = (
            self.env["edu.budget.copy"]
            .with_user(self.officer)
            .create({"budget_id": budget.id, "factor": 105})
        )
        made = self.env["edu.budget"].browse(wizard.action_copy()["res_id"])
        self.assertEqual((made.year, made.state), (YEAR + 1, "draft"))
        # 1,296.225 and 1,050 rounded to the hundred, half a hundred up.
        self.assertEqual(made.line_ids.mapped("planned"), [1300, 1100])

    def test_what_was_adjusted_counts_and_spending_may(self):
        budget = self.make_budget(transport=1000)
        self.make_adjustment("supplement", {budget.line_ids: 500}).with_user(
            self.finance
        ).action_approve()
        for basis, planned in (("final", 1500), ("planned", 1000), ("spent", 0)):
            wizard = self.env["edu.budget.copy"].create(
                {"budget_id": budget.id, "basis": basis, "unit_of": "1"}
            )
            self.assertEqual(wizard._projected(budget.line_ids), planned)

    def test_a_table_goes_out_and_comes_back(self):
        budget = self.make_budget(state="draft", transport=1000, labour=5)
        content = budget.with_user(self.officer)._table_xlsx()
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = book.active
        self.assertEqual(cells.cell(3, 3).value, 1000)
        cells.cell(3, 3).value = "1,234.56"
        cells.append([cells.cell(3, 1).value, "租车", 80, "每月一次"])
        changed = io.BytesIO()
        book.save(changed)
        self.take(budget, changed.getvalue())
        planned = {line.name: line.planned for line in budget.line_ids}
        self.assertEqual(sorted(planned.values()), [5, 80, 1234.56])
        self.assertEqual(planned["租车"], 80)
        before = len(budget.line_ids)
        self.take(budget, changed.getvalue())
        self.assertEqual(len(budget.line_ids), before)

    def test_a_table_with_a_fault_changes_nothing(self):
        budget = self.make_budget(state="draft", transport=1000)
        label = budget.line_ids._kind_labels()["labour"]
        for row in (
            ("不存在", "甲", 5),
            (label, "甲", "很多"),
            (label, "甲", -5),
            (label, "甲", 1e15),
            (label, "甲", None),
        ):
            with self.assertRaisesRegex(UserError, "4"):
                self.take(budget, self.table(budget, [(label, "乙", 5), row]))
        with self.assertRaises(UserError):
            self.take(budget, self.table(budget, [(label, "甲", 5)] * 2))
        with self.assertRaises(UserError):
            self.take(budget, b"\x00\x01")
        self.assertEqual(len(budget.line_ids), 1)

    def test_a_submitted_budget_takes_no_table(self):
        budget = self.make_budget(state="submitted", transport=1000)
        label = budget.line_ids._kind_labels()["labour"]
        with self.assertRaises(UserError):
            self.take(budget, self.table(budget, [(label, "甲", 5)]))

    def test_three_years_stand_side_by_side(self):
        """MJ19: the year before, this one and the next."""
        for year in range(YEAR - 2, YEAR + 3):
            self.make_budget(year=year, state="draft")
        action = (
            self.env["edu.budget.line"].with_user(self.finance).action_three_years()
        )
        lines = self.env["edu.budget.line"].search(action["domain"])
        own = lines.filtered(lambda line: line.owner_unit_id == self.county_a)
        self.assertEqual(sorted(own.mapped("year")), [YEAR - 1, YEAR, YEAR + 1])

    def table(self, budget, rows):
        columns = [(title, 20) for title in budget._table_titles()[:3]]
        return workbook([Sheet("预算", "预算", columns, rows)])

    def take(self, budget, content):
        uploads = self.env["edu.budget.upload"].with_user(self.officer)
        uploads.create(
            {
                "budget_id": budget.id,
                "file": base64.b64encode(content),
                "file_name": "预算.xlsx",
            }
        ).action_take()
