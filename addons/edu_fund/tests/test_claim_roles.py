"""Who may do what with a claim: every role, and nobody with the own one."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .claim_common import ClaimCommon


@tagged("post_install", "-at_install")
class TestClaimRoles(ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leader = cls.make_user("fund_leader", "leader", serves=cls.county_a)
        cls.second = cls.make_user("fund_second", "finance", serves=cls.county_a)

    def moves(self, claim, user):
        claim.invalidate_recordset(["allowed_moves"])
        return set(claim.with_user(user).allowed_moves or ())

    def seen(self, user):
        return self.env["edu.claim"].with_user(user).search([])

    def test_moves_of_each_role(self):
        """TS70: who claims submits, finance checks; leaders and others look on."""
        claim = self.make_claim()
        self.assertEqual(self.moves(claim, self.inspector), {"submit", "cancel"})
        for user in (self.finance, self.officer, self.chief, self.leader):
            self.assertFalse(self.moves(claim, user), user.login)
        claim.with_user(self.inspector).action_submit()
        self.assertEqual(self.moves(claim, self.inspector), {"withdraw"})
        self.assertEqual(self.moves(claim, self.finance), {"check", "return"})
        for user in (self.officer, self.chief, self.leader):
            self.assertFalse(self.moves(claim, user), user.login)
        claim.with_user(self.finance).action_check()
        self.assertEqual(self.moves(claim, self.finance), {"approve", "return"})
        self.assertEqual(self.moves(claim, self.chief), {"approve"})
        for user in (self.officer, self.inspector, self.leader):
            self.assertFalse(self.moves(claim, user), user.login)
        claim.with_user(self.chief).action_approve()
        self.assertEqual(self.moves(claim, self.finance), {"return"})
        self.assertEqual(
            (claim.checked_by_id, claim.approved_by_id), (self.finance, self.chief)
        )

    def test_no_role_makes_a_move_that_is_not_its_own(self):
        claim = self.make_claim(state="submitted")
        for user in (self.inspector, self.officer, self.chief, self.leader):
            for move in ("check", "approve", "return", "pay", "accept"):
                with self.assertRaises(UserError), self.cr.savepoint():
                    claim.with_user(user)._make_move(move, "因为。")
        self.assertEqual(claim.state, "submitted")

    def test_finance_does_not_clear_the_own_claim(self):
        claim = self.make_claim(claimant=self.finance, state="submitted")
        self.assertEqual(self.moves(claim, self.finance), {"withdraw"})
        for move in ("check", "return"):
            with self.assertRaises(UserError), self.cr.savepoint():
                claim.with_user(self.finance)._make_move(move, "因为。")
        claim.with_user(self.second).action_check()
        self.assertFalse(self.moves(claim, self.finance))
        with self.assertRaises(UserError), self.cr.savepoint():
            claim.with_user(self.finance).action_approve()
        claim.with_user(self.second).action_approve()
        self.assertEqual(claim.state, "approved")

    def test_a_chief_does_not_approve_the_own_claim(self):
        claim = self.make_claim(claimant=self.chief, state="checked")
        self.assertFalse(self.moves(claim, self.chief))

    def test_finance_does_not_check_what_it_has_entered(self):
        claim = self.make_claim(
            claimant=self.finance, partner_id=self.inspector.partner_id.id
        )
        claim.with_user(self.finance).action_submit()
        self.assertNotIn("check", self.moves(claim, self.finance))
        self.assertIn("check", self.moves(claim, self.second))

    def test_a_deputy_does_not_clear_it_either(self):
        claim = self.make_claim(claimant=self.finance, state="submitted")
        self.env["edu.deputy"].create(
            {
                "principal_id": self.finance.id,
                "deputy_id": self.second.id,
                "date_from": "2026-01-01",
                "date_to": "2026-12-31",
                "reason": "出差。",
            }
        )
        self.assertNotIn("check", self.moves(claim, self.second))

    def test_an_officer_enters_for_somebody_without_an_account(self):
        """TS70: a person without an account is paid, too."""
        person = self.env["res.partner"].create({"name": "祁望舒"})
        claim = self.make_claim(
            claimant=self.officer, partner_id=person.id, state="submitted"
        )
        self.assertEqual(claim.submitted_by_id, self.officer)
        self.assertEqual(claim.partner_id, person)

    def test_inspectors_see_and_enter_the_own_alone(self):
        own, other = self.make_claim(), self.make_claim(claimant=self.colleague)
        self.assertEqual(self.seen(self.inspector), own)
        with self.assertRaises(AccessError):
            other.with_user(self.inspector).item_ids.read(["amount"])
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.make_claim(
                {"kind": "communication", "distance": "local"},
                partner_id=self.colleague.partner_id.id,
            )

    def test_an_inspector_with_a_scope_sees_no_more(self):
        self.inspector.scope_unit_ids = self.county_a
        self.make_claim(claimant=self.colleague)
        self.assertFalse(self.seen(self.inspector))

    def test_officers_see_their_unit(self):
        claim = self.make_claim()
        self.make_claim(claimant=self.colleague, unit_id=self.education_a.id)
        self.assertEqual(self.seen(self.officer), claim)
        for user in (self.finance, self.chief, self.leader):
            self.assertEqual(len(self.seen(user)), 2, user.login)
        self.assertFalse(self.seen(self.finance_b))

    def test_leaders_only_read(self):
        claim = self.make_claim().with_user(self.leader)
        self.assertEqual(claim.total, 50)
        for attempt in (claim.unlink, lambda: claim.write({"item_ids": [(5, 0, 0)]})):
            with self.assertRaises(AccessError), self.cr.savepoint():
                attempt()

    def test_a_stranger_takes_no_money(self):
        """Whoever does not work for a government makes it pay nothing."""
        stranger = self.make_user("stranger", "inspector", works_at=self.office_b)
        claim = self.make_claim(claimant=stranger, owner_unit_id=self.county_a.id)
        with self.assertRaisesRegex(UserError, self.county_a.name):
            claim.with_user(stranger).action_submit()

    def test_numbers_and_stamps_are_not_written_by_hand(self):
        claim = self.make_claim(state="submitted")
        for name, value in (
            ("total", 1),
            ("issue_count", 9),
            ("number", "BX1"),
            ("checked_by_id", self.finance.id),
            ("paid_on", "2026-01-01"),
        ):
            for user in (self.inspector, self.finance, self.env.user):
                with self.assertRaises(UserError), self.cr.savepoint():
                    claim.with_user(user).write({name: value})

    def test_receipts_are_read_by_finance_and_stay(self):
        file = (
            self.env["ir.attachment"]
            .with_user(self.inspector)
            .create({"name": "发票.pdf", "raw": b"%PDF-1.7"})
        )
        claim = self.make_claim(receipt_ids=[(4, file.id)], state="submitted")
        self.assertEqual(
            claim.with_user(self.finance).receipt_ids.read(["name"])[0]["name"],
            "发票.pdf",
        )
        with self.assertRaises(UserError):
            file.unlink()

    def test_a_file_of_others_does_not_become_a_receipt(self):
        file = self.env["ir.attachment"].with_user(self.finance).create({"name": "x"})
        with self.assertRaises(AccessError), self.cr.savepoint():
            self.make_claim(receipt_ids=[(4, file.id)]).receipt_ids.with_user(
                self.inspector
            ).read(["raw"])
        self.assertFalse(file.sudo().res_id)
