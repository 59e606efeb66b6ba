from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestRecusal(InspectorCommon):
    """Who keeps away from whom, who says so, and who reads why."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.school, cls.other = cls.make_schools(cls.county_a, 2)
        cls.account = cls.make_user("xie", "inspector")
        [cls.xie] = cls.make_inspectors(cls.county_a, "谢文澜", user_id=cls.account.id)
        [cls.gu] = cls.make_inspectors(cls.county_a, "顾怀舟")

    def recuse(self, user=None, **values):
        values = {"inspector_id": self.xie.id, "unit_id": self.school.id, **values}
        return self.env["edu.recusal"].with_user(user or self.officer_a).create(values)

    def conflicts(self, day, **options):
        people, units = self.xie + self.gu, self.school + self.other
        return self.env["edu.recusal"]._conflicts(people, units, day, **options)

    def test_conflicts_are_told_by_the_day(self):
        """B04"""
        self.recuse(date_from="2026-03-01", date_to="2026-05-31")
        pair = {(self.xie.id, self.school.id)}
        self.assertEqual(self.conflicts(date(2026, 2, 28)), set())
        self.assertEqual(self.conflicts(date(2026, 3, 1)), pair)
        self.assertEqual(self.conflicts(date(2026, 5, 31)), pair)
        self.assertEqual(self.conflicts(date(2026, 6, 1)), set())
        self.assertEqual(self.conflicts(date(2026, 2, 1), lasting=True), pair)

    def test_conflicts_take_one_query_and_hold_for_everybody(self):
        self.recuse(date_from="2026-03-01")
        units = self.make_schools(self.county_b, 40)
        recusals = self.env["edu.recusal"].with_user(self.officer_b)
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(1):
            found = recusals._conflicts(
                self.xie.with_user(self.officer_b),
                self.school + units,
                date(2026, 4, 1),
            )
        self.assertEqual(found, {(self.xie.id, self.school.id)})

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_inspectors_declare_their_own_alone(self):
        mine = self.env["edu.recusal"].with_user(self.account)
        declared = mine.create({"unit_id": self.school.id, "note": "胞兄任校长"})
        self.assertEqual(declared.inspector_id, self.xie)
        self.assertEqual(declared.note, "胞兄任校长")
        with self.assertRaises(AccessError):
            self.recuse(self.account, inspector_id=self.gu.id)
        with self.assertRaises(AccessError):
            declared.write({"ground": "other"})
        with self.assertRaises(AccessError):
            declared.unlink()

    @mute_logger("odoo.addons.base.models.ir_model")
    def test_grounds_are_read_by_the_office_and_the_person(self):
        recusal = self.recuse(note="胞兄任校长")
        leader = recusal.with_user(self.leader_a)
        self.assertEqual(leader.ground, "relative")
        with self.assertRaises(AccessError):
            leader.read(["note"])
        for stranger in (self.officer_b, self.leader_b):
            self.assertFalse(recusal.with_user(stranger).has_access("read"))

    def test_after_a_workplace_one_keeps_away_for_the_years_of_the_standard(self):
        self.env["edu.plate.standard"].create(
            {"owner_unit_id": self.county_a.id, "recusal_years": 3}
        )
        recusal = self.recuse(ground="workplace", date_from="2026-01-01")
        self.assertEqual(recusal.date_to, date(2028, 12, 31))
        other = self.recuse(unit_id=self.other.id)
        self.assertFalse(other.date_to)

    def test_a_plate_in_the_way_is_shown(self):
        plate = self.make_plate(self.school, self.xie)
        recusal = self.recuse(date_from="2026-04-01")
        other = self.recuse(unit_id=self.other.id)
        self.assertEqual(recusal.plate_id, plate)
        self.assertFalse(other.plate_id)
        mine = [("inspector_id", "=", self.xie.id)]
        recusals = self.env["edu.recusal"].with_user(self.officer_a)
        self.assertEqual(recusals.search([("plate_id", "!=", False), *mine]), recusal)
