import io
import math
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

from openpyxl import load_workbook

from odoo.tests import BaseCase, tagged

from ..tools import xlsx
from ..tools.xlsx import MAX_TEXT, Sheet, clean_text, workbook


@tagged("post_install", "-at_install")
class TestXlsx(BaseCase):
    def book(self, *rows, name="任务分解", columns=None):
        columns = columns or [(f"列{n}", 20) for n in range(len(rows[0]))]
        return load_workbook(
            io.BytesIO(workbook([Sheet(name, "分解表", columns, rows)]))
        )

    def cells(self, *values):
        """Return the cells in which a row of `values` was written."""
        return list(self.book(values).active[3])

    def test_title_header_and_rows(self):
        page = self.book(("政务", 1), ("督导", 2), columns=[("事项", 30), ("序号", 8)])
        page = page["任务分解"]
        self.assertEqual(
            [[cell.value for cell in row] for row in page.iter_rows()],
            [["分解表", None], ["事项", "序号"], ["政务", 1], ["督导", 2]],
        )
        self.assertEqual([str(area) for area in page.merged_cells.ranges], ["A1:B1"])
        self.assertTrue(page["A1"].font.bold and page["A2"].font.bold)
        self.assertNotEqual(page["A2"].fill.fgColor.rgb, page["A3"].fill.fgColor.rgb)
        self.assertTrue(page["A2"].alignment.wrap_text)
        self.assertTrue(page["A3"].alignment.wrap_text)
        self.assertAlmostEqual(page.column_dimensions["A"].width, 30, delta=1)
        self.assertAlmostEqual(page.column_dimensions["B"].width, 8, delta=1)

    def test_one_column_has_a_title_too(self):
        self.assertEqual(self.book(("a",)).active["A1"].value, "分解表")

    def test_print_set_up(self):
        page = self.book(("a", "b")).active
        self.assertEqual(page.freeze_panes, "A3")
        self.assertEqual(page.page_setup.orientation, "landscape")
        self.assertEqual(int(page.page_setup.paperSize), 9)
        self.assertEqual(page.print_title_rows, "$2:$2")
        self.assertTrue(page.sheet_properties.pageSetUpPr.fitToPage)
        self.assertEqual(int(page.page_setup.fitToHeight), 0)
        self.assertEqual(page.oddFooter.center.text, "&P / &N")

    def test_typed_text_stays_text(self):
        texts = [
            "=1+1",
            '=HYPERLINK("https://outside.example","x")',
            "+86 0531",
            "-5",
            "@SUM(A1)",
            "\tTab",
            "https://outside.example",
            "mailto:li@edu.example",
            "00123",
            "1e5",
            "37090019800101123X",
            "{=SUM(A1:A2)}",
            "_x0041_",
        ]
        for text, cell in zip(texts, self.cells(*texts), strict=True):
            with self.subTest(text):
                self.assertEqual((cell.value, cell.data_type), (text, "s"))
                self.assertIsNone(cell.hyperlink)
                self.assertEqual(bool(cell.quotePrefix), text[0] in "=+-@\t")

    def test_no_formula_or_link_in_the_file(self):
        file = workbook(
            [Sheet("=A1", "=1+1", [("=2+2", 9)], [["=3+3"], ["https://a.example"]])]
        )
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            page = archive.read("xl/worksheets/sheet1.xml").decode()
            self.assertNotIn("<f>", page)
            self.assertNotIn("hyperlink", page)
            self.assertFalse([n for n in archive.namelist() if "externalLink" in n])

    def test_numbers_are_numbers(self):
        values = [0, -7, 3.25, Decimal("12.50"), 10**14, True]
        for value, cell in zip(values, self.cells(*values), strict=True):
            with self.subTest(value):
                self.assertEqual(cell.value, value)
                self.assertEqual(cell.data_type, "b" if value is True else "n")

    def test_amounts_have_two_decimals(self):
        amount, number = self.cells(Decimal("1200.50"), 1200.5)
        self.assertEqual((amount.value, amount.number_format), (1200.5, "#,##0.00"))
        self.assertEqual(number.number_format, "General")

    def test_numbers_that_would_change_are_text(self):
        values = [370900198001011234, math.nan, math.inf, Decimal("NaN")]
        for value, cell in zip(values, self.cells(*values), strict=True):
            with self.subTest(value):
                self.assertEqual((cell.value, cell.data_type), (str(value), "s"))

    def test_days_and_moments(self):
        day, old, naive, aware = self.cells(
            date(2026, 3, 2),
            date(1899, 12, 31),
            datetime(2026, 3, 1, 16, 30),
            datetime(2026, 3, 1, 16, 30, tzinfo=UTC),
        )
        self.assertTrue(day.is_date and naive.is_date)
        self.assertEqual(day.value.date(), date(2026, 3, 2))
        self.assertEqual(day.number_format, "yyyy-mm-dd")
        self.assertEqual(old.value, "1899-12-31")
        for cell in (naive, aware):
            self.assertEqual(cell.value, datetime(2026, 3, 2, 0, 30))

    def test_empty_cells(self):
        for cell in self.cells(None, False):
            self.assertIsNone(cell.value)
        self.assertEqual(self.cells(0)[0].value, 0)

    def test_control_characters_are_dropped(self):
        dirty = "甲\x00\x07\x0b\x1b乙\ufffe\ud800丙\n丁"
        self.assertEqual(clean_text(dirty), "甲乙丙\n丁")
        self.assertEqual(self.cells(dirty)[0].value, "甲乙丙\n丁")

    def test_long_text_is_cut_with_a_mark(self):
        fits, long, wide = "督" * MAX_TEXT, "督" * (MAX_TEXT + 1), "𠮷" * MAX_TEXT
        self.assertEqual(clean_text(fits), fits)
        for text in (long, wide):
            cut = clean_text(text)
            self.assertTrue(cut.endswith("…"))
            self.assertLessEqual(len(cut.encode("utf-16-le")) // 2, MAX_TEXT)
            self.assertGreater(len(cut.encode("utf-16-le")) // 2, MAX_TEXT - 3)
            self.assertEqual(self.cells(text)[0].value, cut)

    def test_sheet_names(self):
        names = [
            "任务/分解[1]:*?\\",
            "",
            "'引'",
            "History",
            "牵头单位任务" * 9,
            "牵头单位任务" * 9,
            "ABC",
            "abc",
            "\x00",
        ]
        sheets = [Sheet(name, "t", [("c", 9)], []) for name in names]
        book = load_workbook(io.BytesIO(workbook(sheets)))
        long = ("牵头单位任务" * 9)[:31]
        self.assertEqual(
            book.sheetnames,
            [
                "任务 分解 1",
                "Sheet",
                "引",
                "History 1",
                long,
                long[:29] + " 2",
                "ABC",
                "abc 2",
                "Sheet 2",
            ],
        )

    def test_a_row_that_does_not_fit_is_refused(self):
        for row in (["a"], ["a", "b", "c"]):
            with self.assertRaisesRegex(ValueError, "Row 3"):
                workbook([Sheet("s", "t", [("a", 9), ("b", 9)], [row])])

    def test_a_table_that_does_not_fit_is_refused(self):
        with self.assertRaisesRegex(ValueError, "columns"):
            workbook([Sheet("s", "t", [], [])])
        with self.assertRaisesRegex(ValueError, "columns"):
            workbook([Sheet("s", "t", [("a", 9)] * 16_385, [])])
        self.patch(xlsx, "MAX_ROWS", 4)
        workbook([Sheet("s", "t", [("a", 9)], [["1"], ["2"]])])
        with self.assertRaisesRegex(ValueError, "at most 4 rows"):
            workbook([Sheet("s", "t", [("a", 9)], [["1"], ["2"], ["3"]])])
