"""School fees: each amount follows the one before it, and none is rewritten."""

import doctest
from datetime import date

from psycopg2.errors import CheckViolation, ExclusionViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import BaseCase, Form, tagged
from odoo.tools import mute_logger

from ..tools import fees
from .common import DAY
from .fee_common import FeeCommon


@tagged("post_install", "-at_install")
class TestFeeTools(BaseCase):
    def test_examples_of_the_module(self):
        self.assertFalse(doctest.testmod(fees).failed)


@tagged("post_install", "-at_install")
class TestFee(FeeCommon):
    def times(self, *fees):
        """Return from when to when each holds, and what its review came to."""
        return [(fee.date_from.year, fee.date_to, fee.review) for fee in fees]

    def test_an_amount_follows_the_one_before_it(self):
        """MJ18: raised, lowered, kept: a row each, and the one before ends."""
        amounts = ((400, 2019), (500, 2021), (450, 2023), (450, 2025))
        rows = [self.make_fee(yuan, date(year, 9, 1)) for yuan, year in amounts]
        self.assertEqual(
            self.times(*rows),
            [
                (2019, date(2021, 8, 31), False),
                (2021, date(2023, 8, 31), "raised"),
                (2023, date(2025, 8, 31), "lowered"),
                (2025, False, "kept"),
            ],
        )
        self.assertEqual(rows[1].reviewed_on, date(2021, 9, 1))
        current = self.env["edu.fund.fee"].search([("is_current", "=", True)])
        self.assertEqual(current, rows[-1])

    def test_one_that_begins_later_is_reviewed_already(self):
        self.make_fee(400, date(2023, 9, 1))
        following = self.make_fee(420, date(2026, 9, 1))
        self.assertEqual(following.reviewed_on, DAY)

    def test_many_are_confirmed_at_once(self):
        """MJ18: a whole history comes by spreadsheet, whatever its order."""
        later, first, middle = (
            self.make_fee(yuan, date(year, 9, 1), state="draft")
            for yuan, year in ((300, 2024), (100, 2018), (200, 2021))
        )
        (later | first | middle).with_user(self.chief).action_confirm()
        self.assertEqual(
            self.times(first, middle, later),
            [
                (2018, date(2021, 8, 31), False),
                (2021, date(2024, 8, 31), "raised"),
                (2024, False, "raised"),
            ],
        )

    def test_what_was_forgotten_fits_in_between(self):
        first, last = (self.make_fee(9, date(year, 9, 1)) for year in (2018, 2024))
        between = self.make_fee(8, date(2021, 9, 1))
        self.assertEqual(
            self.times(first, between, last),
            [
                (2018, date(2021, 8, 31), False),
                (2021, date(2024, 8, 31), "lowered"),
                (2024, False, "kept"),
            ],
        )

    def test_a_result_needs_the_same_unit_of_time(self):
        self.make_fee(400, date(2023, 9, 1))
        yearly = self.make_fee(800, date(2025, 9, 1), per="year")
        self.assertEqual((yearly.reviewed_on, yearly.review), (date(2025, 9, 1), False))

    @mute_logger("odoo.sql_db")
    def test_one_amount_at_a_time_for_one_thing(self):
        """MJ18: the database refuses two; each difference makes another fee."""
        start = date(2023, 9, 1)
        self.make_fee(400, start)
        for values in (
            {"kind": "tuition"},
            {"stage": "junior"},
            {"sector": "private"},
            {"grade": "省一级示范高中"},
            {"unit": self.county_b},
        ):
            self.make_fee(400, start, **values)
        with self.assertRaises(ExclusionViolation), self.cr.savepoint():
            self.make_fee(401, start)
            self.env.flush_all()
        ended = self.make_fee(401, start, state="draft")
        self.assertEqual(ended.state, "draft")

    @mute_logger("odoo.sql_db")
    def test_what_is_no_fee(self):
        for values in ({"amount": -1}, {"review": "kept"}):
            with self.assertRaises(CheckViolation), self.cr.savepoint():
                self.make_fee(**{"amount": 1, "date_from": DAY, **values})
        with self.assertRaises(ValidationError):
            self.make_fee(1, DAY, unit=self.education_a)
        self.assertEqual(self.make_fee(0, DAY).amount, 0)

    def test_what_is_confirmed_is_not_rewritten(self):
        """MJ18: not by finance, not in sudo; it may end, or be voided with a reason."""
        fee = self.make_fee(400, date(2023, 9, 1)).with_user(self.finance)
        for own in (fee, fee.sudo()):
            for values in ({"amount": 1}, {"reviewed_on": DAY}, {"state": "draft"}):
                with self.assertRaises(UserError):
                    own.write(values)
        with self.assertRaises(UserError):
            fee.unlink()
        fee.date_to = date(2026, 8, 31)
        with self.assertRaises(UserError):
            fee._make_move("void", " ")
        fee._make_move("void", "金额录错")
        self.assertEqual(fee.transition_ids.mapped("reason"), ["金额录错", False])
        with self.assertRaises(UserError):
            fee.date_to = False
        self.assertEqual(self.make_fee(40, date(2023, 9, 1)).state, "confirmed")

    def test_a_review_keeps_it(self):
        """MJ18: who kept it when, and why, stands in its history."""
        fee = self.make_fee(400, date(2020, 9, 1)).with_user(self.finance)
        self.assertEqual(fee.action_keep()["context"]["default_move"], "keep")
        fee._make_move("keep", "成本监审未变")
        self.assertEqual((fee.reviewed_on, fee.review), (DAY, "kept"))
        self.assertIn("成本监审未变", fee.transition_ids.mapped("reason"))
        fee.date_to = date(2026, 3, 10)
        with self.assertRaises(UserError):
            fee._make_move("keep", "又一次")

    def test_the_next_one_starts_from_this_one(self):
        """MJ18: only the amount, its day and its document are left to enter."""
        fee = self.make_fee(400, date(2020, 9, 1), grade="示范高中", per="year")
        action = fee.with_user(self.finance).action_next()
        fees = self.env["edu.fund.fee"].with_user(self.finance)
        with Form(fees.with_context(**action["context"])) as form:
            form.amount = 460
            form.date_from = date(2026, 9, 1)
            form.document_number = "临发改价〔2026〕5号"
        form.record.action_confirm()
        self.assertEqual((form.record.review, form.record.per), ("raised", "year"))
        self.assertEqual(fee.date_to, date(2026, 8, 31))

    def test_until_when_it_is_to_be_reviewed(self):
        """MJ18: by the years that the bureau has set; not what has ended."""
        fee = self.make_fee(400, date(2023, 9, 1))
        ended = self.make_fee(400, date(2020, 9, 1), stage="junior", date_to=DAY)
        self.assertEqual(fee.review_by, date(2026, 9, 1))
        self.set_rule("fee_review", self.county_a, 2)
        (fee | ended).invalidate_recordset()
        self.assertEqual(fee.review_by, date(2025, 9, 1))
        ended.with_user(self.finance).date_to = date(2026, 3, 10)
        self.assertFalse(ended.review_by)
        self.assertFalse(self.make_fee(1, DAY, kind="meals", state="draft").review_by)

    def test_finance_of_a_county_keeps_its_own(self):
        """MJ18: officers, chiefs and leaders read; others see nothing."""
        own = self.make_fee(400, DAY, state="draft")
        other = self.make_fee(400, DAY, unit=self.county_b, state="draft")
        fees = self.env["edu.fund.fee"]
        for user, seen in (
            (self.finance, own),
            (self.officer, own),
            (self.chief, own),
            (self.finance_b, other),
            (self.leader, own | other),
        ):
            self.assertEqual(fees.with_user(user).search([]), seen)
        own.with_user(self.finance).amount = 410
        for user in (self.officer, self.chief, self.leader, self.finance_b):
            with self.assertRaises(AccessError):
                own.with_user(user).amount = 420
        for user in (self.officer, self.leader, self.finance_b):
            with self.assertRaises(UserError):
                own.with_user(user).action_confirm()
        inspector = self.make_user("fee_inspector", "inspector")
        self.assertFalse(fees.with_user(inspector).has_access("read"))

    def test_statements_do_not_grow_with_the_fees(self):
        """A list of forty costs as much as one of two, and so does confirming them."""
        costs = []
        for size in (2, 2, 40):
            drafts = self.env["edu.fund.fee"].concat(
                *(
                    self.make_fee(
                        n, date(2023, 9, 1), state="draft", grade=f"{n}-{size}"
                    )
                    for n in range(len(costs) * 100, len(costs) * 100 + size)
                )
            )
            drafts = drafts.with_user(self.finance)
            confirming = self.statements(drafts.action_confirm)
            costs.append((confirming, self.statements(listed, drafts)))
        self.assertEqual(*costs[1:])


def listed(fees):
    """Read what the list shows."""
    named = {"fields": {"display_name": {}}}
    names = "kind stage amount date_from date_to is_current review_by state".split()
    domain = [("id", "in", fees.ids)]
    fees.web_search_read(domain, {"owner_unit_id": named} | dict.fromkeys(names, {}))
