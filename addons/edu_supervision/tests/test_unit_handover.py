"""What follows when schools and departments merge: lists, contacts, letters, cycles."""

from datetime import date

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import SCHOOL_DAY
from .test_cycles import CyclesCommon


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
