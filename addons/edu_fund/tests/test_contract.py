"""Contracts: signed, delivered, paid, closed; and nothing out of turn."""

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .contract_common import PDF, ContractCommon


@tagged("post_install", "-at_install")
class TestContract(ContractCommon):
    def test_the_way_of_the_money(self):
        """JJ07: signing commits, payment spends, what is paid is set against it."""
        contract = self.make_contract()
        self.assertEqual(self.numbers(self.line), (5000, 0, 1000, 0, 4000))
        self.assertEqual((contract.paid, contract.unpaid), (0, 1000))
        advance, rest = contract.payment_ids
        advance.action_pay()
        self.assertEqual(self.numbers(self.line), (5000, 0, 600, 400, 4000))
        self.assertEqual((contract.paid, contract.unpaid), (400, 600))
        self.accept(contract, self.officer)
        rest.action_pay()
        contract.action_close()
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 1000, 4000))
        self.assertEqual((contract.paid, contract.unpaid), (1000, 0))
        self.assertEqual((rest.paid_by_id, rest.state), (self.finance, "paid"))
        self.assertNotIn(self.line.id, self.line._unbalanced())

    def test_closing_and_cancelling_release_what_is_unpaid(self):
        closed, cancelled = self.make_contract(), self.make_contract()
        (closed | cancelled).payment_ids.filtered("is_advance")._make_move("pay")
        self.accept(closed)
        closed.action_close()
        self.assertEqual(self.numbers(self.line), (5000, 0, 600, 800, 3600))
        cancelled._make_move("cancel", "乙方违约")
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 800, 4200))
        self.assertNotIn(self.line.id, self.line._unbalanced())

    def test_a_draft_that_is_cancelled_releases_nothing(self):
        self.make_contract("draft")._make_move("cancel", "不再采购")
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 0, 5000))
        self.assertFalse(self.line.entry_ids.filtered("committed"))

    def test_no_contract_beyond_the_line(self):
        self.make_contract(amount=4999.99)
        small = self.make_contract("submitted", amount=0.1)
        with self.assertRaisesRegex(UserError, r"0\.01.*0\.10"), self.cr.savepoint():
            small.action_sign()
        self.assertEqual(small.state, "submitted")

    def test_payments_add_up_to_the_amount(self):
        contract = self.make_contract("draft")
        contract.payment_ids[0].amount = 399.99
        with self.assertRaisesRegex(UserError, r"999\.99.*1,?000\.00"):
            contract.action_submit()

    def test_what_is_missing_is_named(self):
        contract = self.make_contract("draft", number=False)
        with self.assertRaisesRegex(UserError, contract.name):
            contract.action_submit()
        contract.number = "临督合〔2026〕补1"
        contract.payment_ids.unlink()
        contract.deliverable_ids.unlink()
        with self.assertRaisesRegex(UserError, contract.name):
            contract.action_submit()

    def test_nobody_signs_the_own_submission(self):
        contract = self.make_contract("submitted", user=self.finance)
        with self.assertRaises(UserError):
            contract.action_sign()
        contract.with_user(self.chief).action_sign()
        self.assertEqual(contract.signed_by_id, self.chief)

    def test_an_officer_neither_signs_nor_ends_nor_pays(self):
        contract = self.make_contract("submitted").with_user(self.officer)
        for move in ("sign", "return", "cancel"):
            with self.assertRaises(UserError):
                contract._make_move(move, "理由")
        contract.with_user(self.finance).action_sign()
        for move in ("close", "cancel"):
            with self.assertRaises(UserError):
                contract._make_move(move, "理由")
        with self.assertRaises(UserError):
            contract.payment_ids[0].action_pay()

    def test_the_chief_does_not_pay(self):
        contract = self.make_contract().with_user(self.chief)
        with self.assertRaises(UserError):
            contract.payment_ids[0].action_pay()

    def test_no_payment_before_acceptance(self):
        """JJ07: what was not accepted is not paid, an advance apart."""
        contract = self.make_contract()
        advance, rest = contract.payment_ids
        with self.assertRaisesRegex(UserError, "评估报告"):
            rest.action_pay()
        advance.action_pay()
        self.accept(contract)
        rest.action_pay()
        with self.assertRaises(UserError):
            rest.action_pay()
        self.assertEqual(contract.paid, 1000)

    def test_no_payment_outside_a_contract_in_force(self):
        for state in ("draft", "submitted"):
            with self.assertRaises(UserError):
                self.make_contract(state).payment_ids[0].action_pay()
        cancelled = self.make_contract()
        cancelled._make_move("cancel", "乙方违约")
        with self.assertRaises(UserError):
            cancelled.payment_ids[0].action_pay()

    def test_what_the_bank_sends_back_is_taken_back(self):
        contract = self.make_contract()
        advance = contract.payment_ids[0]
        advance.action_pay()
        with self.assertRaises(UserError):
            advance._make_move("take_back")
        advance._make_move("take_back", "账号有误退票")
        self.assertEqual(self.numbers(self.line), (5000, 0, 1000, 0, 4000))
        self.assertEqual((contract.paid, advance.paid_on), (0, False))
        self.assertEqual(self.line.entry_ids[:1].movement, "refund")
        advance.action_pay()
        self.assertEqual(contract.paid, 400)

    def test_acceptance_needs_a_paper_and_is_sealed(self):
        item = self.make_contract().deliverable_ids
        with self.assertRaisesRegex(UserError, item.name):
            item.action_accept()
        item.write({"report": PDF, "note": "符合约定"})
        item.action_accept()
        self.assertEqual((item.accepted_by_id, item.state), (self.finance, "accepted"))
        for values in ({"report": False}, {"note": "改"}, {"name": "改"}):
            with self.assertRaises(UserError):
                item.write(values)
        with self.assertRaises(UserError):
            item.sudo().write({"report": PDF})

    def test_nothing_is_accepted_before_signing(self):
        item = self.make_contract("submitted").deliverable_ids
        item.report = PDF
        with self.assertRaises(UserError):
            item.action_accept()

    def test_the_provider_signs_accepts_and_pays_nothing(self):
        contract = self.make_contract("submitted")
        self.provider.user_ids = self.finance
        with self.assertRaises(UserError):
            contract.action_sign()
        contract.with_user(self.chief).action_sign()
        item = contract.deliverable_ids
        item.report = PDF
        with self.assertRaises(UserError):
            item.action_accept()
        with self.assertRaises(UserError):
            contract.payment_ids[0].action_pay()
        item.with_user(self.officer).action_accept()
        self.assertEqual(item.accepted_by_id, self.officer)

    def test_an_evaluator_states_its_independence_first(self):
        """JJ07: no third-party evaluation without the statement, and it stays."""
        contract = self.make_contract("draft", is_evaluation=True)
        with self.assertRaisesRegex(UserError, contract.name):
            contract.action_submit()
        contract.write({"statement": PDF, "statement_name": "独立性声明.pdf"})
        contract.action_submit()
        file = self.env["ir.attachment"].search(
            [("res_model", "=", contract._name), ("res_field", "=", "statement")]
        )
        with self.assertRaises(UserError):
            contract.statement = False
        with self.assertRaises(UserError):
            file.sudo().unlink()
        contract.with_user(self.chief).action_sign()
        self.assertEqual(contract.state, "signed")

    def test_what_is_submitted_is_fixed(self):
        contract = self.make_contract("submitted")
        for values in (
            {"amount": 5},
            {"provider_id": self.provider.copy({"name": "另一家"}).id},
            {"payment_ids": [(0, 0, {"name": "x", "amount": 1})]},
        ):
            with self.assertRaises(UserError):
                contract.write(values)
        lines = (contract.payment_ids[0], contract.deliverable_ids)
        for line in lines:
            with self.assertRaises(UserError):
                line.name = "改"
            with self.assertRaises(UserError):
                line.unlink()
        contract._make_move("return", "金额有误")
        contract.payment_ids[0].name = "首付款"
        self.assertEqual(contract.payment_ids[0].name, "首付款")

    def test_open_deliverables_keep_a_contract_open(self):
        contract = self.make_contract()
        with self.assertRaises(UserError):
            contract.action_close()
        self.assertEqual(contract.state, "signed")

    @mute_logger("odoo.sql_db")
    def test_the_database_keeps_the_amount(self):
        contract = self.make_contract()
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.env.cr.execute(
                SQL("UPDATE edu_contract SET paid = 1000.01 WHERE id = %s", contract.id)
            )
        with self.assertRaisesRegex(UserError, contract.name), self.cr.savepoint():
            contract._add_paid({contract: 100001})

    def test_a_payment_is_for_something_of_the_same_contract(self):
        contract, other = self.make_contract("draft"), self.make_contract("draft")
        rest = contract.payment_ids[1]
        with self.assertRaises(ValidationError):
            rest.deliverable_id = other.deliverable_ids
        with mute_logger("odoo.sql_db"), self.assertRaises(CheckViolation):
            with self.cr.savepoint():
                rest.deliverable_id = False
                self.env.flush_all()

    def test_a_supplement_is_a_contract_of_its_own(self):
        first = self.make_contract()
        supplement = self.make_contract(amount=200, supplement_to_id=first.id)
        self.assertEqual(first.supplement_ids, supplement)
        self.assertEqual(self.line.committed, 1200)
        self.assertEqual(first.amount, 1000)
        other = self.provider.copy({"name": "另一家"})
        for values in ({"provider_id": other.id}, {"supplement_to_id": supplement.id}):
            with self.assertRaises(ValidationError):
                self.make_contract("draft", **{"supplement_to_id": first.id} | values)

    def test_what_is_late_is_found(self):
        late = self.make_contract(
            deliverable_ids=[(0, 0, {"name": "报告", "date_due": "2026-03-10"})]
        )
        self.make_contract(
            deliverable_ids=[(0, 0, {"name": "报告", "date_due": "2026-03-11"})]
        )
        contracts, items = (
            self.env["edu.contract"],
            self.env[late.deliverable_ids._name],
        )
        self.assertEqual(contracts.search([("is_late", "=", True)]), late)
        self.assertEqual(items.search([("is_late", "=", True)]), late.deliverable_ids)
        self.accept(late)
        self.assertFalse(late.is_late)
        self.assertFalse(contracts.search([("is_late", "=", True)]))

    def test_officers_see_the_contracts_of_their_unit(self):
        contract = self.make_contract()
        colleague = self.make_user(
            "fund_other", "officer", serves=self.county_a, works_at=self.education_a
        )
        for user in (self.officer, self.chief, self.finance, self.finance_city):
            found = self.env["edu.contract"].with_user(user).search([])
            self.assertIn(contract, found.with_env(self.env))
        for user in (colleague, self.finance_b):
            for record in (contract, contract.deliverable_ids, contract.payment_ids):
                self.assertFalse(record.with_user(user).search([]))
                with self.assertRaises(AccessError):
                    record.with_user(user).read(["name"])

    def test_leaders_read(self):
        leader = self.make_user("fund_leader", "leader", serves=self.county_a)
        contract = self.make_contract().with_user(leader)
        self.assertEqual(contract.unpaid, 1000)
        with self.assertRaises(AccessError):
            contract.provider_id.name = "改"
        for attempt in (
            contract.action_close,
            contract.payment_ids[0].action_pay,
            contract.deliverable_ids.action_accept,
        ):
            with self.assertRaises(UserError):
                attempt()

    def test_a_provider_belongs_to_the_own_government(self):
        foreign = (
            self.env["edu.provider"]
            .with_user(self.finance_b)
            .create({"name": "望岳评估所"})
        )
        with self.assertRaises(ValidationError):
            self.make_contract("draft", provider_id=foreign.id)
