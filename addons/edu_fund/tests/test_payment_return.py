"""Money that the bank sends back: within its year, and when that has been closed."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .claim_common import ClaimCommon
from .common import YEAR
from .contract_common import ContractCommon

JANUARY = date(YEAR + 1, 1, 12)
WHY = "账号有误，银行退票"


@tagged("post_install", "-at_install")
class TestClaimReturn(ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_payee()
        cls.line = cls.lines["lodging"]
        cls.claim = cls.make_claim(state="approved").with_user(cls.finance)
        cls.first = cls.pay()

    @classmethod
    def pay(cls):
        payment = cls.claim._list_for_payment()
        payment.action_pay()
        return payment

    @classmethod
    def close_year(cls):
        cls.budget.with_user(cls.finance).action_close()

    def send_back(self):
        action = self.claim.action_take_back()
        wizard = self.env[action["res_model"]].with_user(self.finance)
        wizard.with_context(**action["context"]).create(
            {"reason": WHY}
        ).action_confirm()

    def test_within_its_year_it_goes_back_to_its_line(self):
        """TS69: committed again where it was spent, and paid once more."""
        self.send_back()
        self.assertEqual((self.claim.state, self.claim.paid_on), ("approved", False))
        self.assertFalse(self.claim.payment_id)
        self.assertEqual(self.numbers(self.line), (1000, 0, 50, 0, 950))
        self.assertEqual(self.line.entry_ids[0].movement, "refund")
        self.assertFalse(self.claim.return_ids.stays_spent)
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())
        second = self.pay()
        self.assertNotEqual(second, self.first)
        self.assertEqual(self.numbers(self.line), (1000, 0, 0, 50, 950))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_a_closed_year_stays_as_it_is(self):
        """TS69: the claim is paid anew from the budget of the current year."""
        following = self.make_budget(YEAR + 1, lodging=300).line_ids
        with freeze_time(JANUARY):
            self.close_year()
            told = self.line.entry_ids
            self.send_back()
            self.assertEqual(self.claim.state, "approved")
            self.assertEqual(self.claim.item_ids.line_id, following)
            self.assertEqual(self.numbers(self.line), (1000, 0, 0, 50, 950))
            self.assertEqual(self.line.entry_ids, told)
            self.assertEqual(self.numbers(following), (300, 0, 50, 0, 250))
            self.assertFalse(self.env["edu.budget.line"]._unbalanced())
            self.pay()
        self.assertEqual(self.numbers(following), (300, 0, 0, 50, 250))
        self.assertEqual(self.numbers(self.line), (1000, 0, 0, 50, 950))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_what_came_back_is_on_record(self):
        self.make_budget(YEAR + 1, lodging=300)
        with freeze_time(JANUARY):
            self.close_year()
            self.send_back()
        row = self.first.return_ids
        self.assertEqual(row, self.claim.return_ids)
        self.assertEqual((row.line_id, row.amount), (self.line, 50))
        self.assertEqual((row.paid_on.year, row.returned_on), (YEAR, JANUARY))
        self.assertTrue(row.stays_spent)
        step = self.claim.transition_ids[0]
        self.assertEqual((step.move, step.reason), ("take_back", WHY))

    def test_sent_back_twice(self):
        """A second January is no different: each year keeps what it has spent."""
        lines = [self.line]
        for year in (YEAR + 1, YEAR + 2):
            lines.append(self.make_budget(year, lodging=300).line_ids)
            with freeze_time(date(year, 1, 12)):
                lines[-2].budget_id.with_user(self.finance).action_close()
                self.send_back()
                self.pay()
        spent = [line.spent for line in lines]
        self.assertEqual(spent, [50, 50, 50])
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_without_a_budget_of_this_year_it_waits(self):
        with freeze_time(JANUARY):
            self.close_year()
            with self.assertRaisesRegex(UserError, str(YEAR + 1)), self.cr.savepoint():
                self.send_back()
        self.assertEqual(self.claim.state, "paid")

    def test_the_line_of_this_year_has_to_hold_it(self):
        self.make_budget(YEAR + 1, lodging=49.99)
        with freeze_time(JANUARY):
            self.close_year()
            with self.assertRaisesRegex(UserError, "49.99"), self.cr.savepoint():
                self.send_back()

    def test_of_a_closed_quarter_it_goes_back_in_the_current_one(self):
        with freeze_time(date(YEAR, 4, 20)):
            self.budget.with_user(self.finance).action_close_quarter()
            self.send_back()
        self.assertEqual(self.line.entry_ids[0].quarter, "2")
        self.assertEqual(self.numbers(self.line), (1000, 0, 50, 0, 950))

    def test_who_may(self):
        """Finance alone; the person sees that it came back."""
        for user in (self.inspector, self.officer, self.chief, self.finance_b):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.claim.with_user(user)._make_move("take_back", WHY)
        self.send_back()
        row = self.claim.return_ids
        self.assertEqual(row.with_user(self.inspector).amount, 50)
        for user in (self.colleague, self.finance_b):
            with self.assertRaises(AccessError):
                row.with_user(user).read(["amount"])
        for user in (self.finance, self.inspector):
            with self.assertRaises(UserError), self.cr.savepoint():
                row.with_user(user).write({"amount": 1})
            with self.assertRaises(AccessError), self.cr.savepoint():
                row.with_user(user).unlink()

    def test_nobody_takes_the_own_money_back(self):
        own = self.make_claim(claimant=self.finance)
        opened(own, STATE_GUARD).state = "paid"
        other = self.make_user("return_finance", "finance", serves=self.county_a)
        for user, taken in ((self.finance, self.env["edu.claim"]), (other, own)):
            moves = own.with_user(user)._allowed_moves()
            self.assertEqual(moves["take_back"], taken)


@tagged("post_install", "-at_install")
class TestInstalmentReturn(ContractCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.contract = cls.make_contract()
        cls.advance, cls.rest = cls.contract.payment_ids

    def pay_all(self):
        self.accept(self.contract)
        self.contract.payment_ids._make_move("pay")

    def balanced(self):
        return not self.env["edu.budget.line"]._unbalanced()

    def test_all_paid_and_the_year_closed(self):
        """JJ07: what comes back in January is paid from the budget of that year."""
        self.pay_all()
        following = self.make_budget(YEAR + 1, purchase=2000).line_ids
        with freeze_time(JANUARY):
            self.budget.with_user(self.finance).action_close()
            self.rest._make_move("take_back", WHY)
            self.assertEqual(self.numbers(self.line), (5000, 0, 0, 1000, 4000))
            self.assertEqual(self.numbers(following), (2000, 0, 600, 0, 1400))
            self.assertEqual((self.contract.paid, self.contract.unpaid), (400, 600))
            self.assertEqual((self.rest.line_id, self.rest.paid_on), (following, False))
            self.assertTrue(self.rest.return_ids.stays_spent)
            self.assertTrue(self.balanced())
            self.rest.action_pay()
            self.contract.action_close()
        self.assertEqual(self.numbers(following), (2000, 0, 0, 600, 1400))
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 1000, 4000))
        self.assertTrue(self.balanced())

    def test_after_the_contract_was_carried(self):
        """It joins the rest of its contract, on the line to which that has gone."""
        self.advance.action_pay()
        following = self.make_budget(YEAR + 1, purchase=2000).line_ids
        self.contract._aim_at(following)
        self.contract._make_move("carry", "本年未办结")
        with freeze_time(JANUARY):
            self.budget.with_user(self.finance).action_close()
            self.advance._make_move("take_back", WHY)
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 400, 4600))
        self.assertEqual(self.numbers(following), (2000, 0, 1000, 0, 1000))
        self.assertTrue(self.balanced())

    def test_what_came_back_is_carried_on_next_time(self):
        """Who does not pay it that year carries it to the following one."""
        self.pay_all()
        lines = [
            self.make_budget(year, purchase=2000).line_ids
            for year in (YEAR + 1, YEAR + 2)
        ]
        with freeze_time(JANUARY):
            self.budget.with_user(self.finance).action_close()
            self.rest._make_move("take_back", WHY)
        self.assertEqual(self.contract._proposed_line(), lines[1])
        self.contract._aim_at(lines[1])
        self.contract._make_move("carry", "本年未办结")
        self.assertEqual([line.committed for line in lines], [0, 600])
        self.assertEqual(self.contract.line_id, lines[1])
        self.assertTrue(self.balanced())

    def test_of_a_contract_that_is_closed_already(self):
        """It is put in force again, with a reason, and nothing else changes."""
        self.pay_all()
        self.contract.action_close()
        with self.assertRaises(UserError), self.cr.savepoint():
            self.rest._make_move("take_back", WHY)
        with self.assertRaises(UserError), self.cr.savepoint():
            self.contract.with_user(self.officer)._make_move("reopen", WHY)
        self.contract._make_move("reopen", WHY)
        self.assertEqual(
            (self.contract.state, self.contract.ended_on), ("signed", False)
        )
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 1000, 4000))
        self.rest._make_move("take_back", WHY)
        self.assertEqual(self.numbers(self.line), (5000, 0, 600, 400, 4000))
        self.rest.action_pay()
        self.contract.action_close()
        self.assertTrue(self.balanced())

    def test_what_closing_has_released_is_committed_again(self):
        self.accept(self.contract)
        self.advance.action_pay()
        self.contract.action_close()
        self.assertEqual(self.line.committed, 0)
        self.contract._make_move("reopen", WHY)
        self.assertEqual(self.numbers(self.line), (5000, 0, 600, 400, 4000))
        self.assertTrue(self.balanced())

    def test_without_a_line_alike_it_waits(self):
        self.pay_all()
        self.make_budget(YEAR + 1, transport=2000)
        with freeze_time(JANUARY):
            self.budget.with_user(self.finance).action_close()
            with self.assertRaisesRegex(UserError, str(YEAR + 1)), self.cr.savepoint():
                self.rest._make_move("take_back", WHY)
        self.assertEqual(self.rest.state, "paid")
        self.assertTrue(self.balanced())
