from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.edu_base.tools.dates import today

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestPlateHandover(InspectorCommon):
    """What becomes of zones and plates when units merge, move or end."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.schools = cls.make_schools(cls.county_a, 3)
        cls.school, cls.other, cls.heir = cls.schools
        cls.xie, cls.gu = cls.make_inspectors(cls.county_a, "谢文澜", "顾怀舟")
        cls.zone, cls.west = cls.env["edu.zone"].create(
            [
                {
                    "name": name,
                    "owner_unit_id": cls.county_a.id,
                    "date_from": "2026-03-01",
                }
                for name in ("城东责任区", "城西责任区")
            ]
        )
        cls.zone._take(cls.school, date(2026, 3, 1))
        cls.plate = cls.make_plate(cls.school, cls.xie)
        cls.keeper = cls.make_user("keeper", "unit_administrator", serves=cls.city)

    def change(self, kind, units, **values):
        act = (
            self.env["edu.unit.change"]
            .with_user(self.keeper)
            .create(
                {
                    "kind": kind,
                    "unit_ids": [Command.set(units.ids)],
                    "owner_unit_id": self.city.id,
                    **values,
                }
            )
        )
        act.action_decide()
        self.assertEqual(act.state, "done")

    def now(self, school):
        """Return the inspector and the zone of a school today."""
        current = [("unit_id", "=", school.id), ("is_current", "=", True)]
        return (
            self.env["edu.plate"].search(current).inspector_id,
            self.env["edu.zone.school"].search(current).zone_id,
        )

    def test_an_heir_gets_inspector_and_zone(self):
        self.change("merge", self.school, heir_id=self.heir.id)
        self.assertLess(self.plate.date_to, today())
        self.assertEqual(self.now(self.heir), (self.xie, self.zone))
        self.assertEqual(self.now(self.school), (self.gu.browse(), self.zone.browse()))

    def test_an_heir_keeps_what_it_has(self):
        kept = self.make_plate(self.heir, self.gu)
        self.west._take(self.heir, date(2026, 3, 1))
        self.change("merge", self.school, heir_id=self.heir.id)
        self.assertFalse(kept.date_to)
        self.assertEqual(self.now(self.heir), (self.gu, self.west))

    def test_no_inspector_passes_to_an_heir_against_a_recusal(self):
        self.env["edu.recusal"].create(
            {"inspector_id": self.xie.id, "unit_id": self.heir.id}
        )
        self.change("merge", self.school, heir_id=self.heir.id)
        self.assertFalse(self.now(self.heir)[0])
        self.assertTrue(self.heir.lacks_inspector)

    def test_a_school_that_moves_leaves_both_behind(self):
        self.change("move", self.school, parent_id=self.county_b.id)
        self.assertEqual(self.now(self.school), (self.gu.browse(), self.zone.browse()))

    def test_zones_follow_a_government_that_merges(self):
        self.change("merge", self.county_a, heir_id=self.county_b.id)
        self.assertEqual(self.zone.owner_unit_id, self.county_b)
        self.assertIn("临溪县", self.zone.name)
        self.assertEqual(self.now(self.school), (self.xie, self.zone))
        self.assertEqual(self.plate.owner_unit_id, self.county_b)
        self.assertTrue(self.plate.with_user(self.officer_b).has_access("write"))
