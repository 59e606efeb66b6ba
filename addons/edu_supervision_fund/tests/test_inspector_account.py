"""An inspector who gets an account keeps what the office had claimed before."""

from datetime import timedelta

from psycopg2.errors import ExclusionViolation, UniqueViolation

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_fund.tests.common import DAY

from .common import VisitClaimCommon


@tagged("post_install", "-at_install")
class TestInspectorAccount(VisitClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first.user_id = False
        cls.contact = cls.first.partner_id

    def claim_for_contact(self, *items, state="submitted", **values):
        """Return a claim of the office for the person, by default of the visit."""
        if not items:
            items, values = ({"kind": "transport"},), {"visit_id": self.visit.id}
        return self.make_claim(
            *items,
            claimant=self.officer,
            partner_id=self.contact.id,
            state=state,
            **values,
        )

    def make_payee_of(self, contact, **values):
        return self.make_payee(partner_id=contact.id, **values)

    def give_account(self):
        """Tie the account of the person, as an officer does who keeps inspectors."""
        self.first.with_user(self.officer).user_id = self.user

    @mute_logger("odoo.sql_db")
    def refused(self, error, attempt):
        with self.assertRaises(error), self.cr.savepoint():
            attempt()
            self.env.flush_all()
        self.env.invalidate_all()

    def test_claims_follow_into_the_account(self):
        """TS70: whether they are drafts, on their way or paid."""
        yesterday = DAY - timedelta(days=1)
        on_the_way = self.claim_for_contact()
        paid = self.claim_for_contact({"day": yesterday, "amount": 5}, state="approved")
        self.make_payee_of(self.contact)
        paid._list_for_payment().with_user(self.finance).action_pay()
        with self.assertRaises(AccessError):
            paid.with_user(self.user).read(["number"])
        self.give_account()
        for claim in (on_the_way, paid):
            self.assertTrue(claim.with_user(self.user).is_mine)
            self.assertEqual(claim.item_ids.partner_id, self.user.partner_id)
            self.assertFalse(claim.issue)
        self.assertEqual((paid.state, on_the_way.state), ("paid", "submitted"))
        self.assertFalse(self.visit.with_user(self.user).may_claim)
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_nothing_is_claimed_twice_afterwards(self):
        """TS70: the person, the kind and the day count, not the contact."""
        self.claim_for_contact()
        self.claim_for_contact({"amount": 5})
        self.give_account()
        self.refused(
            ExclusionViolation,
            lambda: self.make_claim({"amount": 5}, claimant=self.user),
        )
        again = {"claimant": self.user, "visit_id": self.visit.id}
        self.refused(
            UniqueViolation,
            lambda: self.make_claim({"kind": "communication"}, **again),
        )

    def test_what_was_claimed_twice_before_is_found(self):
        """TS70: the account is not tied until one of the two is cancelled."""
        self.claim_for_contact({"amount": 5})
        own = self.make_claim(
            {"amount": 5}, claimant=self.user, owner_unit_id=self.county_a.id
        )
        self.refused(ExclusionViolation, self.give_account)
        self.assertFalse(self.first.user_id)
        own.with_user(self.user).action_cancel()
        self.env.flush_all()
        self.give_account()
        self.assertEqual(self.first.user_id, self.user)

    def test_the_bank_account_goes_along(self):
        payee = self.make_payee_of(self.contact)
        claim = self.claim_for_contact({"amount": 5}, state="approved")
        self.give_account()
        self.assertEqual(payee.partner_id, self.user.partner_id)
        claim._list_for_payment().with_user(self.finance).action_pay()
        self.assertEqual(claim.state, "paid")

    def test_the_bank_account_of_the_account_is_paid_to(self):
        own = self.make_payee(self.user, account_number="6222000055556666")
        self.make_payee_of(self.contact)
        claim = self.claim_for_contact({"amount": 5}, state="approved")
        self.give_account()
        payees = claim._list_for_payment()._payees()
        self.assertEqual(list(payees.values()), [own])

    def test_statements_do_not_grow_with_the_claims(self):
        counts = []
        day = DAY
        for size in (1, 1, 12):
            self.first.user_id = False
            for _number in range(size):
                day -= timedelta(days=1)
                self.claim_for_contact({"day": day, "amount": 5}, state="draft")
            counts.append(self.statements(self.give_account))
        self.assertEqual(*counts[1:])
