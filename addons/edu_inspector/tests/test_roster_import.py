import io
from datetime import date

from freezegun import freeze_time
from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.master_import_common import MasterImportCase

from .roster_common import NUMBER, PERMIT, WOMAN

TITLES = ["姓名", "督学证号", "身份证号", "工作单位", "学历", "学段", "保证工作时间"]
TERM_TITLES = ["姓名", "督学证号", "聘期起", "聘期止", "职务", "届次"]

TODAY = "2026-03-16 04:00:00"  # within the terms of the rosters
SAFETY = "食堂与校车安全"  # a field of expertise

# A person of whom everything is told, titles first.
FULL = (
    [
        *TITLES,
        "督学类别",
        "来源",
        "专长",
        "电话",
        "邮箱",
        "账号",
        "毕业院校",
        "专业",
        "从事教育工作起始日期",
        "健康状况",
        "退休日期",
    ],
    [
        "骆问渠",
        "临督001",
        NUMBER,
        "临溪县实验小学",
        "硕士研究生",
        "小学、初中",
        "是",
        "兼职督学",
        "校长",
        SAFETY,
        "0571-00001234",
        "lwq@example.com",
        "lwq",
        "青禾师范学院",
        "教育管理",
        "2013-08-20",
        "健康",
        "2051-01-01",
    ],
)


class RosterImportCase(MasterImportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["edu.inspector.field"].create({"name": SAFETY})
        cls.chief = cls.make_user("chief_a", "chief", serves=cls.county_a)
        cls.leader = cls.make_user("leader_a", "leader", serves=cls.county_a)

    def roster(self, *rows, user=None):
        """Return the checked import of a roster with `rows`, titles first."""
        return self.check("inspectors", *rows, user=user or self.officer)

    def people(self, *rows, user=None):
        """Bring rows in; return the inspectors of the county."""
        self.bring_in("inspectors", *rows, user=user or self.officer)
        return self.env["edu.inspector"].search(
            [("owner_unit_id", "=", self.county_a.id)]
        )


@tagged("post_install", "-at_install")
@freeze_time(TODAY)
class TestRosterImport(RosterImportCase):
    """A roster comes in from a spreadsheet, and again."""

    def test_a_person_with_everything(self):
        school = self.make_unit("临溪县实验小学", self.county_a, kind="school")
        account = self.make_user("lwq", "inspector")
        one = self.people(*FULL)
        self.assertEqual(one.name, "骆问渠")
        self.assertEqual(one.owner_unit_id, self.county_a)
        self.assertEqual(one.unit_id, school)
        self.assertEqual(one.workplace, "临溪县实验小学")
        self.assertEqual(
            (one.kind, one.origin, one.duty), ("part_time", "principal", "school")
        )
        self.assertEqual((one.degree, one.health), ("master", "fit"))
        self.assertEqual(one.stage_ids.mapped("code"), ["primary", "junior"])
        self.assertEqual(one.field_ids.mapped("name"), [SAFETY])
        self.assertEqual((one.phone, one.email), ("0571-00001234", "lwq@example.com"))
        self.assertEqual(one.user_id, account)
        self.assertEqual(one.experience_since, date(2013, 8, 20))
        self.assertTrue(one.is_time_guaranteed)
        self.assertEqual((one.birth_date, one.gender), (date(1991, 1, 1), "male"))
        self.assertTrue(one.identity_masked)
        again = self.roster(*FULL)
        self.assertEqual(self.counts(again), (0, 0, 1, 0))

    def test_found_again(self):
        """By certificate, by number, by name and workplace; nobody comes in twice."""
        people = self.people(
            TITLES,
            ["骆问渠", "临督001", "", "临溪县第一小学"],
            ["邱鹤鸣", "", WOMAN, ""],
            ["沈怀川", "", "", "临溪县教师进修学校"],
        )
        self.assertEqual(len(people), 3)
        found = self.roster(
            TITLES,
            ["骆问津", "临督001", NUMBER, "", "本科"],
            ["邱鹤鸣", "临督002", WOMAN],
            ["沈怀川", "临督003", "", "临溪县教师进修学校"],
            ["沈怀川", "", "", "临溪县第二小学"],
        )
        self.assertEqual(self.counts(found), (1, 3, 0, 0))
        self.assertIn("Name: 骆问渠 → 骆问津", self.said(found, "update"))
        self.assertIn("Identity Number: 3****************1", self.said(found, "update"))
        found.action_import()
        self.assertEqual(len(people.search([("id", "in", people.ids)])), 3)
        self.assertEqual(people.sorted("id")[0].birth_date, date(1991, 1, 1))

    def test_wrong_rows(self):
        """Each is said in the user's words, and nothing comes in."""
        elsewhere = self.env["edu.inspector"].with_user(
            self.make_user("officer_b", "officer", serves=self.county_b)
        )
        elsewhere.create(
            {
                "name": "何秋实",
                "certificate_number": "岳督009",
                "identity_number": WOMAN,
            }
        )
        self.people(TITLES, ["卫青梧", "临督007"], ["卫青梧", "临督008"])
        self.assert_faults(
            "inspectors",
            [*TITLES, "出生日期", "性别", "所属政府", "账号"],
            [
                (["", "临督020"], "Name: is missing."),
                (["甲", "", "360426199101010072"], "something is mistyped"),
                (["乙", "", NUMBER, "", "", "", "", "1991-01-02"], "contradicts"),
                (["丙", "", PERMIT, "", "", "", "", "", "Female"], "contradicts"),
                (["丁", "岳督009"], "belongs to an inspector elsewhere."),
                (["戊", "", WOMAN], "belongs to an inspector elsewhere."),
                (["卫青梧"], "Several are called so."),
                (["己", "", "", "", "学前班"], "is none of"),
                (["庚", "", "", "", "", "中学"], "is none of"),
                (["辛", "", "", "", "", "", "或许"], "neither yes nor no"),
                (["壬", *[""] * 8, "望岳区人民政府"], "does not belong to"),
                (["癸", *[""] * 9, "nobody"], "There is no account “nobody”."),
                (["子", "临督010"], None),
                (["丑", "临督010"], "Says the same as row 14"),
            ],
            user=self.officer,
        )

    def test_a_residence_permit_is_only_noted(self):
        wizard = self.roster(TITLES, ["何秋实", "", PERMIT])
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        self.assertIn("Compare it with the card", self.said(wizard, "new"))

    def test_what_is_private_stays_with_wrong_rows(self):
        """The number of a right row is not kept, nor the file once it is in."""
        wizard = self.roster(
            TITLES, ["骆问渠", "临督001", NUMBER], ["邱鹤鸣", "", "3604261991010100"]
        )
        right, wrong = wizard.row_ids.sorted("number")
        self.assertNotIn(NUMBER, str(right.read()))
        self.assertEqual(wrong.cells["identity_number"], "3604261991010100")
        wizard.mode = "right"
        wizard.action_import()
        self.assertFalse(wizard.file)

    def test_terms_are_taken_over_by_the_chief(self):
        """A roster that serves already goes live with its terms (TS60)."""
        row = ["骆问渠", "临督001", "2024-09-01", "2027-08-31", "Inspector", 2]
        refused = self.roster(TERM_TITLES, row)
        self.assertIn("Only the chief inspector", self.said(refused, "wrong"))
        one = self.people(TERM_TITLES, row, user=self.chief)
        term = one.appointment_ids
        self.assertEqual(term.state, "appointed")
        self.assertEqual(
            (term.date_from, term.date_to), (date(2024, 9, 1), date(2027, 8, 31))
        )
        self.assertEqual(term.term_number, 2)
        self.assertTrue(one.is_serving)
        again = self.roster(TERM_TITLES, row, user=self.chief)
        self.assertEqual(self.counts(again), (0, 0, 1, 0))

    def test_wrong_terms(self):
        self.people(
            TERM_TITLES,
            ["骆问渠", "临督001", "2024-09-01", "2027-08-31", "Inspector", 2],
            user=self.chief,
        )
        self.assert_faults(
            "inspectors",
            TERM_TITLES,
            [
                (["骆问渠", "临督001", "2024-09-01", "2027-08-30"], "other values"),
                (["邱鹤鸣", "临督002", "2099-09-01"], "lies ahead"),
                (["沈怀川", "临督003", "2024-09-01", "2023-08-31"], "after the last"),
                (["何秋实", "临督004", "", "2027-08-31"], "is missing"),
                (["卫青梧", "临督005", "2024-09-01"], None),
            ],
            user=self.chief,
        )
        overlapping = self.roster(
            TERM_TITLES, ["骆问渠", "临督001", "2025-09-01"], user=self.chief
        )
        self.assertIn("in office at that time", self.said(overlapping, "wrong"))

    def test_a_term_for_who_is_on_file(self):
        one = self.people(TITLES, ["骆问渠", "临督001"])
        row = ["骆问渠", "临督001", "2024-09-01", "2027-08-31"]
        found = self.roster(TERM_TITLES, row, user=self.chief)
        self.assertEqual(self.counts(found), (0, 1, 0, 0))
        self.assertIn("Term taken over: 2024-09-01", self.said(found, "update"))
        found.action_import()
        self.assertTrue(one.is_serving)

    def test_who_imports(self):
        for user in (self.keeper, self.leader):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.roster(TITLES, ["骆问渠"], user=user)

    def test_all_or_nothing(self):
        """A row that fails while it is written takes all others with it."""
        wizard = self.roster(TITLES, ["骆问渠", "临督001"], ["邱鹤鸣", "临督002"])
        self.env["edu.inspector"].with_user(
            self.make_user("officer_b", "officer", serves=self.county_b)
        ).create({"name": "何秋实", "certificate_number": "临督002"})
        wizard.action_import()
        self.assertTrue(wizard.has_changed)
        with self.assertRaises(UserError):
            wizard.action_import()
        self.assertFalse(self.env["edu.inspector"].search([("name", "=", "骆问渠")]))


@tagged("post_install", "-at_install")
class TestRosterDownload(RosterImportCase, HttpCase):
    """The roster as a spreadsheet, to be corrected and brought in again."""

    def test_what_is_there_comes_in_again_unchanged(self):
        """On record, without identity numbers."""
        self.people(
            [*TITLES, *TERM_TITLES[2:]],
            [
                "骆问渠",
                "临督001",
                NUMBER,
                "青禾师范学院",
                "本科",
                "小学",
                "是",
                "2024-09-01",
                "2027-08-31",
            ],
            ["邱鹤鸣", "临督002", WOMAN],
            user=self.chief,
        )
        self.authenticate("chief_a", "chief_a")
        address = "/edu/import/inspectors/template.xlsx?filled_in=1"
        content = self.url_open(address).content
        cells = str([*load_workbook(io.BytesIO(content)).worksheets[0].values])
        self.assertIn("青禾师范学院", cells)
        self.assertNotIn(NUMBER, cells)
        self.assertNotIn(WOMAN[-4:], cells)
        logged = self.env["edu.audit"].search([("kind", "=", "export")], limit=1)
        self.assertEqual((logged.res_model, logged.number), ("edu.inspector", 2))
        wizard = self.hand_in("inspectors", content, self.chief)
        wizard.action_check()
        self.assertEqual(self.counts(wizard), (0, 0, 2, 0), self.errors(wizard))
