from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..tools.transitions import STATE_GUARD, opened
from .master_import_common import MasterImportCase

TITLES = ["学校标识码", "名称", "单位类别", "上级", "办学类型", "主管部门"]

ABOVE = "临溪县人民政府"
FAULTS = (
    (["2133000501", "临溪县第一小学", "学校", ABOVE], None),
    (["2133000502", "", "学校", ABOVE], "Name: is missing"),
    (["12345", "短码小学", "学校", ABOVE], "no school code"),
    (["", "无类小学", "学堂", ABOVE], "“学堂” is none of"),
    (["", "悬空小学", "学校", "无此县政府"], "There is no unit called “无此县政府”"),
    (["", "他县小学", "学校", "望岳区人民政府"], "does not belong to the governments"),
    (["", "无上级小学", "学校", ""], "Above: is missing"),
    (["2133000501", "重码小学", "学校", ABOVE], "Says the same as row 2"),
    (["", "临溪县第一小学", "学校", ABOVE], "Says the same as row 2"),
    (["2133000999", "新小学", "学校", ABOVE], "to the archived “临溪县旧小学”"),
    (["2133000777", "临溪县老小学", "学校", ABOVE], "has the code 2133000888"),
    (["2133000888", "临溪县第一小学", "学校", ABOVE], "Says the same as row 2"),
    (["", "临溪县体育局", "部门", ABOVE, "小学"], "is for schools only"),
    (["", "临溪县卫健局", "部门", "临溪县教育局"], "none of the kind: Government"),
    (["", "孤镇人民政府", "政府", ABOVE], "Level: is missing"),
    (["", "大河小学", "学校", ABOVE, "311", "望岳区教育局"], "does not belong"),
    (["", "附属小学", "学校", ABOVE, "", "孤儿局"], "no unit called “孤儿局”"),
    (["", "孤镇小学", "学校", "孤镇人民政府"], "Refers to row 16, which is wrong"),
)


@tagged("post_install", "-at_install")
class TestImportUnits(MasterImportCase):
    """Schools, departments and towns from a spreadsheet."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.above = ABOVE

    def school(self, code, name, *more):
        return [code, name, "学校", self.above, *more]

    def units(self, *names):
        return self.env["edu.unit"].search([("name", "in", names)])

    def test_schools(self):
        """New, then unchanged, then renamed by their code."""
        rows = [
            TITLES,
            self.school("2133000501", "临溪县第一小学", "小学", "临溪县教育局"),
            self.school(3133000502, "临溪县第二中学", "311", ""),
        ]
        wizard = self.bring_in("units", *rows)
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0))
        self.assertEqual(wizard.state, "done")
        first = self.units("临溪县第一小学")
        self.assertEqual(first.code, "2133000501")
        self.assertEqual(first.parent_id, self.county_a)
        self.assertEqual((first.level, first.school_type), ("county", "211"))
        self.assertEqual(first.managing_unit_id, self.education_a)
        self.assertEqual(first.partner_id.name, first.name)
        self.assertEqual(self.units("临溪县第二中学").code, "3133000502")

        again = self.check("units", *rows)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))
        rows[1][1] = "临溪县实验小学"
        renamed = self.bring_in("units", *rows)
        self.assertEqual(self.counts(renamed), (0, 1, 1, 0))
        self.assertEqual(first.name, "临溪县实验小学")
        self.assertIn("临溪县第一小学 → 临溪县实验小学", self.said(renamed, "update"))

    def test_rows_refer_to_rows_of_the_file(self):
        """A town, its school and the school's new managing body, in any order."""
        wizard = self.bring_in(
            "units",
            ["名称", "单位类别", "上级", "级别", "主管部门", "所在乡镇"],
            [
                "柳湾小学",
                "学校",
                self.above,
                "",
                "临溪县教育中心",
                "柳湾镇人民政府",
            ],
            ["临溪县教育中心", "事业单位", self.above, "", "", ""],
            ["柳湾镇文化站", "机构", "柳湾镇人民政府", "", "", ""],
            ["柳湾镇人民政府", "政府", self.above, "乡镇", "", ""],
        )
        self.assertEqual(self.counts(wizard), (4, 0, 0, 0))
        school, town = self.units("柳湾小学"), self.units("柳湾镇人民政府")
        self.assertEqual(school.town_unit_id, town)
        self.assertEqual(school.managing_unit_id.name, "临溪县教育中心")
        station = self.units("柳湾镇文化站")
        self.assertEqual((station.parent_id, station.level), (town, "town"))
        self.assertTrue(station.parent_path.startswith(town.parent_path))

    def test_errors(self):
        """Each fault in words, at its row; a right row beside them."""
        schools = [("旧", "2133000999"), ("老", "2133000888")]
        archived, _old = (
            self.make_unit(f"临溪县{name}小学", self.county_a, kind="school", code=code)
            for name, code in schools
        )
        opened(archived, STATE_GUARD).active = False
        wizard = self.assert_faults("units", TITLES, FAULTS)
        self.assertEqual(self.counts(wizard), (1, 0, 0, len(FAULTS) - 1))

    def test_circle(self):
        wizard = self.check(
            "units",
            ["名称", "单位类别", "上级", "级别"],
            ["甲镇人民政府", "政府", "乙镇人民政府", "乡镇"],
            ["乙镇人民政府", "政府", "甲镇人民政府", "乡镇"],
        )
        self.assertEqual(
            set(self.errors(wizard).values()), {"The rows refer to each other."}
        )

    def test_an_import_moves_no_unit(self):
        self.make_unit("柳湾镇人民政府", self.county_a, kind="government", level="town")
        wizard = self.check(
            "units",
            ["学校标识码", "名称", "单位类别", "上级"],
            ["", self.education_a.name, "部门", "柳湾镇人民政府"],
        )
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        school = self.make_unit(
            "临溪县老小学", self.county_a, kind="school", code="2133000888"
        )
        moved = self.check(
            "units",
            ["学校标识码", "名称", "单位类别", "上级"],
            [school.code, school.name, "学校", "柳湾镇人民政府"],
        )
        self.assertIn(f"The unit is under {self.above} now", self.errors(moved)[2])

    def test_empty_cells_and_missing_columns_change_nothing(self):
        self.education_a.write({"phone": "0571-00001111", "short_name": "县教育局"})
        wizard = self.bring_in(
            "units",
            ["名称", "单位类别", "简称", "电话", "地址"],
            [self.education_a.name, "部门", "", "0571-00002222", "学院路1号"],
        )
        self.assertEqual(self.counts(wizard), (0, 1, 0, 0))
        self.assertEqual(self.education_a.phone, "0571-00002222")
        self.assertEqual(self.education_a.street, "学院路1号")
        self.assertEqual(self.education_a.short_name, "县教育局")
        self.assertEqual(self.education_a.parent_id, self.county_a)

    def test_odd_social_credit_code_is_pointed_out(self):
        wizard = self.bring_in(
            "units",
            ["名称", "单位类别", "上级", "统一社会信用代码"],
            ["临溪县第一小学", "学校", self.above, "911100006000373410"],
        )
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        self.assertIn("Check the unified social credit code", wizard.row_ids.message)

    def test_only_the_administrator_of_units(self):
        wizard = self.hand_in("units", b"x", self.officer)
        with self.assertRaises(AccessError):
            wizard.action_check()

    def test_all_or_nothing(self):
        rows = [
            TITLES,
            self.school("2133000501", "临溪县第一小学"),
            self.school("12", "临溪县第二小学"),
        ]
        wizard = self.check("units", *rows)
        with self.assertRaisesRegex(UserError, "1 rows are wrong"):
            wizard.action_import()
        self.assertFalse(self.units("临溪县第一小学"))
        wizard.mode = "right"
        wizard.action_import()
        written = self.units("临溪县第一小学", "临溪县第二小学")
        self.assertEqual(written.code, "2133000501")
        with self.assertRaisesRegex(UserError, "Check the file first"):
            wizard.action_import()

    def test_what_changed_meanwhile_is_shown_first(self):
        """Nothing is written that was not shown."""
        wizard = self.check("units", TITLES, self.school("2133000501", "临溪县一小"))
        self.make_unit("临溪县一小", self.county_a, kind="school", code="2133000502")
        wizard.action_import()
        self.assertEqual(wizard.state, "review")
        self.assertTrue(wizard.has_changed)
        self.assertEqual(self.counts(wizard), (0, 0, 0, 1))

    def test_other_scope(self):
        """Who serves the city imports into its counties; who serves none, nothing."""
        row = [TITLES, self.school("2133000501", "临溪县第一小学")]
        city = self.make_user("keeper_city", "unit_administrator", serves=self.city)
        self.assertEqual(self.counts(self.check("units", *row, user=city))[0], 1)
        for login, scope in (("keeper_b", self.county_b), ("keeper_0", None)):
            user = self.make_user(login, "unit_administrator", serves=scope)
            wizard = self.check("units", *row, user=user)
            self.assertIn("does not belong", self.errors(wizard)[2])
