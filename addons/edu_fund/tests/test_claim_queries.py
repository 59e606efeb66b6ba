"""The inbox, one claim and the batch cost the same for few claims and for many."""

from odoo.tests import tagged

from .claim_common import ClaimCommon

INBOX = {
    name: {}
    for name in (
        "allowed_moves",
        "issue",
        "number",
        "submitted_on",
        "total",
        "granted",
        "accepted_because",
        "state",
    )
} | {"partner_id": {"fields": {"display_name": {}}}}


@tagged("post_install", "-at_install")
class TestClaimQueries(ClaimCommon):
    def make_drafts(self, count):
        """Return claims of `count` people, one in five over the norm."""
        people = self.env["res.partner"].create(
            [{"name": f"督学{number}"} for number in range(count)]
        )
        claims = self.env["edu.claim"].with_user(self.officer)
        return claims.create(
            [
                {
                    "partner_id": person.id,
                    "item_ids": [
                        (0, 0, {"kind": "lodging", "amount": amount}),
                        (
                            0,
                            0,
                            {"kind": "communication", "distance": "local", "amount": 1},
                        ),
                    ],
                }
                for person, amount in zip(people, ([1] * 4 + [81]) * 8, strict=False)
            ]
        )

    def counts(self, act):
        """Return how many statements `act` takes on 5 claims and on 40, both warm."""
        return [self.counted(act, count) for count in (5, 5, 40)][1:]

    def counted(self, act, count):
        claims = self.make_drafts(count)
        if act != self.submitted:
            self.submitted(claims)
        if act == self.paid:
            self.approved(claims)
            self.make_payees(claims.partner_id)
        return self.statements(act, claims.with_env(self.env))

    def make_payees(self, people):
        payees = self.env["edu.payee"].create(
            [
                {
                    "partner_id": person.id,
                    "owner_unit_id": self.county_a.id,
                    "bank_name": "临溪农村商业银行",
                    "account_entry": f"62220000{person.id}",
                }
                for person in people
            ]
        )
        payees.with_user(self.finance).action_check_account()

    def submitted(self, claims):
        claims.with_user(self.officer)._make_move("submit")

    def seen(self, claims):
        self.env["edu.claim"].with_user(self.finance).web_search_read(
            [("state", "=", "submitted"), ("id", "in", claims.ids)],
            INBOX,
            order="issue_count desc, submitted_on, id",
        )

    def checked(self, claims):
        claims[0].with_user(self.finance).action_check()

    def approved(self, claims):
        claims.with_user(self.finance).action_approve_clean()

    def paid(self, claims):
        claims.with_user(self.finance).action_list_for_payment()
        claims.payment_id.with_user(self.finance).action_pay()

    def test_the_inbox(self):
        few, many = self.counts(self.seen)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 30)

    def test_submitting(self):
        few, many = self.counts(self.submitted)
        self.assertEqual(few, many)

    def test_checking_one(self):
        few, many = self.counts(self.checked)
        self.assertEqual(few, many)
        self.assertLessEqual(many, 30)

    def test_approving_all_that_is_clean(self):
        few, many = self.counts(self.approved)
        self.assertEqual(few, many)

    def test_listing_and_paying(self):
        few, many = self.counts(self.paid)
        self.assertLessEqual(many, few + 2)  # what is remembered may be read again
        self.assertLessEqual(many, 40)
