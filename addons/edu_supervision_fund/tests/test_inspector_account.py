"""An inspector who gets an account keeps what the office had claimed before."""

from datetime import timedelta

from psycopg2.errors import ExclusionViolation, UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

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
            state=state,
            **{"partner_id": self.contact.id, **values},
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

    def claimed(self, *claims):
        """Return in whose names the claims are."""
        return [claim.partner_id for claim in claims]

    def test_claims_follow_into_another_account(self):
        """TS70: those for the own visits and those of the office, not the others."""
        office = self.claim_for_contact({"amount": 5})
        payee = self.make_payee_of(self.contact)
        self.give_account()
        visit = self.make_claim(
            {"kind": "transport"}, claimant=self.user, visit_id=self.visit.id
        )
        other_day = {"day": DAY - timedelta(days=2), "amount": 5}
        apart = self.make_claim(
            other_day, claimant=self.user, owner_unit_id=self.county_a.id
        )
        new = self.make_user("account_new", "inspector", works_at=self.education_a)
        self.first.with_user(self.officer).user_id = new
        self.assertEqual(
            self.claimed(office, visit, apart),
            [new.partner_id, new.partner_id, self.user.partner_id],
        )
        self.assertEqual(payee.partner_id, new.partner_id)
        self.assertFalse(visit.issue)
        for claim in (office, visit):
            self.assertTrue(claim.with_user(new).is_mine)
            with self.assertRaises(AccessError):
                claim.with_user(self.user).read(["number"])
        self.assertFalse(self.visit.with_user(new).may_claim)

    def test_claims_go_back_when_the_account_is_untied(self):
        """Who was tied by mistake keeps nothing of the inspector's, but the own."""
        own = self.make_claim(
            {"amount": 5}, claimant=self.user, owner_unit_id=self.county_a.id
        )
        yesterday = {"day": DAY - timedelta(days=1), "amount": 5}
        office, payee = (
            self.claim_for_contact(yesterday),
            self.make_payee_of(self.contact),
        )
        self.give_account()
        later = self.claim_for_contact({"day": DAY - timedelta(days=3), "amount": 5})
        self.assertEqual(self.claimed(later), [self.user.partner_id])
        self.first.with_user(self.officer).user_id = False
        self.assertEqual(
            self.claimed(office, later, own),
            [self.contact, self.contact, self.user.partner_id],
        )
        self.assertEqual(payee.partner_id, self.contact)
        with self.assertRaises(AccessError):
            payee.with_user(self.user).read(["holder"])
        self.refused(ExclusionViolation, lambda: self.claim_for_contact(yesterday))

    def test_paid_claims_go_along_and_the_ledger_is_as_it_was(self):
        claim = self.claim_for_contact({"amount": 5}, state="approved")
        self.make_payee_of(self.contact)
        claim._list_for_payment().with_user(self.finance).action_pay()
        self.give_account()
        self.first.with_user(self.officer).user_id = False
        self.assertEqual((claim.state, claim.partner_id), ("paid", self.contact))
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())

    def test_whose_claim_it_is_is_not_written_by_hand(self):
        claim = self.claim_for_contact({"amount": 5}, state="draft")
        with self.assertRaises(UserError):
            claim.with_user(self.officer).inspector_id = self.second

    def test_accounts_tied_before_are_mended(self):
        """An upgrade brings what was left behind, but decides on no conflict."""
        left = self.claim_for_contact({"amount": 5})
        payee = self.make_payee_of(self.contact)
        second = self.second.partner_id
        day = {"day": DAY - timedelta(days=4), "amount": 5}
        twice = self.claim_for_contact(day, partner_id=self.chief.partner_id.id)
        self.make_claim(day, claimant=self.companion, owner_unit_id=self.county_a.id)
        ties = {self.first: self.user.id, self.second: self.companion.id}
        self.env.flush_all()
        for table in ("edu_claim", "edu_claim_item"):
            self.cr.execute(
                SQL(
                    "UPDATE %s SET partner_id = %s WHERE partner_id = %s",
                    SQL.identifier(table),
                    second.id,
                    self.chief.partner_id.id,
                )
            )
        for inspector, user in ties.items():
            self.cr.execute(
                SQL(
                    "UPDATE edu_inspector SET user_id = %s WHERE id = %s",
                    user,
                    inspector.id,
                )
            )
        self.env.invalidate_all()
        conflicts = self.env["edu.inspector"]._bring_left_behind()
        self.assertEqual(conflicts, self.second)
        self.assertEqual(self.claimed(left, twice), [self.user.partner_id, second])
        self.assertEqual(payee.partner_id, self.user.partner_id)

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
