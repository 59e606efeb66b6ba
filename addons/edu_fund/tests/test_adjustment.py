"""Supplements, cuts, transfers and carry-overs change a budget; nothing else does."""

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError
from odoo.tests import BaseCase, tagged

from ..tools.shapes import misshapen
from .common import YEAR, FundCommon


@tagged("post_install", "-at_install")
class TestShapes(BaseCase):
    def test_what_each_kind_may_do(self):
        for kind, changes, fault in (
            ("supplement", [(2026, 5), (2026, 1)], None),
            ("supplement", [(2026, 5), (2026, -1)], "sign"),
            ("cut", [(2026, -5)], None),
            ("cut", [(2026, 5)], "sign"),
            ("transfer", [(2026, -5), (2026, 5)], None),
            ("transfer", [(2026, -5), (2026, 4)], "sum"),
            ("transfer", [(2026, -5), (2027, 5)], "year"),
            ("carry", [(2026, -5), (2027, 5)], None),
            ("carry", [(2026, -5), (2028, 5)], "year"),
            ("carry", [(2027, -5), (2026, 5)], "year"),
            ("transfer", [], "empty"),
        ):
            self.assertEqual(misshapen(kind, changes), fault, (kind, changes))


@tagged("post_install", "-at_install")
class TestAdjustment(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls.make_budget(transport=1000, labour=500)
        cls.transport, cls.labour = cls.budget.line_ids

    def test_a_supplement_adds(self):
        document = self.make_adjustment("supplement", {self.transport: 250.5})
        document.with_user(self.finance).action_approve()
        self.assertEqual(self.numbers(self.transport), (1000, 250.5, 0, 0, 1250.5))
        self.assertEqual(self.transport.entry_ids[:1].res_id, document.id)

    def test_a_transfer_moves(self):
        document = self.make_adjustment(
            "transfer", {self.transport: -400, self.labour: 400}
        )
        document.with_user(self.chief).action_approve()
        self.assertEqual(self.transport.available, 600)
        self.assertEqual(self.labour.available, 900)

    def test_more_than_is_left_is_not_given_away(self):
        document = self.make_adjustment(
            "transfer", {self.transport: -1000.01, self.labour: 1000.01}
        )
        with self.assertRaises(UserError):
            document.with_user(self.finance).action_approve()
        self.assertEqual(self.labour.available, 500)

    def test_a_misshapen_document_is_not_submitted(self):
        for kind, amounts in (
            ("supplement", {self.transport: -5}),
            ("cut", {self.transport: 5}),
            ("transfer", {self.transport: 5, self.labour: 5}),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.make_adjustment(kind, amounts)

    def test_nobody_approves_the_own_adjustment(self):
        document = self.make_adjustment("supplement", {self.transport: 5}, "draft")
        document.with_user(self.finance).action_submit()
        with self.assertRaises(UserError):
            document.with_user(self.finance).action_approve()

    def test_what_is_approved_stays(self):
        document = self.make_adjustment("supplement", {self.transport: 5})
        document.with_user(self.finance).action_approve()
        with self.assertRaises(UserError):
            document.line_ids.with_user(self.finance).amount = 6
        with self.assertRaises(UserError):
            document.with_user(self.finance).unlink()

    def test_money_of_another_government_is_out_of_reach(self):
        there = self.env["edu.budget"].create(
            {
                "owner_unit_id": self.county_b.id,
                "year": YEAR,
                "line_ids": [(0, 0, {"kind": "transport", "planned": 5})],
            }
        )
        with self.assertRaises(ValidationError), self.cr.savepoint():
            self.make_adjustment("supplement", {there.line_ids: 5})

    def test_a_new_line_is_filled_by_a_document(self):
        values = {"budget_id": self.budget.id, "kind": "equipment", "planned": 10}
        lines = self.env["edu.budget.line"].with_user(self.officer)
        with self.assertRaises(UserError), self.cr.savepoint():
            lines.create(values)
        line = lines.create(values | {"planned": 0})
        document = self.make_adjustment("supplement", {line: 80})
        document.with_user(self.finance).action_approve()
        self.assertEqual(line.available, 80)

    def test_what_is_left_goes_on_into_the_next_year(self):
        """GY17: a worked example of carrying over."""
        following = self.make_budget(year=YEAR + 1, transport=2000)
        document = self.budget.with_user(self.finance)
        with freeze_time(f"{YEAR}-12-30"):
            made = document.action_carry_over()
            carried = self.env["edu.budget.adjustment"].browse(made["res_id"])
            carried.document_number = "临财教〔2026〕40号"
            carried.with_user(self.officer).action_submit()
            carried.with_user(self.finance).action_approve()
        self.assertEqual(self.numbers(self.transport), (1000, -1000, 0, 0, 0))
        kinds = {line.kind: line for line in following.line_ids}
        self.assertEqual(self.numbers(kinds["transport"]), (2000, 1000, 0, 0, 3000))
        self.assertEqual(self.numbers(kinds["labour"]), (0, 500, 0, 0, 500))

    def test_without_a_next_budget_nothing_is_carried_over(self):
        with self.assertRaises(UserError):
            self.budget.with_user(self.finance).action_carry_over()
