from datetime import date

from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import EduCommon


@tagged("post_install", "-at_install")
class TestUnitGroup(EduCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.group = cls.env["edu.unit.group"].create(
            {"name": "市教育督导委员会成员单位", "owner_unit_id": cls.city.id}
        )
        cls.city_finance.sequence = 1
        cls.members = cls.env["edu.unit.group.member"].create(
            [
                cls.member(cls.city_education, date(2026, 1, 1)),
                cls.member(cls.city_finance, date(2026, 3, 1)),
                cls.member(cls.county_a, date(2025, 1, 1), date(2026, 3, 1)),
            ]
        )

    @classmethod
    def member(cls, unit, date_from, date_to=False):
        return {
            "group_id": cls.group.id,
            "unit_id": unit.id,
            "date_from": date_from,
            "date_to": date_to,
        }

    def test_members_on_a_day(self):
        for day, units in (
            (date(2024, 12, 31), self.env["edu.unit"]),
            (date(2025, 1, 1), self.county_a),
            (date(2026, 2, 28), self.city_education | self.county_a),
            (
                date(2026, 3, 1),
                self.city_finance | self.city_education | self.county_a,
            ),
            (date(2026, 3, 2), self.city_finance | self.city_education),
        ):
            with self.subTest(day=day):
                found = self.group._units_on(day).get(self.group, units.browse())
                self.assertEqual(set(found), set(units))

    def test_members_stand_in_official_order(self):
        members = self.group._units_on(date(2026, 3, 2))[self.group]
        self.assertEqual(members, self.city_finance | self.city_education)

    def test_members_of_many_groups_take_as_many_queries(self):
        groups = self.group.create(
            [
                {"name": f"第{number}小组", "owner_unit_id": self.city.id}
                for number in range(20)
            ]
        )
        self.members.create(
            [
                self.member(self.city_office, date(2026, 1, 1)) | {"group_id": group.id}
                for group in groups
            ]
        )

        few, many = (
            self.statements(some._units_on, date(2026, 3, 2))
            for some in (groups[:2], groups)
        )
        self.assertEqual(few, many)

    @mute_logger("odoo.sql_db")
    def test_a_unit_is_a_member_once(self):
        with self.assertRaises(IntegrityError):
            self.members.create(self.member(self.city_education, date(2026, 5, 1)))

    @mute_logger("odoo.sql_db")
    def test_a_membership_does_not_end_before_it_begins(self):
        with self.assertRaises(IntegrityError):
            self.members.create(
                self.member(self.county_b, date(2026, 5, 1), date(2026, 4, 1))
            )

    @mute_logger("odoo.sql_db")
    def test_a_name_stands_for_one_group_of_an_owner(self):
        self.group.create({"name": self.group.name, "owner_unit_id": self.county_a.id})
        with self.assertRaises(IntegrityError):
            self.group.create({"name": self.group.name, "owner_unit_id": self.city.id})
