"""The list of approved claims that goes to the bank."""

import io

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .claim_common import ClaimCommon
from .common import DAY


@tagged("post_install", "-at_install")
class TestPayment(ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.claims = cls.make_claim({"amount": 50.1}, state="approved")
        cls.claims |= cls.make_claim(
            {"kind": "communication", "distance": "local"}, state="approved"
        )
        cls.claims |= cls.make_claim(
            {"amount": 0.2}, claimant=cls.colleague, state="approved"
        )
        cls.payee = cls.make_payee()
        cls.inbox = cls.env["edu.claim"].with_user(cls.finance)

    def listed(self):
        # As a number that was taken in before only digits were.
        payee = self.make_payee(self.colleague)
        payee.account_number = "=6222000033334444"
        payee.with_user(self.finance).action_check_account()
        action = self.inbox.action_list_for_payment()
        return self.env["edu.payment"].with_user(self.finance).browse(action["res_id"])

    def test_nobody_without_an_account_is_paid(self):
        with self.assertRaisesRegex(UserError, self.colleague.name):
            self.inbox.action_list_for_payment()

    def test_what_is_paid_is_spent(self):
        """TS69, TS70: the commitments become spending, exactly, in one go."""
        payment = self.listed()
        self.assertEqual((payment.claim_count, payment.total), (3, 450.3))
        payment.action_pay()
        self.assertEqual(set(self.claims.mapped("state")), {"paid"})
        self.assertEqual(set(self.claims.mapped("paid_on")), {DAY})
        lodging, communication = self.lines["lodging"], self.lines["communication"]
        self.assertEqual(self.numbers(lodging), (1000, 0, 0, 50.3, 949.7))
        self.assertEqual(self.numbers(communication), (3000, 0, 0, 400, 2600))
        with self.assertRaises(UserError):
            payment.action_pay()

    def test_the_table_for_the_bank(self):
        payment = self.listed()
        sheet = load_workbook(io.BytesIO(payment._bank_xlsx())).active
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        self.assertEqual([row[4] for row in rows], [450.1, 0.2])
        self.assertEqual(
            rows[0][1:4], [self.payee.holder, self.payee.bank_name, "6222000011112222"]
        )
        self.assertEqual(rows[1][3], "=6222000033334444")
        self.assertEqual(sheet.cell(4, 4).data_type, "s")
        self.assertEqual(
            payment.action_bank_file()["url"], f"/edu/payment/{payment.id}/bank.xlsx"
        )

    def test_the_table_is_for_finance(self):
        payment = self.listed()
        with self.assertRaises(AccessError):
            payment.with_user(self.chief)._bank_xlsx()

    def test_a_cancelled_list_gives_its_claims_back(self):
        payment = self.listed()
        with self.assertRaises(UserError):
            self.inbox.action_list_for_payment()  # all are listed
        with self.assertRaises(UserError), self.cr.savepoint():
            self.claims[0].with_user(self.finance)._make_move("return", "重填。")
        payment.action_cancel()
        self.assertFalse(self.claims.payment_id)
        self.claims[0].with_user(self.finance)._make_move("return", "重填。")
        self.assertTrue(self.inbox.action_list_for_payment()["res_id"])

    def test_an_empty_list_is_not_paid(self):
        empty = self.env["edu.payment"].with_user(self.finance).create({})
        with self.assertRaises(UserError):
            empty.action_pay()

    def test_accounts_are_for_finance_and_the_person(self):
        def seen(user):
            return self.env["edu.payee"].with_user(user).search([])

        self.make_payee(self.colleague)
        self.assertEqual(len(seen(self.finance)), 2)
        self.assertEqual(seen(self.inspector), self.payee)
        self.assertFalse(seen(self.officer) | seen(self.chief) | seen(self.finance_b))
        self.assertEqual(self.payee.account_masked, "…2222")

    def test_only_finance_makes_and_pays_lists(self):
        payment = self.listed()
        for user in (self.officer, self.inspector, self.chief):
            with self.assertRaises(UserError), self.cr.savepoint():
                payment.with_user(user).action_pay()
            with self.assertRaises(UserError), self.cr.savepoint():
                self.claims.with_user(user).action_list_for_payment()
        self.assertEqual(payment.state, "draft")
