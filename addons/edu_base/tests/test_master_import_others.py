from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from .master_import_common import MasterImportCase

FIGURE_FAULTS = (
    (["", "实验小学", 2026, "小学", 1, 1, 1], "“实验小学” may be "),
    (["", "", 2026, "小学", 1, 1, 1], "School: is missing"),
    (["", "临溪县教育局", 2026, "小学", 1, 1, 1], "is none of the kind"),
    (["2133000501", "", "二〇二六", "小学", 1, 1, 1], "no school year"),
    (["2133000501", "", "2026-2028", "小学", 1, 1, 1], "no school year"),
    (["2133000501", "", 2026, "大学", 1, 1, 1], "“大学” is none of"),
    (["2133000501", "", 2026, "小学", -5, 1, 1], "no whole number"),
    (["2133000501", "", 2026, "小学", 1, 1.5, "约20"], "“约20” is no whole number"),
    (["2133000501", "", 2026, "小学", 99999999, 1, 1], "too large"),
    (["2133000501", "", 2024, "小学", 1, 1, 1], None),
    (["", "临溪县第一小学", 2024, "小学", 2, 2, 2], "Says the same as row 11"),
    (["2133000999", "", 2024, "小学", 2, 2, 2], "no unit called “2133000999”"),
)
ALIAS_FAULTS = (
    (["县教体局", "临溪县教育局", ""], None),
    (["县 教体局", "临溪县财政局", ""], "Says the same as row 2"),
    (["", "临溪县财政局", ""], "Other Name: is missing"),
    (["县水务", "临溪县水务局", ""], "There is no unit called “临溪县水务局”"),
    (["区教体局", "临溪县教育局", "望岳区人民政府"], "does not belong"),
    (["县督办", "临溪县教育局", "临溪县教育局"], "is none of the kind"),
)
LIAISON_FAULTS = (
    (["临溪县教育局", "lin", "", "", "2026-09-01", "2026-08-01"], "before the first"),
    (["临溪县教育局", "", "", "", "2026-09-01", ""], "Person: is missing"),
    (["临溪县教育局", "", "何山", "", "2026-09-01", ""], "Several persons are called"),
    (["临溪县教育局", "wu", "", "", "2026-09-01", ""], "There is no account “wu”"),
    (["临溪县教育局", "", "无名氏", "", "2026-09-01", ""], "no account “无名氏”"),
    (["临溪县教育局", "he", "", "", "2026-13-01", ""], "“2026-13-01” is no day"),
    (["望岳区教育局", "he", "", "", "2026-09-01", ""], "does not belong"),
    (["", "he", "", "", "2026-09-01", ""], "Unit: is missing"),
    (["临溪县财政局", "he", "", "", "2026-09-01", ""], None),
    (["临溪县财政局", "he", "", "二处", "2026-09-01", ""], "Says the same as row 10"),
)
OFFICE, OWN = "临溪县教育督导办公室", "临溪县人民政府"
USER_FAULTS = (
    (["a1", "甲一", OFFICE, "督导办工作人员", OWN, ""], None),
    (["", "甲二", OFFICE, "督导办工作人员", OWN, ""], "Login: is missing"),
    (["a3", "", OFFICE, "督导办工作人员", OWN, ""], "Name: is missing"),
    (["a4", "甲四", "", "督导办工作人员", OWN, ""], "Works At: is missing"),
    (["a5", "甲五", OFFICE, "", OWN, ""], "Roles: is missing"),
    (["a6", "甲六", OFFICE, "系统管理员", OWN, ""], "“系统管理员” is none of"),
    (["a7", "甲七", OFFICE, "督学", "望岳区人民政府", ""], "does not belong"),
    (["a8", "甲八", "望岳区教育局", "联络员", "", ""], "does not belong"),
    (["a9", "甲九", OFFICE, "单位管理员", OWN, ""], "Only the level above gives"),
    (["a1", "甲十", OFFICE, "联络员", "", ""], "Says the same as row 2"),
    (["taken", "乙一", OFFICE, "联络员", "", ""], "is in use"),
    (["gone", "乙二", OFFICE, "联络员", "", ""], "is an account that is closed"),
    (["boss", "乙三", OFFICE, "联络员", "", ""], "not an account of yours to keep"),
    (["a14", "乙四", OFFICE, "领导", "", ""], None),
)


@tagged("post_install", "-at_install")
class TestImportEnrolment(MasterImportCase):
    """Figures of schools by stage and school year."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first = cls.make_unit(
            "临溪县第一小学",
            cls.county_a,
            kind="school",
            code="2133000501",
            school_type="211",
        )
        cls.second = cls.make_unit("实验小学", cls.county_a, kind="school")

    TITLES = ["学校标识码", "学校名称", "学年", "学段", "学生数", "教师数", "班级数"]

    def rows(self):
        return self.env["edu.enrolment"].search([], order="school_year, pupils")

    def test_figures(self):
        """By code or name, typed in many ways; again, then corrected."""
        rows = [
            self.TITLES,
            ["2133000501", "", "2026-2027", "小学", "1,200", 80.0, "30"],
            ["", "实验小学 ", 2026, "小学", "９００", "", 20],
            [2133000501, "", "2025学年", "primary", 1150, 78, 29],
        ]
        wizard = self.bring_in("enrolment", *rows, user=self.officer)
        self.assertEqual(self.counts(wizard), (3, 0, 0, 0))
        self.assertEqual(
            [(r.school_year, r.pupils, r.teachers, r.classes) for r in self.rows()],
            [(2025, 1150, 78, 29), (2026, 900, 0, 20), (2026, 1200, 80, 30)],
        )
        again = self.check("enrolment", *rows, user=self.officer)
        self.assertEqual(self.counts(again), (0, 0, 3, 0))
        rows[2][4] = 905
        changed = self.bring_in("enrolment", *rows, user=self.officer)
        self.assertEqual(self.counts(changed), (0, 1, 2, 0))
        self.assertIn("Pupils: 900 → 905", self.said(changed, "update"))
        self.assertEqual(self.rows()[1].pupils, 905)

    def test_errors(self):
        """Each fault in words, in a city whose counties have schools of one name."""
        self.make_unit("实验小学", self.city, kind="school")
        city = self.make_user("officer_city", "officer", serves=self.city)
        wizard = self.assert_faults("enrolment", self.TITLES, FIGURE_FAULTS, city)
        self.assertEqual(self.errors(wizard)[9].count("no whole number"), 2)

    def test_schools_of_others(self):
        other = self.make_unit("望岳区第一小学", self.county_b, kind="school")
        row = ["", other.name, 2026, "小学", 1, 1, 1]
        faults = [(row, "does not belong to the governments that you serve")]
        self.assert_faults("enrolment", self.TITLES, faults, self.officer)

    def test_government_tells_schools_apart(self):
        self.make_unit("实验小学", self.county_b, kind="school")
        city = self.make_user("officer_city", "officer", serves=self.city)
        for row in (
            ["实验小学", "临溪县人民政府", 2026, "小学", 7],
            ["临溪县人民政府/实验小学", "", 2025, "小学", 7],
        ):
            self.bring_in(
                "enrolment",
                ["学校名称", "所属政府", "学年", "学段", "学生数"],
                row,
                user=city,
            )
        self.assertEqual(self.rows().unit_id, self.second)

    def test_a_stage_that_the_type_does_not_have(self):
        wizard = self.check(
            "enrolment", self.TITLES, ["2133000501", "", 2026, "初中", 1, 1, 1]
        )
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        self.assertIn("Check the stage: the school has Primary", wizard.row_ids.message)


@tagged("post_install", "-at_install")
class TestImportAliases(MasterImportCase):
    """Other names of units, in the documents of a government."""

    TITLES = ["别名", "单位", "使用范围"]

    def test_names(self):
        rows = [
            self.TITLES,
            ["县教体局", "临溪县教育局", ""],
            ["县财局", "财政局", "临溪县人民政府"],
        ]
        wizard = self.bring_in("aliases", *rows, user=self.officer)
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0))
        alias = self.env["edu.unit.alias"].search([("name", "=", "县教体局")])
        self.assertEqual(alias.unit_id, self.education_a)
        self.assertEqual(alias.owner_unit_id, self.county_a)
        again = self.check("aliases", *rows, user=self.officer)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))
        rows[1][1] = "临溪县教育督导办公室"
        self.bring_in("aliases", *rows, user=self.officer)
        self.assertEqual(alias.unit_id, self.office_a)

    def test_errors(self):
        self.assert_faults("aliases", self.TITLES, ALIAS_FAULTS)


@tagged("post_install", "-at_install")
class TestImportLiaisons(MasterImportCase):
    """Through whom units answer, and since when."""

    TITLES = ["单位", "账号", "联络员", "处室", "起始日期", "截止日期"]

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.lin = cls.make_user("lin", "liaison", works_at=cls.education_a)
        cls.lin.name = "林青"
        cls.he = cls.make_user("he", "liaison", works_at=cls.finance_unit_a)
        cls.he.name = "何山"

    def posts(self):
        return self.env["edu.liaison"].search([], order="date_from")

    @freeze_time("2026-09-03")
    def test_posts(self):
        rows = [
            self.TITLES,
            ["临溪县教育局", "lin", "", "办公室", "2026年9月1日", ""],
            ["临溪县财政局", "", "何山", "", "", ""],
            ["临溪县财政局", "lin", "", "", datetime(2024, 1, 1), "20241231"],
        ]
        wizard = self.bring_in("liaisons", *rows, user=self.officer)
        self.assertEqual(self.counts(wizard), (3, 0, 0, 0), self.errors(wizard))
        self.assertEqual(
            [(p.user_id, p.date_from, p.date_to) for p in self.posts()],
            [
                (self.lin, date(2024, 1, 1), date(2024, 12, 31)),
                (self.lin, date(2026, 9, 1), False),
                (self.he, date(2026, 9, 3), False),
            ],
        )
        with freeze_time("2026-12-01"):
            again = self.check("liaisons", *rows, user=self.officer)
            self.assertEqual(self.counts(again), (0, 0, 3, 0))
        rows[1][3:5] = ["督导科", "2026-08-15"]
        changed = self.bring_in("liaisons", *rows, user=self.officer)
        self.assertEqual(self.counts(changed), (0, 1, 2, 0))
        post = self.posts()[1]
        self.assertEqual((post.office, post.date_from), ("督导科", date(2026, 8, 15)))

    def test_errors(self):
        self.make_user("he2", "liaison", works_at=self.education_a).name = "何山"
        self.assert_faults("liaisons", self.TITLES, LIAISON_FAULTS)


@tagged("post_install", "-at_install")
class TestImportUsers(MasterImportCase):
    """Accounts with role and scope in one act."""

    TITLES = ["账号", "姓名", "所在单位", "角色", "管辖范围", "电话"]

    def account(self, login):
        return self.env["edu.account"].search([("login", "=", login)])

    def test_accounts(self):
        rows = [
            self.TITLES,
            ["13900000001", "林青", "临溪县教育局", "联络员", "", "0571-1"],
            [
                13900000002,
                "何山",
                "临溪县教育督导办公室",
                "督导办工作人员，财务",
                "临溪县人民政府",
                "",
            ],
        ]
        wizard = self.bring_in("users", *rows)
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0))
        liaison, officer = self.account("13900000001"), self.account("13900000002")
        self.assertEqual(liaison._users().liaison_unit_ids, self.education_a)
        self.assertEqual(officer.scope_unit_ids, self.county_a)
        roles = self.env.ref("edu_base.group_officer") | self.env.ref(
            "edu_base.group_finance"
        )
        self.assertEqual(officer.role_ids, roles)
        slips = wizard.action_print_slips()["url"]
        self.assertEqual(slips, f"/edu/accounts/slips?ids={liaison.id},{officer.id}")

        again = self.check("users", *rows)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))
        rows[2][3] = "总督学"
        changed = self.bring_in("users", *rows)
        self.assertEqual(self.counts(changed), (0, 1, 1, 0))
        self.assertEqual(officer.role_ids, self.env.ref("edu_base.group_chief"))
        self.assertEqual(officer.scope_unit_ids, self.county_a)

    def test_errors(self):
        self.make_user("taken", "officer", serves=self.county_b)
        self.make_user("gone", "officer", serves=self.county_a, active=False)
        self.make_user("boss", "unit_administrator", serves=self.county_a)
        wizard = self.assert_faults("users", self.TITLES, USER_FAULTS)
        self.assertIn("sees nothing", self.said(wizard, "new"))

    def test_only_the_administrator_of_units(self):
        wizard = self.hand_in("users", b"x", self.officer)
        with self.assertRaises(AccessError):
            wizard.action_check()
