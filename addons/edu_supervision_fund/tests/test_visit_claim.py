"""Claims for visits: proposed, judged, never twice, and what they cost."""

from datetime import timedelta

from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened
from odoo.addons.edu_fund.tests.common import DAY

from .common import VisitClaimCommon


@tagged("post_install", "-at_install")
class TestVisitClaim(VisitClaimCommon):
    def begun(self, visit=None, user=None):
        """Return the form that the button of a visit opens."""
        action = (visit or self.visit).with_user(user or self.user).action_claim()
        claims = self.env[action["res_model"]].with_user(user or self.user)
        return Form(claims.with_context(**action["context"]))

    def test_filled_in_from_the_visit(self):
        """TS70: days, half a day, transport and communication by the norm."""
        claim = self.begun().save()
        self.assertEqual(
            [
                (item.kind, item.day, item.day_part, item.distance, item.amount)
                for item in claim.item_ids
            ],
            [
                ("transport", DAY, "morning", "county", 40),
                ("communication", DAY, "morning", "county", 5),
            ],
        )
        self.assertEqual(claim.owner_unit_id, self.county_a)
        self.assertEqual(claim.partner_id, self.user.partner_id)
        claim.action_submit()
        self.assertEqual((claim.state, claim.issue_count), ("submitted", 0))

    def test_each_day_of_a_longer_one(self):
        visit = self.make_recorded(
            self.schools[1],
            day=DAY + timedelta(7),
            date_to=DAY + timedelta(8),
            day_part="day",
        )
        claim = self.begun(visit).save()
        self.assertEqual(claim.total, 2 * (80 + 10))

    def test_nothing_is_proposed_without_a_norm(self):
        self.env["edu.claim.norm"].search([("kind", "=", "transport")]).unlink()
        self.assertEqual(self.begun().save().item_ids.kind, "communication")

    def test_without_a_visit(self):
        """TS70: transport and labour without a visit are exceptions."""
        claim = self.make_claim(
            {"kind": "transport"},
            {"kind": "labour", "amount": 5},
            {"kind": "communication"},
        )
        self.assertEqual(
            claim.item_ids.mapped("issue"), ["no_visit", "no_visit", False]
        )
        self.assertEqual((claim.issue, claim.issue_count), ("no_visit", 2))

    def test_a_visit_of_another_day_or_of_others(self):
        claims = self.make_claim(
            {"kind": "transport", "day": DAY + timedelta(1)},
            claimant=self.user,
            visit_id=self.visit.id,
        )
        claims |= self.make_claim(
            {"kind": "transport"}, claimant=self.officer, visit_id=self.visit.id
        )
        self.assertEqual(claims.item_ids.mapped("issue"), ["no_visit", "no_visit"])

    def test_what_is_not_recorded_is_no_visit_yet(self):
        day = DAY + timedelta(7)
        planned = self.make_visit(self.schools[1], day=day)
        claim = self.make_claim(
            {"kind": "transport", "day": day},
            claimant=self.user,
            visit_id=planned.id,
        )
        self.assertEqual(claim.issue, "no_visit")

    def test_once_for_each_of_the_team(self):
        """TS70: the database refuses the second claim of a visit, of any day."""
        self.begun().save()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(UniqueViolation),
            self.cr.savepoint(),
        ):
            self.make_claim(
                {"kind": "lodging", "amount": 1, "day": DAY + timedelta(1)},
                claimant=self.user,
                visit_id=self.visit.id,
            )
        self.begun(user=self.companion).save()
        self.assertEqual(len(self.visit.claim_ids), 2)

    def test_claimed_anew_after_a_cancellation(self):
        self.begun().save().action_cancel()
        self.assertTrue(self.visit.with_user(self.user).may_claim)
        self.assertTrue(self.begun().save().item_ids)

    def test_the_office_claims_for_a_person_in_the_name_of_the_account(self):
        claim = self.make_claim(
            {"kind": "transport"},
            claimant=self.officer,
            partner_id=self.first.partner_id.id,
            visit_id=self.visit.id,
        )
        self.assertEqual(claim.partner_id, self.user.partner_id)
        self.assertFalse(claim.issue)

    def test_somebody_without_an_account(self):
        """TS70: the office enters the claim, and the visit counts."""
        self.second.user_id = False
        claim = self.make_claim(
            {"kind": "transport"},
            claimant=self.officer,
            partner_id=self.second.partner_id.id,
            visit_id=self.visit.id,
            state="submitted",
        )
        self.assertEqual(claim.partner_id, self.second.partner_id)
        self.assertFalse(claim.issue)

    def test_what_a_visit_costs(self):
        """Submitted and paid alike; drafts and what came back cost nothing."""
        first = self.begun().save()
        self.assertEqual(self.visit.with_user(self.chief_a).cost, 0)
        first.action_submit()
        second = self.begun(user=self.companion).save()
        second.action_submit()
        self.visit.invalidate_recordset()
        for user in (self.chief_a, self.chief):
            self.assertEqual(self.visit.with_user(user).cost, 90)
        second.with_user(self.finance)._make_move("return", "请补票据。")
        self.visit.invalidate_recordset()
        self.assertEqual(self.visit.with_user(self.chief_a).cost, 45)
        action = self.visit.with_user(self.chief_a).action_open_claims()
        found = self.env["edu.claim"].search(action["domain"])
        self.assertEqual(found, first | second)

    def test_inspectors_do_not_see_the_cost(self):
        with self.assertRaises(AccessError):
            self.visit.with_user(self.user).read(["cost"])

    def test_a_covert_visit_is_claimed_once_it_is_released(self):
        """TS32: before, a claim would tell who was away on which day."""
        hidden = self.make_recorded(
            self.schools[2], day_part="afternoon", open_mode="covert"
        )
        self.assertFalse(hidden.with_user(self.user).may_claim)
        with self.assertRaises(ValidationError), self.cr.savepoint():
            self.begun(hidden).save()
        opened(hidden, STATE_GUARD).released_on = "2026-03-20 01:00:00"
        self.assertTrue(hidden.with_user(self.user).may_claim)
        self.begun(hidden).save().action_submit()

    def test_finance_finds_no_claim_by_what_it_may_not_read(self):
        self.begun().save().action_submit()
        by_school = [("visit_id.unit_id.name", "ilike", self.schools[0].name)]
        with self.assertRaises(AccessError):
            self.env["edu.claim"].with_user(self.finance).search(by_school)


@tagged("post_install", "-at_install")
class TestOwnPageClaims(VisitClaimCommon):
    def own_lines(self, user=None):
        page = self.env["edu.inspector"].with_user(user or self.user).get_own_page()
        return next(one for one in page["sections"] if one["key"] == "claims")["lines"]

    def test_a_recorded_visit_is_a_touch_from_its_claim(self):
        [line] = self.own_lines()
        self.assertEqual(line["title"], self.schools[0].name)
        self.assertEqual(line["action"]["context"], {"default_visit_id": self.visit.id})

    def test_what_is_claimed_or_of_others_or_planned_is_not_there(self):
        self.make_claim(claimant=self.user, visit_id=self.visit.id)
        self.make_visit(self.schools[1], day=DAY + timedelta(7))
        self.assertFalse(self.own_lines())
        self.assertFalse(self.own_lines(self.inspectors[2].user_id))
        self.assertEqual(len(self.own_lines(self.companion)), 1)

    def test_what_came_back_stands_first(self):
        claim = self.make_claim(
            claimant=self.user, visit_id=self.visit.id, state="submitted"
        )
        claim.with_user(self.finance)._make_move("return", "请补票据。")
        line = self.own_lines()[0]
        self.assertIn("请补票据。", line["text"])
        self.assertEqual(line["action"]["res_id"], claim.id)

    def test_statements_do_not_grow_with_the_visits(self):
        counts = []
        for number in (1, 1, 12):
            for _n in range(number):
                self.make_visit_of_a_day()
            counts.append(self.statements(self.own_lines))
        self.assertEqual(*counts[1:])

    def make_visit_of_a_day(self):
        """Record a visit on the next day that is free before today."""
        self.day = getattr(self, "day", DAY) - timedelta(days=1)
        return self.make_recorded(self.schools[1], day=self.day)
