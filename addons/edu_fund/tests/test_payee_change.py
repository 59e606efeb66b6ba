"""The person enters the own account, and finance compares it before it pays."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .claim_common import ClaimCommon
from .common import DAY

NUMBER = "6222000011112222"
OTHER = "6217 0000 9999-8888"
FORM = "edu_fund.edu_payee_view_form_own"


@tagged("post_install", "-at_install")
class TestPayeeChange(ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user(
            "payee_liaison", "liaison", serves=cls.county_a, works_at=cls.education_a
        )

    def entered(self, user=None, number=NUMBER):
        """Return the account that a person has entered on the own page."""
        with Form(self.env["edu.payee"].with_user(user or self.inspector), FORM) as own:
            own.bank_name = "临溪农村商业银行"
            own.account_entry = number
        return own.record

    def listed(self):
        """Return the list on which finance pays a claim of the person."""
        claim = self.make_claim(state="approved").with_user(self.finance)
        return claim._list_for_payment()

    def changes(self, payee):
        return self.env["edu.audit"].search(
            [
                ("kind", "=", "changed"),
                ("res_model", "=", "edu.payee"),
                ("res_id", "=", payee.id),
            ]
        )

    def test_a_person_enters_the_own_account(self):
        """Inspector, liaison and officer: theirs, with the government that pays."""
        for user in (self.inspector, self.liaison, self.officer):
            payee = self.entered(user, OTHER)
            self.assertEqual(payee.partner_id, user.partner_id)
            self.assertEqual(payee.owner_unit_id, self.county_a)
            self.assertEqual(payee.sudo().account_number, "6217000099998888")
            self.assertEqual((payee.account_masked, payee.is_mine), ("…8888", True))
            self.assertTrue(payee.is_unchecked)
            self.assertEqual((payee.changed_by_id, payee.changed_on), (user, DAY))

    def test_nobody_enters_that_of_another(self):
        payees = self.env["edu.payee"].with_user(self.inspector)
        values = {"bank_name": "青禾银行", "account_entry": NUMBER}
        with self.assertRaises(AccessError), self.cr.savepoint():
            payees.create(values | {"partner_id": self.colleague.partner_id.id})
        with self.assertRaises(UserError), self.cr.savepoint():
            payees.create(values | {"owner_unit_id": self.county_b.id})
        payee = self.entered()
        with self.assertRaises(UserError), self.cr.savepoint():
            payee.partner_id = self.colleague.partner_id
        with self.assertRaises(AccessError), self.cr.savepoint():
            payee.unlink()

    def test_a_number_is_digits(self):
        for number in ("1234567", "6222abcd11112222", "=62220000", "1" * 33, " "):
            with self.assertRaises(UserError), self.cr.savepoint():
                self.entered(number=number)

    def test_each_change_is_on_record(self):
        payee = self.entered()
        first = self.changes(payee)
        self.assertEqual(first.user_id, self.inspector)
        payee.with_user(self.finance).action_check_account()
        payee.account_entry = NUMBER  # the same once more is no change
        payee.bank_name = payee.bank_name
        self.assertFalse(payee.is_unchecked)
        payee.account_entry = OTHER
        payee.bank_name = "青禾银行"
        rows = self.changes(payee)
        self.assertEqual(len(rows), len(first) + 2)
        self.assertNotIn("8888", str(rows.mapped("detail")))
        self.assertTrue(payee.is_unchecked)
        self.assertFalse(payee.checked_by_id)

    def test_finance_sees_the_change_before_it_pays(self):
        """TS70: neither the bank's file nor the payment, before it is compared."""
        payee = self.entered()
        payment = self.listed()
        self.assertIn("…2222", payment.unchecked_accounts)
        self.assertIn(self.inspector.name, payment.unchecked_accounts)
        for attempt in (payment.action_pay, payment.action_bank_file):
            with self.assertRaisesRegex(UserError, payee.holder), self.cr.savepoint():
                attempt()
        with self.assertRaises(UserError), self.cr.savepoint():
            payment._bank_xlsx()
        domain = payment.action_open_accounts()["domain"]
        self.assertEqual(self.env["edu.payee"].search(domain), payee)
        payment.action_check_accounts()
        self.assertFalse(payment.unchecked_accounts)
        self.assertEqual(payee.checked_by_id, self.finance)
        payment.action_pay()
        self.assertEqual(payment.state, "paid")

    def test_a_change_in_between_is_seen_too(self):
        payee = self.entered()
        payment = self.listed()
        payment.action_check_accounts()
        payee.account_entry = OTHER
        with self.assertRaises(UserError), self.cr.savepoint():
            payment.action_pay()

    def test_what_finance_enters_is_compared_as_well(self):
        payee = (
            self.env["edu.payee"]
            .with_user(self.finance)
            .create(
                {
                    "partner_id": self.colleague.partner_id.id,
                    "bank_name": "青禾银行",
                    "account_entry": NUMBER,
                }
            )
        )
        self.assertTrue(payee.is_unchecked)
        payee.action_check_account()
        self.assertFalse(payee.is_unchecked)

    def test_only_finance_compares_and_never_the_own(self):
        payee = self.entered()
        own = self.entered(self.officer)
        self.officer.group_ids += self.env.ref("edu_base.group_finance")
        for user in (self.inspector, self.chief, self.finance_b):
            with self.assertRaises(UserError):
                payee.with_user(user).action_check_account()
        with self.assertRaises(UserError):
            own.with_user(self.officer).action_check_account()
        for values in ({"is_unchecked": False}, {"checked_by_id": self.finance.id}):
            with self.assertRaises(UserError):
                payee.write(values)
        self.assertTrue(payee.is_unchecked and own.is_unchecked)

    def test_own_page(self):
        """Who asks for the own accounts sees no others, finance neither."""
        payee = self.entered()
        self.entered(self.liaison)
        action = self.env.ref("edu_fund.edu_payee_own_action")
        self.assertIn("is_mine", action.domain)
        payees = self.env["edu.payee"]
        mine = [("is_mine", "=", True)]
        self.assertEqual(payees.with_user(self.inspector).search(mine), payee)
        self.assertFalse(payees.with_user(self.finance).search(mine))
        for user in (self.inspector, self.liaison, self.officer):
            view = (
                self.env["res.users"]
                .with_user(user)
                .get_view(self.env.ref("base.view_users_form_simple_modif").id, "form")
            )
            self.assertIn(f'name="{action.id}"', view["arch"])
