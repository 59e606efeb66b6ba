"""Finance's inbox: the clean ones at once, exceptions one by one, and the bank."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from .claim_common import ClaimCommon


@tagged("post_install", "-at_install")
class TestClaimInbox(ClaimCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clean = cls.make_claim(state="submitted")
        cls.over = cls.make_claim(
            {"amount": 99}, claimant=cls.colleague, state="submitted"
        )
        cls.inbox = cls.env["edu.claim"].with_user(cls.finance)

    def accepted(self):
        self.over.with_user(self.finance)._make_move("accept", "雨天改乘出租车。")

    def test_exceptions_come_first(self):
        order = "issue_count desc, submitted_on, id"
        found = self.inbox.search([("state", "=", "submitted")], order=order)
        self.assertEqual(found, self.over | self.clean)

    def test_all_that_is_clean_at_once(self):
        """TS70: what is over the norm is left."""
        told = self.inbox.action_approve_clean()
        self.assertEqual((self.clean.state, self.over.state), ("approved", "submitted"))
        self.assertRegex(told["params"]["message"], r"1\D+1")
        history = self.clean.transition_ids.sorted("id").mapped("move")
        self.assertEqual(history, ["submit", "check", "approve"])

    def test_the_selection_alone(self):
        another = self.make_claim(
            {"kind": "communication", "distance": "local"}, state="submitted"
        )
        another.with_user(self.finance).action_approve_clean()
        self.assertEqual((self.clean.state, another.state), ("submitted", "approved"))

    def test_nothing_clean(self):
        with self.assertRaises(UserError):
            self.over.with_user(self.finance).action_approve_clean()
        self.assertEqual(self.over.state, "submitted")

    def test_the_own_one_is_left(self):
        own = self.make_claim(claimant=self.finance, state="submitted")
        self.inbox.action_approve_clean()
        self.assertEqual(own.state, "submitted")

    def test_an_exception_with_its_reason(self):
        with self.assertRaises(UserError):
            self.over.with_user(self.finance)._make_move("accept")
        with self.assertRaises(UserError):
            self.over.with_user(self.finance)._make_move("check")
        self.accepted()
        self.assertEqual(self.over.accepted_because, "雨天改乘出租车。")
        self.inbox.action_approve_clean()
        self.assertEqual(self.over.state, "approved")

    def test_exceptions_one_by_one(self):
        other = self.make_claim(
            {"kind": "communication", "amount": 5}, state="submitted"
        )
        with self.assertRaises(UserError):
            (self.over | other).with_user(self.finance)._make_move("accept", "同意。")

    def test_what_is_clean_needs_no_reason(self):
        with self.assertRaises(UserError):
            self.clean.with_user(self.finance)._make_move("accept", "同意。")

    def test_a_reason_is_of_one_submission(self):
        self.accepted()
        self.over.with_user(self.finance)._make_move("return", "票据不清。")
        self.over.with_user(self.colleague).invalidate_recordset()
        self.assertEqual(
            self.over.with_user(self.colleague).return_reason, "票据不清。"
        )
        self.over.with_user(self.colleague).action_submit()
        self.assertFalse(self.over.accepted_because)
        self.assertFalse(self.over.with_user(self.colleague).return_reason)
