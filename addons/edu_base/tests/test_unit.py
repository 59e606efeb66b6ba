from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.transitions import STATE_GUARD, opened
from .common import EduCommon


@tagged("post_install", "-at_install")
class TestUnit(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = cls.make_user(
            "unit_admin_a", "unit_administrator", serves=cls.county_a
        )

    def test_the_tree(self):
        units = self.env["edu.unit"]
        below = units.search([("id", "child_of", self.county_a.id)])
        self.assertEqual(
            below,
            (
                self.county_a | self.office_a | self.education_a | self.finance_unit_a
            ).sorted(),
        )
        self.assertIn(
            self.education_b, units.search([("id", "child_of", self.city.id)])
        )

    def test_a_deleted_unit_takes_its_contact_along(self):
        unit = self.make_unit("临溪县体育中心", self.county_a, kind="agency")
        contact = unit.partner_id
        unit.unlink()
        self.assertFalse(contact.exists())

    def test_a_new_phone_leaves_mail_and_address_alone(self):
        unit = self.make_unit("临溪县体育中心", self.county_a, kind="agency")
        unit.write({"phone": "0571-1", "email": "ty@linxi.example", "street": "桥东"})
        self.env.invalidate_all()
        unit.write({"phone": "0571-2"})
        self.env.invalidate_all()
        told = (unit.phone, unit.email, unit.street)
        self.assertEqual(told, ("0571-2", "ty@linxi.example", "桥东"))
        self.assertTrue(unit.partner_id.is_company)
        with self.assertRaises(UserError):
            unit.partner_id = self.county_a.partner_id

    def test_no_unit_stands_above_itself(self):
        for below in (self.city, self.county_a):
            with self.assertRaises(UserError):
                self.city.parent_id = below

    @mute_logger("odoo.sql_db")
    def test_a_name_is_unique_within_a_government(self):
        with self.assertRaises(IntegrityError):
            self.make_unit("临溪县教育局", self.county_a)

    @mute_logger("odoo.sql_db")
    def test_a_name_is_unique_at_the_top(self):
        with self.assertRaises(IntegrityError):
            self.make_unit("青禾市人民政府", kind="government")

    def test_a_name_is_free_elsewhere_and_after_the_end(self):
        self.make_unit("临溪县教育局", self.county_b)
        opened(self.education_a, STATE_GUARD).active = False
        self.env.flush_all()
        self.make_unit("临溪县教育局", self.county_a)

    def test_a_contact_is_made_and_renamed(self):
        contact = self.education_a.partner_id
        self.assertEqual((contact.name, contact.is_company), ("临溪县教育局", True))
        self.education_a.name = "临溪县教育和体育局"
        self.assertEqual(contact.name, "临溪县教育和体育局")

    def test_contacts_are_not_shared(self):
        contacts = self.env["edu.unit"].search([]).partner_id
        self.assertEqual(len(contacts), self.env["edu.unit"].search_count([]))

    def test_a_unit_administrator_keeps_the_address(self):
        unit = self.education_a.with_user(self.keeper)
        unit.write({"phone": "0531-5550100", "email": "jyj@linxi.example"})
        unit.street = "临溪县文昌路 1 号"
        self.assertRecordValues(
            unit.partner_id,
            [
                {
                    "phone": "0531-5550100",
                    "email": "jyj@linxi.example",
                    "street": "临溪县文昌路 1 号",
                }
            ],
        )
        new = unit.create(
            {
                "name": "临溪县水利局",
                "parent_id": self.county_a.id,
                "phone": "0531-5550101",
            }
        )
        self.assertEqual(new.phone, "0531-5550101")
        self.assertEqual(new.partner_id.sudo().phone, "0531-5550101")

    def test_the_contact_of_a_person_is_not_taken(self):
        """Whoever could, would redirect the mail of any user."""
        victim = self.env.ref("base.user_admin").partner_id
        values = {"name": "临溪县林业局", "parent_id": self.county_a.id}
        units = self.education_a.with_user(self.keeper)
        for forge in (
            lambda: units.create({**values, "partner_id": victim.id}),
            lambda: units.write({"partner_id": victim.id}),
        ):
            with self.assertRaises(UserError):
                forge()
        forged = units.with_context(default_partner_id=victim.id).create(values)
        self.assertNotEqual(forged.partner_id, victim)

    def test_a_unit_moves_within_the_scope_only(self):
        town = self.make_government("临溪县柳溪镇人民政府", "town", self.county_a)
        unit = self.make_unit("柳溪中心小学", self.county_a, kind="school")
        mine = unit.with_user(self.keeper)
        mine.parent_id = town
        self.assertEqual(unit.parent_id, town)
        for parent in (self.county_b, self.city, self.env["edu.unit"]):
            with self.assertRaises(AccessError):
                mine.parent_id = parent
        for parent in (self.county_b, self.env["edu.unit"]):
            with self.assertRaises(AccessError):
                self.county_a.with_user(self.keeper).parent_id = parent
        self.county_a.with_user(self.keeper).write(
            {"parent_id": self.city.id, "short_name": "县政府"}
        )
        self.assertEqual(self.county_a.short_name, "县政府")

    def test_the_administrator_above_moves_a_government(self):
        above = self.make_user("unit_admin_c", "unit_administrator", serves=self.city)
        town = self.make_government("柳溪镇人民政府", "town", self.county_a)
        town.with_user(above).parent_id = self.county_b
        self.assertEqual(town.parent_id, self.county_b)

    def test_units_sort_as_chinese_readers_expect(self):
        zhang, li, wang = self.env["edu.unit"].create(
            [
                {"name": name, "kind": "school", "parent_id": self.county_a.id}
                for name in ("章台小学", "李庄小学", "王集小学")
            ]
        )
        schools = [("parent_id", "=", self.county_a.id), ("kind", "=", "school")]
        self.assertEqual(self.env["edu.unit"].search(schools), li | wang | zhang)
        zhang.sequence = 1
        self.assertEqual(self.env["edu.unit"].search(schools), zhang | li | wang)

    def test_a_unit_is_found_by_pinyin(self):
        units = self.env["edu.unit"]
        for typed in ("qhsjyj", "QHSJYJ", "qinghe", "青禾市教育局", "jiaoyuju"):
            with self.subTest(typed):
                found = [id_ for id_, _name in units.name_search(typed)]
                self.assertIn(self.city_education.id, found)
        self.assertNotIn(
            self.city_finance.id, [id_ for id_, _name in units.name_search("qhsjyj")]
        )

    def test_the_pinyin_follows_the_name(self):
        self.education_a.name = "临溪县文旅局"
        self.assertEqual(self.education_a.pinyin_key, "linxixianwenlvju lxxwlj")

    def test_making_many_units_costs_no_more_per_unit(self):
        def cost(count, prefix):
            values = [
                {
                    "name": f"{prefix}{number}学校",
                    "kind": "school",
                    "parent_id": self.county_a.id,
                    "phone": "1",
                }
                for number in range(count)
            ]
            return self.statements(self.env["edu.unit"].create, values)

        cost(1, "甲")
        self.assertEqual(cost(10, "乙"), cost(80, "丙"))
