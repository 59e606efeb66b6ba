"""What follows when schools and departments merge: lists, contacts, letters, cycles."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .test_cycles import CyclesCommon

DAY = timedelta(days=1)


@tagged("post_install", "-at_install")
@freeze_time(SCHOOL_DAY)
class TestUnitHandover(CyclesCommon):
    """The keeper of county A lets its first school become part of the second."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.gone, cls.heir, cls.third = cls.schools
        cls.keeper = cls.make_user(
            "keeper_a", "unit_administrator", serves=cls.county_a
        )

    def merge(self, gone=None, heir=None):
        gone, heir = gone or self.gone, heir or self.heir
        change = (
            self.env["edu.unit.change"]
            .with_user(self.keeper)
            .create(
                {
                    "kind": "merge",
                    "unit_ids": [Command.set((gone | heir).ids)],
                    "heir_id": heir.id,
                    "date_effective": SCHOOL_DAY,
                }
            )
        )
        change.action_decide()
        self.assertEqual(change.state, "done")
        return change

    def passed_on(self, change, model):
        """Return the number that the act tells of a model, or None."""
        label = self.env._(self.env[model]._held_label)
        told = dict(line.split(": ") for line in change.result.splitlines())
        return told.get(label)

    def naming(self, *units, **values):
        ids = [unit.id for unit in units]
        return self.make_item(unit_ids=[Command.set(ids)], **values)

    def contact(self, school, leader="程远", **values):
        return self.env["edu.school.contact"].create(
            {
                "owner_unit_id": self.county_a.id,
                "unit_id": self.education_a.id,
                "person_name": leader,
                "school_id": school.id,
                "date_from": date(2025, 9, 1),
                **values,
            }
        )

    def test_an_item_allows_visits_to_the_successor(self):
        """TS08: what is still to come, however settled the list; what is over stays."""
        item = self.naming(self.gone)
        opened(item.list_id, STATE_GUARD).released_on = "2026-01-05 08:00:00"
        both = self.naming(self.gone, self.heir, self.third, state="draft")
        over = self.naming(self.gone, date_to=date(2026, 3, 10))
        withdrawn = self.naming(self.gone, state="withdrawn")
        change = self.merge()
        self.assertEqual(item.unit_ids, self.heir)
        self.assertEqual(both.unit_ids, self.heir | self.third)
        kept = (over | withdrawn).with_context(active_test=False)
        self.assertEqual(kept.unit_ids, self.gone)
        # The draft is nobody's business but its owner's.
        self.assertEqual(self.passed_on(change, "edu.list.item"), "1")
        visit = self.make_visit(self.heir, kind="special", item_id=item.id)
        self.assertTrue(visit._is_listed())

    def test_a_joint_department_is_followed_by_its_successor(self):
        """B33: who goes along."""
        item = self.make_item(joint_unit_ids=[Command.set(self.education_a.ids)])
        self.merge(self.education_a, self.finance_unit_a)
        self.assertEqual(item.joint_unit_ids, self.finance_unit_a)

    def test_leaders_keep_in_touch_with_the_successor(self):
        """GY04: once each; where they have been stays with the school that was."""
        first = self.contact(self.gone)
        self.contact(self.gone, "何远")
        known = self.contact(self.heir, "何远")
        over = self.contact(self.gone, "章平", date_to=date(2026, 3, 10))
        first.with_user(self.officer_a).visit_ids = [
            Command.create({"note": "听课", "date": date(2026, 3, 4)})
        ]
        change = self.merge()
        self.assertEqual(self.passed_on(change, "edu.school.contact"), "2")
        self.assertEqual(first.date_to, date(2026, 3, 10))
        self.assertEqual(len(first.visit_ids), 1)
        self.assertEqual(over.date_to, date(2026, 3, 10))
        at_heir = known.search([("school_id", "=", self.heir.id)])
        self.assertEqual(sorted(at_heir.mapped("person_name")), ["何远", "程远"])
        new = at_heir - known
        self.assertEqual(
            (new.owner_unit_id, new.unit_id, new.date_from, new.date_to),
            (self.county_a, self.education_a, SCHOOL_DAY, False),
        )

    def test_leaders_serve_at_the_successor_of_their_unit(self):
        contact = self.contact(self.third)
        self.merge(self.education_a, self.finance_unit_a)
        self.assertEqual(contact.unit_id, self.finance_unit_a)
        self.assertFalse(contact.date_to)

    def test_a_drafted_notice_falls_away_with_its_visit(self):
        """B10: nobody sends the successor the notice of a visit that is cancelled."""
        visit = self.make_visit(self.gone, kind="special", item_id=self.make_item().id)
        opened(visit, STATE_GUARD).state = "confirmed"
        visit.with_user(self.officer_a)._prepare_notices()
        letter = visit.notice_letter_id
        self.assertTrue(letter)
        self.merge()
        self.assertEqual(visit.state, "cancelled")
        self.assertFalse(letter.exists())
        rows = self.env["edu.letter.recipient"].search([("unit_id", "=", self.heir.id)])
        self.assertFalse(rows)

    def test_only_the_successor_is_due(self):
        """TS22, TS23, TS25: cycles go on for who is still there."""
        self.env["edu.principal"].create(
            {
                "unit_id": self.gone.id,
                "name": "吴桐",
                "date_from": date(2021, 9, 1),
                "term_to": date(2026, 8, 31),
            }
        )
        dues = self.env["edu.visit.due"].with_user(self.officer_a)
        self.assertIn(self.gone, dues.search([]).unit_id)
        self.merge()
        self.env.invalidate_all()
        units = dues.search([("owner_unit_id", "=", self.county_a.id)]).unit_id
        self.assertEqual(units, self.heir | self.third)

    def finding(self, visit, user=None, **values):
        findings = self.env["edu.finding"].with_user(user or self.officer_a)
        return findings.create({"visit_id": visit.id, "name": "配电箱无盖", **values})

    def test_the_successor_puts_right_what_was_found(self):
        """What is in draft, and what was dropped, for it may be taken back."""
        self.schools.managing_unit_id = self.education_a
        visit = self.make_visit(self.gone, day=SCHOOL_DAY - DAY)
        opened(visit, STATE_GUARD).state = "recorded"
        drafted, dropped = self.finding(visit), self.finding(visit)
        dropped._make_move("drop", "已当场改正")
        elsewhere = self.finding(visit, rectify_unit_id=self.third.id)
        change = self.merge()
        self.assertEqual((drafted | dropped).rectify_unit_id, self.heir)
        self.assertEqual(elsewhere.rectify_unit_id, self.third)
        self.assertEqual(drafted.unit_id, self.gone)
        self.assertEqual(self.passed_on(change, "edu.finding"), "1")
        self.merge(self.education_a, self.finance_unit_a)
        found = drafted | dropped | elsewhere
        self.assertEqual(found.competent_unit_id, self.finance_unit_a)

    def test_the_successor_puts_right_what_is_found_later(self):
        """A record may come some days after the school has become part of another."""
        visit = self.make_visit(self.gone, day=SCHOOL_DAY - DAY)
        opened(visit, STATE_GUARD).state = "recorded"
        self.merge()
        self.merge(self.heir, self.third)
        inspector = visit.member_ids.inspector_id.user_id[:1]
        for user in (inspector, self.officer_a):
            found = self.finding(visit, user)
            self.assertEqual(found.rectify_unit_id, self.third)

    def test_nobody_is_told_of_what_a_covert_visit_has_found(self):
        """TS32: it passes on unnamed and uncounted."""
        item = self.make_item(open_mode="covert")
        visit = self.make_visit(
            self.gone,
            day=SCHOOL_DAY - DAY,
            kind="special",
            open_mode="covert",
            item_id=item.id,
        )
        opened(visit, STATE_GUARD).state = "recorded"
        self.assertTrue(visit.is_hidden)
        found = self.finding(visit, self.chief_a)
        change = self.merge()
        self.assertEqual(found.rectify_unit_id, self.heir)
        self.assertIsNone(self.passed_on(change, "edu.finding"))

    def test_a_unit_with_findings_is_not_closed_without_a_successor(self):
        visit = self.make_visit(self.gone, day=SCHOOL_DAY - DAY)
        opened(visit, STATE_GUARD).state = "recorded"
        self.finding(visit)
        change = (
            self.env["edu.unit.change"]
            .with_user(self.keeper)
            .create(
                {
                    "kind": "close",
                    "unit_ids": [Command.set(self.gone.ids)],
                    "date_effective": SCHOOL_DAY,
                }
            )
        )
        with self.assertRaises(UserError):
            change.action_decide()
        change.heir_id = self.heir
        change.action_decide()
        self.assertFalse(self.gone.active)
