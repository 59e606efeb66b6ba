from datetime import date

from odoo.tests import tagged

from ..tools.unit_matcher import UnitMatcher
from .common import LONG_AGO, EduCommon


@tagged("post_install", "-at_install")
class TestUnitMatcher(EduCommon):
    """Names as a city's document prints them, against the city's units."""

    def setUp(self):
        super().setUp()
        self.matcher = UnitMatcher(self.city, date(2026, 6, 1))

    def assert_match(self, name, units, sure=True):
        match = self.matcher.match(name)
        self.assertEqual((match.units, match.sure), (units, sure), name)

    def test_full_and_short_names(self):
        for name in ("青禾市教育局", "市教育局", "教育局", "市 教育局"):
            self.assert_match(name, self.city_education)

    def test_a_county_s_department_by_its_full_name(self):
        self.assert_match("临溪县教育局", self.education_a)

    def test_all_county_governments(self):
        counties = (self.county_a | self.county_b).sorted()
        for name in ("各县（市、区）政府", "各县区人民政府", "各区县"):
            self.assert_match(name, counties)

    def test_all_county_departments(self):
        self.assert_match(
            "各县(市、区)教育局", (self.education_a | self.education_b).sorted()
        )

    def test_a_county_without_such_a_department_leaves_doubt(self):
        self.education_b.name = "望岳区文化和旅游局"
        self.matcher = UnitMatcher(self.city, date(2026, 6, 1))
        self.assert_match("各县(市、区)教育局", self.education_a, sure=False)

    def test_alias_of_the_owner_or_of_one_above(self):
        self.env["edu.unit.alias"].create(
            {
                "name": "市教委",
                "unit_id": self.city_education.id,
                "owner_unit_id": self.city.id,
            }
        )
        for owner in (self.city, self.county_a):
            self.matcher = UnitMatcher(owner, date(2026, 6, 1))
            self.assert_match("市教委", self.city_education)

    def test_group_of_the_day(self):
        """MJ02: …成员单位 stands for the members on the day."""
        group = self.env["edu.unit.group"].create(
            {
                "name": "市教育督导委员会成员单位",
                "owner_unit_id": self.city.id,
                "member_ids": [
                    (0, 0, {"unit_id": self.city_education.id, "date_from": LONG_AGO}),
                    (
                        0,
                        0,
                        {
                            "unit_id": self.city_finance.id,
                            "date_from": LONG_AGO,
                            "date_to": date(2026, 5, 31),
                        },
                    ),
                ],
            }
        )
        self.matcher = UnitMatcher(self.city, date(2026, 6, 1))
        match = self.matcher.match("市教育督导委员会成员单位")
        self.assertEqual((match.units, match.group), (self.city_education, group))

    def test_names_of_above_hold_for_a_county_s_officer(self):
        self.env["edu.unit.alias"].create(
            {
                "name": "市教委",
                "unit_id": self.city_education.id,
                "owner_unit_id": self.city.id,
            }
        )
        officer = self.make_user("matching_officer", "officer", serves=self.county_a)
        self.matcher = UnitMatcher(self.county_a.with_user(officer), date(2026, 6, 1))
        self.assert_match("市教委", self.city_education)

    def test_an_abbreviation_is_proposed_not_certain(self):
        unit = self.make_unit("青禾市乡村振兴服务局", self.city, kind="department")
        self.matcher = UnitMatcher(self.city, date(2026, 6, 1))
        self.assert_match("市乡振局", unit, sure=False)

    def test_an_unknown_name_matches_nothing(self):
        self.assert_match("市体育彩票中心", self.env["edu.unit"], sure=False)

    def test_three_queries_for_any_number_of_names(self):
        self.env.invalidate_all()
        with self.assertQueryCount(8):
            matcher = UnitMatcher(self.city, date(2026, 6, 1))
            for number in range(200):
                matcher.match(f"市第{number}局")
