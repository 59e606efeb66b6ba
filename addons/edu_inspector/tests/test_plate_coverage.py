from odoo.tests import tagged

from .common import InspectorCommon


@tagged("post_install", "-at_install")
class TestPlateCoverage(InspectorCommon):
    """Which schools have nobody, by name and by government."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.primary = cls.make_schools(cls.county_a, 4)
        cls.young = cls.make_schools(cls.county_a, 2, "111", "幼儿园%d")
        cls.attached = cls.make_schools(cls.county_a, 1, "119", "附设幼儿班%d")
        cls.elsewhere = cls.make_schools(cls.county_b, 2)
        cls.xie, cls.gu = cls.make_inspectors(cls.county_a, "谢文澜", "顾怀舟")
        for school in cls.primary[:2] + cls.young[:1]:
            cls.make_plate(school, cls.xie)
        cls.make_plate(cls.primary[2], cls.gu)
        cls.city_officer = cls.make_user("officer_city", "officer", serves=cls.city)

    def coverage(self, user=None):
        return self.env["edu.plate.coverage"].with_user(user or self.officer_a)

    def missing(self, user=None):
        return self.coverage(user).search([("gap", "!=", False)]).unit_id

    def test_missing_schools_stand_by_name(self):
        """TS24: kindergartens count, attached classes do not."""
        self.assertEqual(self.missing(), self.primary[3] + self.young[1])
        self.env["edu.inspector.suspension"].create(
            {"inspector_id": self.gu.id, "reason": "调查"}
        )
        row = self.coverage().browse(self.primary[2].id)
        self.assertEqual((row.gap, row.inspector_id), ("absent", self.gu))
        self.assertIn(self.primary[2], self.missing())

    def test_share_by_government_in_one_query(self):
        """JJ20, TS24"""
        rows = self.coverage(self.city_officer)
        rows.search([], limit=1)
        self.env.flush_all()
        with self.assertQueryCount(1):
            shares = rows._read_group([], ["owner_unit_id"], ["covered:avg", "__count"])
        self.assertEqual(
            [(unit.id, round(share, 3), count) for unit, share, count in shares],
            [(self.county_a.id, 0.667, 6), (self.county_b.id, 0.0, 2)],
        )
        young = [("unit_id.stages", "in", ["kindergarten"])]
        [[share]] = rows._read_group(young, [], ["covered:avg"])
        self.assertEqual(share, 0.5)

    def test_each_county_sees_its_own_schools(self):
        self.assertEqual(self.missing(self.officer_b), self.elsewhere)
        self.assertEqual(self.missing(self.leader_b), self.elsewhere)
        inspector = self.make_user("inspector_a", "inspector")
        self.assertFalse(self.coverage(inspector).has_access("read"))

    def test_a_row_opens_its_school(self):
        action = self.coverage().browse(self.young[0].id).action_open_unit()
        self.assertEqual(action["res_id"], self.young[0].id)
