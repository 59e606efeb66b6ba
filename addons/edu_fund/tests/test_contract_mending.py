"""Instalments paid in part, and acceptances that were wrong."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .contract_common import PDF, ContractCommon


@tagged("post_install", "-at_install")
class TestSplit(ContractCommon):
    @classmethod
    def split(cls, payment, amount, user=None):
        payment = payment.with_user(user or cls.finance)
        action = payment.action_split()
        wizards = cls.env[action["res_model"]].with_user(user or cls.finance)
        form = Form(wizards.with_context(**action["context"]))
        form.amount = amount
        return form.save().action_split()

    def test_a_part_is_paid_first(self):
        """JJ07: the instalment becomes two of the same sum, to the fen."""
        contract = self.make_contract()
        advance, rest = contract.payment_ids
        self.split(advance, 33.33)
        first, second = contract.payment_ids.filtered("is_advance")
        self.assertEqual((first, second), (advance, contract.payment_ids[-1]))
        self.assertEqual((first.amount, second.amount), (33.33, 366.67))
        self.assertEqual((second.state, second.line_id), ("planned", self.line))
        self.assertEqual(self.numbers(self.line), (5000, 0, 1000, 0, 4000))
        first.action_pay()
        self.assertEqual(self.numbers(self.line), (5000, 0, 966.67, 33.33, 4000))
        second.action_pay()
        self.accept(contract)
        rest.action_pay()
        contract.action_close()
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 1000, 4000))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_the_second_part_is_for_the_same_and_has_its_day(self):
        contract = self.make_contract()
        rest = contract.payment_ids[1]
        action = rest.action_split()
        wizards = self.env[action["res_model"]].with_user(self.finance)
        form = Form(wizards.with_context(**action["context"]))
        form.amount = 100
        self.assertEqual((form.whole, form.rest), (600, 500))
        self.assertEqual(form.rest_on, rest.planned_on)
        form.rest_on = "2026-09-10"
        form.save().action_split()
        second = contract.payment_ids[-1]
        self.assertEqual(str(second.planned_on), "2026-09-10")
        self.assertEqual(second.deliverable_id, rest.deliverable_id)
        with self.assertRaisesRegex(UserError, "评估报告"):
            second.action_pay()

    def test_the_history_of_the_contract_tells_of_it(self):
        contract = self.make_contract()
        self.split(contract.payment_ids[0], 150)
        step = contract.transition_ids[0]
        self.assertEqual((step.move, step.user_id), ("split", self.finance))
        for amount in ("400.00", "150.00", "250.00"):
            self.assertIn(amount, step.reason)

    def test_both_parts_are_more_than_nothing(self):
        contract = self.make_contract()
        advance = contract.payment_ids[0]
        for amount in (0, -1, 0.004, 399.996, 400, 400.01):
            with self.assertRaisesRegex(UserError, r"400\.00"), self.cr.savepoint():
                self.split(advance, amount)
        self.split(advance, 0.01)
        self.split(contract.payment_ids[-1], 399.98)
        parts = contract.payment_ids.filtered("is_advance")
        self.assertEqual(sorted(parts.mapped("amount")), [0.01, 0.01, 399.98])

    def test_only_what_is_to_be_paid_by_a_contract_in_force(self):
        paid = self.make_contract().payment_ids[0]
        paid.action_pay()
        cancelled = self.make_contract()
        cancelled._make_move("cancel", "乙方违约")
        waiting = self.make_contract("submitted")
        for payment in (
            paid,
            cancelled.payment_ids[0],
            waiting.payment_ids[0],
            self.make_contract("draft").payment_ids[0],
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.split(payment, 5)

    def test_finance_alone_splits_and_not_the_provider(self):
        payment = self.make_contract().payment_ids[0]
        for user in (self.officer, self.chief, self.finance_b):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.split(payment, 5, user)
        for user in (self.officer, self.chief):
            with self.assertRaises(UserError), self.cr.savepoint():
                payment.with_user(user)._split(500, payment.planned_on)
        self.provider.user_ids = self.finance
        with self.assertRaises(UserError):
            self.split(payment, 5)

    def test_no_step_in_the_history_without_a_split(self):
        contract = self.make_contract()
        with self.assertRaises(UserError):
            contract._make_move("split", "并未拆分")
        with self.assertRaises(UserError):
            contract.payment_ids[0].copy({"amount": 1})

    def test_a_part_taken_back_is_split_on_its_line(self):
        contract = self.make_contract()
        advance = contract.payment_ids[0]
        advance.action_pay()
        following = self.make_budget(2027, purchase=800).line_ids
        contract._aim_at(following)
        contract._make_move("carry")
        advance._make_move("take_back", "账号有误退票")
        self.split(advance, 100)
        self.assertEqual(contract.payment_ids[-1].line_id, self.line)
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())


@tagged("post_install", "-at_install")
class TestUndoneAcceptance(ContractCommon):
    def undo(self, items, user=None):
        items.with_user(user or self.finance)._make_move("undo", "验收单不属于本合同")

    def test_accepted_anew(self):
        """JJ07: nothing is paid until it is accepted once more, with a new paper."""
        contract = self.make_contract()
        item, rest = contract.deliverable_ids, contract.payment_ids[1]
        self.accept(contract)
        self.undo(item)
        self.assertEqual((item.state, item.accepted_on), ("open", False))
        self.assertFalse(item.report or item.accepted_by_id)
        with self.assertRaisesRegex(UserError, item.name):
            rest.action_pay()
        with self.assertRaisesRegex(UserError, item.name):
            item.action_accept()
        self.accept(contract, self.officer)
        rest.action_pay()
        self.assertEqual(contract.paid, 600)

    def test_the_paper_stays_with_the_contract(self):
        contract = self.make_contract()
        item = contract.deliverable_ids
        item.write({"report": PDF, "report_name": "验收单.pdf", "note": "符合约定"})
        item.action_accept()
        self.undo(item)
        [paper] = contract.former_report_ids
        self.assertEqual((paper.datas, paper.description), (PDF, "符合约定"))
        for part in (item.name, "2026-03-11", "验收单.pdf"):
            self.assertIn(part, paper.name)
        for attempt in (
            paper.sudo().unlink,
            lambda: paper.sudo().write({"datas": False}),
            lambda: contract.write({"former_report_ids": [(5,)]}),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                attempt()
        step = item.transition_ids[0]
        self.assertEqual((step.move, step.user_id), ("undo", self.finance))
        self.assertEqual(contract.with_user(self.officer).former_report_ids, paper)
        with self.assertRaises(AccessError):
            paper.with_user(self.finance_b).read(["name"])

    def test_not_once_it_is_paid_for(self):
        contract = self.make_contract()
        self.accept(contract)
        rest = contract.payment_ids[1]
        rest.action_pay()
        with self.assertRaisesRegex(UserError, rest.name):
            self.undo(contract.deliverable_ids)
        rest._make_move("take_back", "账号有误退票")
        self.undo(contract.deliverable_ids)
        self.assertEqual(contract.deliverable_ids.state, "open")

    def test_not_without_a_reason(self):
        contract = self.make_contract()
        self.accept(contract)
        with self.assertRaises(UserError):
            contract.deliverable_ids._make_move("undo")

    def test_who_undoes_it(self):
        """Finance and the chief decide: no officer, no other county, no provider."""
        contract = self.make_contract()
        self.accept(contract)
        item = contract.deliverable_ids
        leader = self.make_user("undo_leader", "leader", serves=self.county_a)
        for user in (self.officer, leader, self.finance_b):
            with self.assertRaises(UserError):
                self.undo(item, user)
        self.provider.user_ids = self.finance
        with self.assertRaises(UserError):
            self.undo(item)
        self.undo(item, self.chief)
        self.assertEqual(item.state, "open")

    def test_not_of_a_contract_that_has_ended(self):
        contract = self.make_contract()
        self.accept(contract)
        contract.payment_ids._make_move("pay")
        contract.action_close()
        with self.assertRaises(UserError):
            self.undo(contract.deliverable_ids)
        with self.assertRaises(UserError):
            self.undo(self.make_contract().deliverable_ids)

    def test_statements_do_not_grow_with_the_number(self):
        counts = []
        for size in (1, 2, 20):
            contracts = self.env["edu.contract"].with_user(self.finance)
            contracts = contracts.concat(
                *(self.make_contract(amount=10) for _number in range(size))
            )
            self.accept(contracts)
            accepted = self.env["edu.contract.deliverable"].browse(
                contracts.deliverable_ids.ids
            )
            counts.append(self.statements(self.undo, accepted))
        self.assertEqual(*counts[1:])
