"""Contracts that go on into the next year, with and without their money."""

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import YEAR
from .contract_common import ContractCommon

LATER = f"{YEAR + 1}-01-15"


class CarryCommon(ContractCommon):
    """The budget of the next year is approved: a line with money, one without."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.next_budget = cls.make_budget(YEAR + 1, purchase=800, research=0)
        lines = {line.kind: line for line in cls.next_budget.line_ids}
        cls.next_line, cls.empty_line = lines["purchase"], lines["research"]

    @classmethod
    def chosen(cls, contracts, line=None, with_money=False, user=None):
        """Return the dialog in which a line is chosen for the contracts."""
        action = contracts.with_user(user or cls.finance).action_carry()
        wizard = cls.env[action["res_model"]].with_user(user or cls.finance)
        form = Form(wizard.with_context(**action["context"]))
        if line:
            form.line_id = line
        form.with_money = with_money
        return form.save()

    @classmethod
    def carry(cls, contracts, *args, **kwargs):
        return cls.chosen(contracts, *args, **kwargs).action_carry()

    def document_of(self, contracts, line=None):
        """Return the submitted carry-over of the contracts with their money."""
        action = self.carry(contracts, line, with_money=True)
        document = self.env[action["res_model"]].browse(action["res_id"])
        document.with_user(self.finance)._make_move("submit")
        document.with_user(self.finance).document_number = "临财教〔2027〕1号"
        return document


@tagged("post_install", "-at_install")
class TestContractCarry(CarryCommon):
    def test_the_rest_is_paid_next_year(self):
        """JJ07: what was paid stays in its year, the rest waits in the next."""
        contract = self.make_contract()
        advance, rest = contract.payment_ids
        advance.action_pay()
        self.carry(contract)
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 400, 4600))
        self.assertEqual(self.numbers(self.next_line), (800, 0, 600, 0, 200))
        self.assertEqual((contract.line_id, contract.year), (self.next_line, YEAR + 1))
        self.assertEqual((advance.line_id, rest.line_id), (self.line, self.next_line))
        self.assertTrue(contract.carried_on)
        self.accept(contract)
        with freeze_time(LATER):
            rest.action_pay()
            contract.action_close()
        self.assertEqual(self.numbers(self.next_line), (800, 0, 0, 600, 200))
        self.assertEqual((contract.paid, contract.unpaid), (1000, 0))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_the_history_and_the_ledger_tell_of_it(self):
        contract = self.make_contract(amount=700)
        self.carry(contract)
        step = contract.transition_ids[0]
        self.assertEqual((step.move, step.user_id), ("carry", self.finance))
        self.assertIn(str(YEAR + 1), step.reason)
        for line, movement, amount in (
            (self.line, "release", -700),
            (self.next_line, "commit", 700),
        ):
            entry = line.entry_ids.filtered(
                lambda entry, movement=movement: entry.movement == movement
            )
            self.assertEqual((entry.committed, entry.res_id), (amount, contract.id))

    def test_the_old_year_can_be_closed_then(self):
        contract = self.make_contract(amount=700)
        budget = self.budget.with_user(self.finance)
        with freeze_time(LATER):
            for _quarter in range(3):
                budget.action_close_quarter()
            with self.assertRaisesRegex(UserError, "700"):
                budget.action_close()
            self.carry(contract)
            budget.action_close()
        self.assertEqual(budget.state, "closed")

    def test_not_into_a_closed_quarter_or_out_of_one(self):
        contract = self.make_contract(amount=700)
        budget = self.budget.with_user(self.finance)
        with freeze_time(LATER):
            for _quarter in range(4):
                budget.action_close_quarter()
            with self.assertRaisesRegex(UserError, "4"):
                self.carry(contract)

    def test_no_more_than_the_new_line_has(self):
        contract = self.make_contract(amount=800.01)
        with self.assertRaisesRegex(UserError, r"800\.00.*800\.01"):
            self.carry(contract)
        self.carry(self.make_contract(amount=800))
        self.assertEqual(self.next_line.available, 0)

    def test_only_to_an_open_line_of_the_unit_in_a_later_year(self):
        contract = self.make_contract(amount=10)
        other_unit = self.make_budget(YEAR + 1, unit=self.education_a, purchase=50)
        same_year = self.budget.line_ids - self.line
        draft = self.make_budget(YEAR + 2, "draft", purchase=50)
        for line in (other_unit.line_ids, same_year, self.line, draft.line_ids):
            wizard = self.chosen(contract)
            wizard.line_id = line
            with self.assertRaises(UserError), self.cr.savepoint():
                wizard.action_carry()
        self.assertEqual(contract.line_id, self.line)
        self.assertFalse(contract.next_line_id)

    def test_only_a_contract_in_force_that_owes_something(self):
        paid = self.make_contract(amount=10)
        self.accept(paid)
        paid.payment_ids._make_move("pay")
        cancelled = self.make_contract(amount=10)
        cancelled._make_move("cancel", "乙方违约")
        waiting = self.make_contract("submitted", amount=10)
        for contract in (paid, cancelled, waiting):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.carry(contract, self.next_line)

    def test_who_carries_over(self):
        """Finance and the chief, but neither who submitted it nor the provider."""
        contract = self.make_contract("submitted", amount=10, user=self.finance)
        contract.with_user(self.chief).action_sign()
        with self.assertRaises(UserError), self.cr.savepoint():
            self.carry(contract)
        self.provider.user_ids = self.chief
        with self.assertRaises(UserError), self.cr.savepoint():
            self.carry(contract, user=self.chief)
        self.provider.user_ids = False
        self.carry(contract, user=self.chief)
        self.assertEqual(contract.line_id, self.next_line)
        for user in (self.officer, self.finance_b):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.carry(self.make_contract(amount=10), user=user)

    def test_no_way_around_the_dialog(self):
        contract = self.make_contract(amount=10)
        reasons = self.env["edu.transition.reason"].with_user(self.finance)
        around = reasons.create(
            {
                "res_model": contract._name,
                "res_ids": contract.ids,
                "move": "carry",
                "reason": "转下年",
            }
        )
        with self.assertRaises(UserError):
            around.action_confirm()
        for values in ({"line_id": self.next_line.id}, {"next_line_id": 1}):
            with self.assertRaises(UserError):
                contract.write(values)
        with self.assertRaises(UserError):
            contract.payment_ids.sudo().line_id = self.next_line

    def test_what_is_taken_back_goes_back_to_the_line_that_paid(self):
        contract = self.make_contract()
        advance = contract.payment_ids[0]
        advance.action_pay()
        self.carry(contract)
        advance._make_move("take_back", "账号有误退票")
        self.assertEqual(self.numbers(self.line), (5000, 0, 400, 0, 4600))
        self.assertEqual(self.numbers(self.next_line), (800, 0, 600, 0, 200))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())
        with self.assertRaisesRegex(UserError, r"200\.00.*400\.00"):
            with self.cr.savepoint():
                self.carry(contract)
        document = self.document_of(contract)
        self.assertEqual(document.line_ids.mapped("amount"), [-400, 400])
        document.with_user(self.chief).action_approve()
        self.assertEqual(self.numbers(self.line), (5000, -400, 0, 0, 4600))
        self.assertEqual(self.numbers(self.next_line), (800, 400, 1000, 0, 200))
        advance.action_pay()
        self.assertEqual(self.numbers(self.next_line), (800, 400, 600, 400, 200))
        contract._make_move("cancel", "乙方违约")
        self.assertEqual(self.numbers(self.next_line), (800, 400, 0, 400, 800))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_cancelling_releases_on_both_lines(self):
        contract = self.make_contract()
        contract.payment_ids[0].action_pay()
        self.carry(contract)
        contract.payment_ids[0]._make_move("take_back", "账号有误退票")
        contract._make_move("cancel", "乙方违约")
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 0, 5000))
        self.assertEqual(self.numbers(self.next_line), (800, 0, 0, 0, 800))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_the_line_proposed(self):
        contract = self.make_contract(amount=10)
        self.env["edu.budget.line"].with_user(self.finance).create(
            {
                "budget_id": self.next_budget.id,
                "kind": "purchase",
                "name": "另一项",
                "planned": 0,
                "sequence": 1,
            }
        )
        self.assertEqual(self.chosen(contract).line_id, self.next_line)
        transport = self.budget.line_ids - self.line
        alone = self.make_contract(amount=10, line_id=transport.id)
        self.assertFalse(alone._proposed_line())

    def test_both_years_have_it_in_their_tables(self):
        contract = self.make_contract()
        contract.payment_ids[0].action_pay()
        self.carry(contract)
        for budget in (self.budget, self.next_budget):
            document = budget.with_user(self.finance)._contract_document()
            self.assertEqual(len(document.blocks[0].rows), 2)

    def test_statements_do_not_grow_with_the_contracts(self):
        counts = []
        for size in (1, 2, 20):
            contracts = self.env["edu.contract"].with_user(self.finance)
            contracts = contracts.concat(
                *(self.make_contract(amount=10) for _number in range(size))
            )
            wizard = self.chosen(contracts)
            counts.append(self.statements(wizard.action_carry))
        self.assertEqual(*counts[1:])


@tagged("post_install", "-at_install")
class TestCarryWithMoney(CarryCommon):
    def test_contract_and_money_go_together(self):
        """JJ07, GY17: neither line has a yuan to spare, and none is missing."""
        contract = self.make_contract(amount=5000)
        contract.payment_ids[0].action_pay()
        wizard = self.chosen(contract, self.empty_line, with_money=True)
        document = self.document_of(contract, self.empty_line)
        self.assertEqual((wizard.amount, wizard.available), (3000, 0))
        self.assertEqual(
            (document.kind, document.carried_contract_ids), ("carry", contract)
        )
        self.assertEqual(contract.line_id, self.line)
        document.with_user(self.chief).action_approve()
        self.assertEqual(self.numbers(self.line), (5000, -3000, 0, 2000, 0))
        self.assertEqual(self.numbers(self.empty_line), (0, 3000, 3000, 0, 0))
        self.assertEqual(contract.line_id, self.empty_line)
        step = contract.transition_ids[0]
        self.assertEqual((step.move, step.reason), ("carry", document.name))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_it_is_proposed_where_the_line_has_too_little(self):
        enough, more = self.make_contract(amount=800), self.make_contract(amount=801)
        for contract, short in ((enough, False), (more, True)):
            context = contract.action_carry()["context"]
            wizards = self.env["edu.contract.carry"].with_user(self.finance)
            form = Form(wizards.with_context(**context))
            self.assertEqual((form.line_id, form.with_money), (self.next_line, short))

    def test_nobody_approves_the_own_document_or_contract(self):
        document = self.document_of(self.make_contract())
        with self.assertRaises(UserError):
            document.with_user(self.finance).action_approve()
        self.provider.user_ids = self.chief
        with self.assertRaises(UserError):
            document.with_user(self.chief).action_approve()

    def test_what_happened_in_the_meantime(self):
        """A contract that was cancelled stays where it is; what was paid, too."""
        cancelled, paid = self.make_contract(), self.make_contract()
        document = self.document_of(cancelled | paid)
        cancelled._make_move("cancel", "乙方违约")
        paid.payment_ids[0].action_pay()
        document.with_user(self.chief).action_approve()
        self.assertEqual(self.numbers(self.line), (5000, -2000, 0, 400, 2600))
        self.assertEqual(self.numbers(self.next_line), (800, 2000, 600, 0, 2200))
        self.assertEqual((cancelled.line_id, paid.line_id), (self.line, self.next_line))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_a_contract_that_went_at_once_is_not_carried_again(self):
        contract = self.make_contract(amount=500)
        document = self.document_of(contract)
        self.carry(contract)
        self.assertFalse(document.carried_contract_ids)
        document.with_user(self.chief).action_approve()
        self.assertEqual(self.numbers(self.line), (5000, -500, 0, 0, 4500))
        self.assertEqual(self.numbers(self.next_line), (800, 500, 500, 0, 800))
