import base64
import io
import zipfile
from datetime import date, datetime
from unittest.mock import patch

import openpyxl
import xlsxwriter

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..tools import archives, tables
from .master_import_common import MasterImportCase, xlsx

TITLES = ["学校名称", "学年", "学段", "学生数"]


@tagged("post_install", "-at_install")
class TestImportFiles(MasterImportCase):
    """Files as they come: other layouts, encodings, formulas, damage."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.school = cls.make_unit("临溪县第一小学", cls.county_a, kind="school")

    def checked(self, data, filename="表.xlsx"):
        """Return the checked import of a file of enrolment."""
        wizard = self.hand_in("enrolment", data, self.officer, filename=filename)
        wizard.action_check()
        return wizard

    def refused(self, data, sentence, filename="表.xlsx"):
        with self.assertRaisesRegex(UserError, sentence):
            self.checked(data, filename)

    def cells(self, wizard):
        return [row.cells["pupils"] for row in wizard.row_ids.sorted("number")]

    def test_titles_above_blank_rows_and_other_columns(self):
        """A merged title, a second heading, blank rows, columns in another order."""
        data = self.book(
            lambda page, style: (
                page.merge_range(0, 0, 0, 4, "临溪县2026学年在校生统计表", style),
                page.merge_range(1, 2, 1, 3, "学生", style),
                page.write_row(
                    2,
                    0,
                    ["序号", "学段", "学生数（人）", "备注", " 学 年 *", "学校名称"],
                ),
                page.write_row(5, 0, [1, "小学", 900, "无", 2026, "临溪县第一小学 "]),
                page.write_row(9, 0, ["", "", "", "", "", ""]),
                page.write_row(11, 0, [2, "初中", 300, "", 2026, "临溪县第一小学"]),
            )
        )
        wizard = self.checked(data)
        self.assertEqual(wizard.row_ids.sorted("number").mapped("number"), [6, 12])
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0), self.errors(wizard))
        self.assertEqual(wizard.unread_columns, "序号、备注")

    def test_the_sheet_that_has_the_columns(self):
        book = openpyxl.Workbook()
        book.active.append(["填表说明"])
        hidden = book.create_sheet("旧")
        hidden.sheet_state = "hidden"
        for row in (TITLES, ["临溪县第一小学", 2020, "小学", 1]):
            hidden.append(row)
        page = book.create_sheet("数据")
        for row in (TITLES, ["临溪县第一小学", 2026, "小学", 900]):
            page.append(row)
        self.assertEqual(self.cells(self.checked(self.saved(book))), [900])

    def test_formulas(self):
        """A formula counts by its result; without one it is pointed out."""
        data = self.book(
            lambda page, style: (
                page.write_row(0, 0, TITLES),
                page.write_row(1, 0, ["临溪县第一小学", 2026, "小学"]),
                page.write_formula(1, 3, "=400+500", style, 900),
                page.write_row(2, 0, ["临溪县第一小学", 2025, "小学"]),
                page.write_formula(2, 3, "=A9/0", style, "#DIV/0!"),
            )
        )
        wizard = self.checked(data)
        self.assertEqual(self.cells(wizard), [900, "#"])
        self.assertIn("ends in an error", self.errors(wizard)[3])
        book = openpyxl.Workbook()
        for row in (TITLES, ["临溪县第一小学", 2026, "小学", "=400+500"]):
            book.active.append(row)
        wizard = self.checked(self.saved(book))
        self.assertIn("a formula without a result", self.errors(wizard)[2])

    def test_text_that_looks_like_a_formula_stays_text(self):
        wizard = self.checked(xlsx(TITLES, ["临溪县第一小学", 2026, "小学", "'=1+1"]))
        self.assertIn("no whole number", self.errors(wizard)[2])

    def test_csv(self):
        """In the encodings of Chinese offices, parted by commas or tabs."""
        rows = [TITLES, ["临溪县第一小学", "2026", "小学", "1,200"]]
        commas = '学校名称,学年,学段,学生数\r\n临溪县第一小学,2026,小学,"1,200"\r\n'
        tabs = "\n".join("\t".join(row) for row in rows)
        for data in (
            commas.encode(),
            commas.encode("utf-8-sig"),
            commas.encode("gb18030"),
            tabs.encode("utf-16"),
            tabs.encode("gbk"),
        ):
            with self.subTest(data[:12]):
                wizard = self.checked(data, "表.csv")
                self.assertEqual(self.cells(wizard), ["1,200"])
                self.assertEqual(self.counts(wizard), (1, 0, 0, 0))

    def test_days(self):
        """As cells of dates and as text; what is no day is refused."""
        self.make_user("lin", "liaison", works_at=self.education_a)
        days = [
            datetime(2026, 9, 1),
            date(2026, 9, 1),
            "2026-9-1",
            "2026/09/01",
            "2026.9.1",
            "２０２６年９月１日",
            "20260901",
            20260901,
        ]
        for day in days:
            with self.subTest(day):
                wizard = self.check(
                    "liaisons",
                    ["单位", "账号", "起始日期"],
                    ["临溪县教育局", "lin", day],
                )
                self.assertEqual(self.counts(wizard), (1, 0, 0, 0), self.errors(wizard))
        for day in ("2026-02-30", "九月", 46266, "2026"):
            with self.subTest(day):
                wizard = self.check(
                    "liaisons",
                    ["单位", "账号", "起始日期"],
                    ["临溪县教育局", "lin", day],
                )
                self.assertIn("is no day", self.errors(wizard)[2])

    def test_leading_zeros_and_hidden_characters(self):
        """Logins keep their zeros as text, and lose what nobody sees."""
        wizard = self.bring_in(
            "users",
            ["账号", "姓名", "所在单位", "角色", "电话"],
            ["00012 ", "\u200b林\u3000青", "临溪县教育局\xa0", "联络员", "057188001"],
        )
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        account = self.env["edu.account"].search([("login", "=", "00012")])
        self.assertEqual((account.name, account.phone), ("林 青", "057188001"))

    def test_too_long_a_text(self):
        wizard = self.check("aliases", ["别名", "单位"], ["长" * 501, "临溪县教育局"])
        self.assertIn("longer than 500", self.errors(wizard)[2])

    def test_what_is_no_table(self):
        """Each with its sentence, and nothing is kept of it."""
        self.refused(b" ", "is empty")
        self.refused(b"PK\x03\x04 broken", "is damaged")
        self.refused(b"\x00\x01\x02" * 40, "is no spreadsheet")
        self.refused(b"%PDF-1.7\n\x00\xff\xfe\x01", "is no spreadsheet")
        self.refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 99, "old kind")
        self.refused("通知\n各学校：".encode(), "no row with the titles")
        self.refused(xlsx(["学校", "备注", "其他"]), "no row with the titles")
        self.refused(
            xlsx(["学校名称", "学生数"], ["临溪县第一小学", 1]),
            "lacks the columns: School Year、Stage",
        )
        with patch.object(tables, "MAX_BYTES", 2**20):
            self.refused(b"0" * (2**20 + 1), "larger than 1 MB")
        self.assertFalse(self.env["edu.master.import.row"].search([]))

    def test_bombs(self):
        """An archive is unpacked within bounds, and entities are not expanded."""
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"\0" * 2**22)
        self.assertLess(len(bomb.getvalue()), 2**13)
        with patch.object(archives, "UNPACKED_BYTES", 2**22 - 1):
            self.refused(bomb.getvalue(), "unpacks to more")
        crowd = io.BytesIO()
        with zipfile.ZipFile(crowd, "w") as archive:
            for number in range(archives.MEMBERS + 1):
                archive.writestr(str(number), "")
        self.refused(crowd.getvalue(), "unpacks to more")
        entities = io.BytesIO()
        with zipfile.ZipFile(entities, "w") as archive:
            archive.writestr("xl/workbook.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>')
        self.refused(entities.getvalue(), "is damaged")

    def test_a_stray_cell_far_away(self):
        book = openpyxl.Workbook()
        for row in (TITLES, ["临溪县第一小学", 2026, "小学", 900]):
            book.active.append(row)
        book.active.cell(row=500_000, column=16_384, value="x")
        self.assertEqual(self.counts(self.checked(self.saved(book))), (1, 0, 0, 0))

    def test_no_file(self):
        wizard = self.env["edu.master.import"].with_user(self.officer).create({})
        wizard.kind = "enrolment"
        with self.assertRaisesRegex(UserError, "Choose a file"):
            wizard.action_check()
        wizard.file = b"a?b"
        with self.assertRaisesRegex(UserError, "arrived damaged"):
            wizard.action_check()

    def test_the_corrected_file(self):
        """The wrong rows go out with their reasons, and come in again corrected."""
        wizard = self.checked(
            xlsx(
                TITLES,
                ["临溪县第一小学", 2026, "小学", 900],
                ["临溪县第一小学", 2025, "小学", "约800"],
            )
        )
        wizard.mode = "right"
        wizard.action_import()
        book = openpyxl.load_workbook(io.BytesIO(wizard._wrong_rows_xlsx()))
        page = book.active
        title, row = list(page.iter_rows(min_row=2, max_row=3, values_only=True))
        place = title.index("Pupils")
        self.assertEqual((row[place], row[-1]), ("约800", 3))
        self.assertIn("no whole number", row[-2])
        page.cell(row=3, column=place + 1, value=800)
        wizard.action_again()
        wizard.file = base64.b64encode(self.saved(book))
        wizard.action_check()
        self.assertEqual(self.counts(wizard), (1, 0, 0, 0))
        self.assertFalse(wizard.unread_columns)
        wizard.action_import()
        figures = self.env["edu.enrolment"].search([], order="school_year")
        self.assertEqual(figures.mapped("pupils"), [800, 900])

    def book(self, fill):
        """Return an XLSX file whose sheet `fill(page, style)` has filled."""
        target = io.BytesIO()
        with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
            fill(book.add_worksheet(), book.add_format())
        return target.getvalue()

    def saved(self, book):
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()
