import re

from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.tables import record, rows


@tagged("post_install", "-at_install")
class TestUnits(TransactionCase):
    def count(self, government, kind):
        return self.env["edu.unit"].search_count(
            [("parent_id", "=", record(self.env, government).id), ("kind", "=", kind)]
        )

    def test_city_has_three_counties_and_its_departments(self):
        self.assertEqual(self.count("city", "government"), 3)
        self.assertEqual(self.count("city", "department"), 15)
        self.assertEqual(self.count("city", "office"), 1)

    def test_each_county_has_departments_an_office_and_twenty_schools(self):
        for county in ("wuzhu", "sangxi", "yujin"):
            with self.subTest(county):
                self.assertEqual(self.count(county, "department"), 8)
                self.assertEqual(self.count(county, "office"), 1)
                self.assertEqual(self.count(county, "school"), 20)

    def test_counties_are_a_district_a_county_and_a_city(self):
        counties = [record(self.env, name) for name in ("wuzhu", "sangxi", "yujin")]
        self.assertEqual(
            [unit.name.removesuffix("人民政府")[-1] for unit in counties],
            ["区", "县", "市"],
        )

    def test_names_read_as_chinese(self):
        table = rows("units")
        names = [row[column] for row in table for column in ("name", "short_name")]
        self.assertEqual(
            [name for name in names if not re.fullmatch(r"[\u4e00-\u9fff]+", name)], []
        )

    def test_a_printed_name_means_the_unit_of_the_owner(self):
        aliases = self.env["edu.unit.alias"]
        for owner in ("city", "yujin"):
            alias = aliases.search(
                [
                    ("name", "=", "市教体局"),
                    ("owner_unit_id", "=", record(self.env, owner).id),
                ]
            )
            self.assertEqual(alias.unit_id, record(self.env, f"{owner}_education"))

    def test_committee_counts_every_department_of_the_city(self):
        group = record(self.env, "group_committee")
        departments = self.env["edu.unit"].search(
            [
                ("parent_id", "=", record(self.env, "city").id),
                ("kind", "=", "department"),
            ]
        )
        self.assertEqual(group._units_on(today())[group], departments)
