"""The guarded numbers of a line, and the ledger behind them."""

from datetime import date
from decimal import Decimal

from psycopg2.errors import CheckViolation

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from ..tools.bookings import Booking, quarter_of
from .common import DAY, FundCommon


@tagged("post_install", "-at_install")
class TestBooking(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls.make_budget(transport=1000, labour=500)
        cls.transport, cls.labour = cls.budget.line_ids

    def book(self, line, day=DAY, **numbers):
        amounts = {name: Decimal(str(amount)) for name, amount in numbers.items()}
        line._book(
            [Booking(line.id, "commit", day, line._name, line.id, **amounts)],
        )

    def test_approval_makes_the_lines_available(self):
        """TS69: what was approved is what may be committed."""
        self.assertEqual(self.numbers(self.transport), (1000, 0, 0, 0, 1000))
        self.assertTrue(self.transport.is_open)
        entry = self.transport.entry_ids
        self.assertEqual((entry.approved, entry.movement), (1000, "approve"))

    def test_no_more_is_committed_than_there_is(self):
        self.book(self.transport, committed=999.99)
        with self.assertRaisesRegex(UserError, r"0\.01.*0\.02"):
            self.book(self.transport, committed=0.02)
        self.book(self.transport, committed=0.01)
        self.assertEqual(self.numbers(self.transport), (1000, 0, 1000, 0, 0))

    def test_one_line_too_little_and_none_is_changed(self):
        with self.assertRaises(UserError), self.cr.savepoint():
            self.env["edu.budget.line"]._book(
                Booking(line.id, "commit", DAY, "edu.budget", 1, committed=Decimal(600))
                for line in self.budget.line_ids
            )
        self.assertEqual(self.transport.committed, 0)

    def test_what_is_spent_was_committed(self):
        self.book(self.transport, committed=10)
        with self.assertRaises(UserError):
            self.book(self.transport, committed=-11, spent=11)
        self.book(self.transport, committed=-10, spent=10)
        self.assertEqual(self.numbers(self.transport), (1000, 0, 0, 10, 990))

    def test_numbers_are_not_written_by_hand(self):
        for name in ("approved", "adjusted", "committed", "spent", "available"):
            for user in (self.finance, self.env.user):
                with self.assertRaises(UserError):
                    self.transport.with_user(user).write({name: 5})

    @mute_logger("odoo.sql_db")
    def test_the_database_keeps_the_sum(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.env.cr.execute(
                SQL(
                    "UPDATE edu_budget_line SET spent = 5 WHERE id = %s",
                    self.transport.id,
                )
            )

    def test_the_ledger_stays(self):
        entry = self.transport.entry_ids
        with self.assertRaises(UserError):
            entry.unlink()
        with self.assertRaises(UserError):
            entry.approved = 3

    def test_what_is_paid_after_the_year_belongs_to_its_last_quarter(self):
        self.book(self.transport, date(2027, 1, 20), committed=1)
        self.assertEqual(self.transport.entry_ids[:1].quarter, "4")

    def test_what_is_decided_before_the_year_belongs_to_its_first_quarter(self):
        line = self.make_budget(year=2028).line_ids
        self.book(line, date(2027, 12, 20), committed=1)
        self.assertEqual(set(line.entry_ids.mapped("quarter")), {"1"})

    def test_the_database_and_the_program_count_quarters_alike(self):
        days = [date(2026, month, 28) for month in range(1, 13)]
        for day in days:
            self.book(self.transport, day, committed=1)
        entries = self.transport.entry_ids.filtered(lambda e: e.movement == "commit")
        for entry in entries:
            self.assertEqual(entry.quarter, str(quarter_of(entry.date, 2026)))
        self.assertEqual(len(entries), 12)

    def test_statements_do_not_grow_with_the_lines(self):
        counts = []
        for size in (1, 2, 40):  # the first warms what is remembered
            amounts = {"planned": 10, "kind": "custom"}
            budget = self.make_budget(year=2030 + size, state="draft")
            budget.line_ids = [
                (0, 0, amounts | {"name": f"项目{number}"}) for number in range(size)
            ]
            budget.with_user(self.officer)._make_move("submit")
            budget.with_user(self.finance)._make_move("approve")
            bookings = [
                Booking(line.id, "commit", DAY, "edu.budget", 1, committed=Decimal(1))
                for line in budget.line_ids
            ]
            counts.append(self.statements(self.env["edu.budget.line"]._book, bookings))
        self.assertEqual(*counts[1:])
