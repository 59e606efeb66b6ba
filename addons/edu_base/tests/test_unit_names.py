from odoo.tests import BaseCase

from ..tools.unit_names import abbreviates, every_suffix, name_keys, short_key


class TestUnitNames(BaseCase):
    """How documents print the names of units, without a database."""

    def test_long_and_short_forms_are_one(self):
        pairs = [
            ("青禾县人民政府", "青禾县政府"),
            ("市发展和改革委员会", "市发改委"),
            ("市人力资源和社会保障局", "市人社局"),
            ("区教育体育局", "区教体局"),
            ("市卫生健康委员会", "市卫健委"),
            ("县市场监督管理局", "县市场监管局"),
            ("经济开发区管理委员会", "经济开发区管委会"),
            ("（市）委 编办", "市委机构编制委员会办公室"),
        ]
        for printed, other in pairs:
            with self.subTest(printed):
                self.assertEqual(short_key(printed), short_key(other))

    def test_departments_are_not_mixed_up(self):
        for one, other in [("市教育局", "市财政局"), ("市教育局", "县教育局")]:
            self.assertNotEqual(short_key(one), short_key(other))

    def test_keys_with_place_level_and_bare(self):
        self.assertEqual(
            name_keys("云岚市教育局", "云岚市"), {"云岚市教育局", "市教育局", "教育局"}
        )

    def test_party_organs(self):
        """中共云岚市委宣传部 is printed as 市委宣传部."""
        self.assertIn("市委宣传部", name_keys("中共云岚市委宣传部", "云岚市"))

    def test_abbreviations_keep_order_and_ends(self):
        self.assertTrue(abbreviates("区文旅局", "区文化旅游局"))
        self.assertFalse(abbreviates("区旅文局", "区文化旅游局"))
        self.assertFalse(abbreviates("教局", "教育局"), "two characters say too little")

    def test_every_county(self):
        expected = {
            "各县(市、区)政府": "政府",
            "各县（区）人民政府": "政府",
            "各区县": "",
            "各县区教育局": "教育局",
            "各有关单位": None,
            "市教育局": None,
        }
        for printed, suffix in expected.items():
            with self.subTest(printed):
                self.assertEqual(every_suffix(printed), suffix)
