"""A claim from the draft to the money set aside, and back."""

from datetime import timedelta

from freezegun import freeze_time
from psycopg2.errors import CheckViolation, ExclusionViolation

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .claim_common import ClaimCommon
from .common import DAY


@tagged("post_install", "-at_install")
class TestClaim(ClaimCommon):
    def test_four_kinds_by_their_norms(self):
        """TS70: communication, transport, lodging, labour; the norm is proposed."""
        self.make_norm("transport", 50)
        self.make_norm("labour", 100, per="half_day")
        claim = self.make_claim(
            {"kind": "communication", "distance": "local", "day_part": "morning"},
            {"kind": "transport", "day_part": "morning"},
            {"kind": "lodging", "amount": 60},
            {"kind": "labour"},
            state="submitted",
        )
        self.assertEqual(claim.item_ids.mapped("amount"), [200, 25, 60, 200])
        self.assertEqual((claim.total, claim.granted), (485, 505))
        self.assertEqual(claim.number, f"BX2026-{claim.id:06d}")
        committed = {kind: line.committed for kind, line in self.lines.items()}
        self.assertEqual(
            committed,
            {"communication": 200, "transport": 25, "lodging": 60, "labour": 200},
        )

    def test_the_supervision_office_pays(self):
        claim = self.make_claim()
        self.assertEqual(claim.owner_unit_id, self.county_a)
        self.assertEqual(claim.unit_id, self.office_a)

    def test_over_the_norm_and_without_one(self):
        """TS70: shown as exceptions, the gravest of them beside the count."""
        claim = self.make_claim(
            {"amount": 80.01}, {"kind": "communication", "amount": 1}
        )
        self.assertEqual(claim.item_ids.mapped("issue"), ["over_norm", "no_norm"])
        self.assertEqual(claim.issue_count, 2)
        self.assertFalse(self.make_claim({"amount": 80}, claimant=self.colleague).issue)

    def test_judged_by_the_norm_of_the_day_it_is_submitted(self):
        claim = self.make_claim({"kind": "communication", "amount": 20})
        self.assertEqual(claim.issue, "no_norm")
        self.make_norm("communication", 20)
        claim.with_user(self.inspector).action_submit()
        self.assertFalse(claim.issue)

    def test_no_expense_is_claimed_twice(self):
        """TS70: one person, kind and half-day, in one claim or in two."""
        self.make_claim({"day_part": "morning"})
        again = ({"day_part": "day"}, {"day_part": "morning"})
        for item in again:
            with (
                self.assertRaises(ExclusionViolation) as caught,
                mute_logger("odoo.sql_db"),
                self.cr.savepoint(),
            ):
                self.make_claim(item)
            said = self.env["edu.claim.item"]._sql_error_to_message(caught.exception)
            self.assertIn(self.inspector.name, said)
        self.make_claim({"day_part": "afternoon"}, {"kind": "labour", "amount": 1})
        self.make_claim({"day_part": "morning"}, claimant=self.colleague)

    def test_what_was_cancelled_may_be_claimed_again(self):
        first = self.make_claim()
        first.with_user(self.inspector).action_cancel()
        self.make_claim()
        self.assertEqual(first.state, "cancelled")

    @mute_logger("odoo.sql_db")
    def test_an_expense_has_an_amount(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.make_claim({"kind": "communication"})

    def test_an_empty_claim_is_not_submitted(self):
        claim = self.make_claim()
        claim.with_user(self.inspector).item_ids.unlink()
        with self.assertRaises(UserError):
            claim.with_user(self.inspector).action_submit()

    def test_no_more_than_the_line_holds(self):
        """TS69, TS70: refused with what is left; nothing is written."""
        self.make_claim({"amount": 990}, state="submitted")
        late = self.make_claim({"amount": 10.01}, claimant=self.colleague)
        with self.assertRaisesRegex(UserError, "10"), self.cr.savepoint():
            late.with_user(self.colleague).action_submit()
        self.assertEqual((late.state, late.number), ("draft", False))
        self.assertEqual(self.lines["lodging"].committed, 990)

    def test_without_a_line(self):
        claim = self.make_claim()
        with freeze_time("2027-03-11"), self.assertRaisesRegex(UserError, "2027"):
            claim.with_user(self.inspector).action_submit()

    def test_withdrawn_and_returned_money_is_free_again(self):
        claim = self.make_claim(state="submitted")
        claim.with_user(self.inspector).action_withdraw()
        self.assertEqual(self.numbers(self.lines["lodging"]), (1000, 0, 0, 0, 1000))
        claim.with_user(self.inspector).action_submit()
        claim.with_user(self.finance)._make_move("return", "发票抬头有误。")
        self.assertEqual(claim.state, "draft")
        self.assertEqual(self.lines["lodging"].available, 1000)
        self.assertFalse(claim.item_ids.line_id)
        movements = self.lines["lodging"].entry_ids.sorted("id").mapped("movement")
        self.assertEqual(
            movements, ["approve", "commit", "release", "commit", "release"]
        )

    def test_a_return_says_why(self):
        claim = self.make_claim(state="submitted")
        with self.assertRaises(UserError):
            claim.with_user(self.finance)._make_move("return")

    def test_what_is_submitted_is_fixed(self):
        claim = self.make_claim(state="submitted").with_user(self.inspector)
        for attempt in (
            lambda: claim.item_ids.write({"amount": 1}),
            lambda: claim.write({"item_ids": [(5, 0, 0)]}),
            lambda: claim.item_ids.unlink(),
            lambda: claim.write({"unit_id": self.education_a.id}),
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                attempt()

    def test_norms_to_come_are_listed_with_those_of_today(self):
        """Whoever ends a norm and enters the next one sees both, but no old one."""
        over = self.make_norm("labour", 80, date_to=DAY - timedelta(days=1))
        last = self.make_norm("labour", 90, date_from=DAY, date_to=DAY)
        coming = self.make_norm("labour", 100, date_from=DAY + timedelta(days=1))
        listed = self.env["edu.claim.norm"].with_user(self.finance)
        found = listed.search([("kind", "=", "labour"), ("is_lasting", "=", True)])
        self.assertEqual(found, last | coming)
        self.assertEqual((over | found).filtered("is_lasting"), found)
        self.assertEqual(found.filtered("is_current"), last)
        view = listed.get_view(
            self.env.ref("edu_fund.edu_claim_norm_view_search").id, "search"
        )
        self.assertIn("is_lasting", view["arch"])
        action = self.env.ref("edu_fund.edu_claim_norm_action")
        self.assertIn("search_default_lasting", action.context)
