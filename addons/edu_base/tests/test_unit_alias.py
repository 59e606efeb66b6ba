from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.unit_names import name_key
from .common import EduCommon


@tagged("post_install", "-at_install")
class TestUnitAlias(EduCommon):
    def alias(self, name, owner):
        return self.env["edu.unit.alias"].create(
            {"name": name, "unit_id": self.education_a.id, "owner_unit_id": owner.id}
        )

    def test_the_key_ignores_width_space_and_punctuation(self):
        key = name_key
        for printed in (
            "县教体局(临溪)",
            "县教体局（临溪）",
            " 县 教体局 临溪 ",
            "县教体局·临溪",
            "县教体局　临溪。",
        ):
            with self.subTest(printed):
                self.assertEqual(key(printed), "县教体局临溪")
        self.assertEqual(key("ＡＢＣ中心"), "abc中心")
        self.assertEqual(key(None), "")

    @mute_logger("odoo.sql_db")
    def test_a_name_means_one_unit_of_an_owner(self):
        self.alias("县教体局（本级）", self.county_a)
        self.alias("县教体局（本级）", self.county_b)
        with self.assertRaises(IntegrityError):
            self.alias("县教体局(本级)", self.county_a)

    def test_the_key_follows_the_name(self):
        alias = self.alias("县教体局", self.county_a)
        alias.name = "县 教育 局"
        self.assertEqual(alias.key, "县教育局")

    def test_the_owner_is_the_government_one_serves(self):
        officer = self.make_user("officer_a", "officer", serves=self.county_a)
        alias = self.env["edu.unit.alias"].with_user(officer)
        alias = alias.create({"name": "县教体局", "unit_id": self.education_a.id})
        self.assertEqual(alias.owner_unit_id, self.county_a)
