from odoo.tests import tagged

from ..tools.document import GBT9704, WIDE, Column, Document, Page, Paragraph, Table
from .common import PrintCase, Sheet

RULER = """<html lang="zh-CN"><head>{style}</head><body>
<div style="box-sizing:border-box;height:225mm;border:0.3mm solid #000"></div>
</body></html>"""
LINE = GBT9704.text_height / 22


@tagged("post_install", "-at_install")
class TestMeasured(PrintCase):
    """Pages as they lie on the desk: every figure is measured on the rendered page."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        text = [Paragraph("国" * 28 * 70, "flush")]
        cls.pdf = cls.printed(cls, Document("国国国国", text))

    def styled(self, html, page: Page = GBT9704):
        style = self.env["ir.qweb"]._render("report_chromium.gbt9704", {"page": page})
        return self.printed_html(html.format(style=style))

    def assertMeasures(self, found, expected, delta=1.0):
        for one, other in zip(found, expected, strict=True):
            self.assertAlmostEqual(one, other, delta=delta, msg=f"{found} {expected}")

    def test_sheets(self):
        """A4, upright for letters and lying for wide tables."""
        self.assertMeasures(Sheet(self.pdf, 1).size, (210, 297), 0.2)
        lying = self.printed(Document("表", [Paragraph("国")], page=WIDE))
        self.assertMeasures(Sheet(lying, 1).size, (297, 210), 0.2)

    def test_box_of_the_text(self):
        """156 × 225 mm, 37 mm from the top and 28 mm from the left (5.2.1)."""
        sheet = Sheet(self.styled(RULER), 1)
        self.assertMeasures(sheet.box(bottom=264), (28, 37, 184, 262), 0.5)

    def test_lines_of_a_page(self):
        """22 lines, evenly (5.2.3); they fill the box to less than half a line."""
        lines = Sheet(self.pdf, 2).lines(30, 266)
        self.assertEqual(len(lines), 22)
        self.assertAlmostEqual((lines[-1][0] - lines[0][0]) / 21, LINE, delta=0.05)
        self.assertTrue(37 <= lines[0][0] <= 37 + LINE / 2)
        self.assertTrue(262 - LINE / 2 <= lines[-1][1] <= 262)

    def test_characters_of_a_line(self):
        """28 of 16 points, from edge to edge (5.2.3)."""
        sheet = Sheet(self.pdf, 2)
        for line in sheet.lines(30, 266):
            characters = sheet.characters(line)
            self.assertEqual(len(characters), 28)
            self.assertMeasures((characters[0][0], characters[-1][1]), (28, 184))

    def test_type(self):
        """The title is 22 points, the text 16; both are Chinese forms, not Japanese."""
        sheet = Sheet(self.pdf, 1)
        title, text = sheet.lines(30, 266)[:2]
        left = [start for start, _end in sheet.characters(title)]
        self.assertAlmostEqual((left[-1] - left[0]) / 3, 22 / 72 * 25.4, delta=0.05)
        centre = (sheet.characters(title)[0][0] + sheet.characters(title)[-1][1]) / 2
        self.assertAlmostEqual(centre, 28 + 78, delta=0.5)
        left = [start for start, _end in sheet.characters(text)]
        self.assertAlmostEqual((left[-1] - left[0]) / 27, 156 / 28, delta=0.02)

    def test_fonts(self):
        text = [Paragraph(f"直骨角{style}", style) for style in ("text", "heading1")]
        fonts = self.fonts(self.printed(Document("直骨角", text)))
        self.assertEqual(
            fonts,
            {"NotoSerifCJKsc-Regular", "NotoSerifCJKsc-Bold", "NotoSansCJKsc-Regular"},
        )

    def test_page_numbers(self):
        """7 mm under the text, one character from the outer edge (7.5)."""
        for number in (1, 2, 3):
            with self.subTest(page=number):
                sheet = Sheet(self.pdf, number)
                found = sheet.box(top=264)
                dash = sheet.characters(found[1::2])[0]
                self.assertAlmostEqual(self._height(sheet, dash), 269, delta=0.5)
                if number % 2:
                    self.assertAlmostEqual(found[2], 184 - 14 / 72 * 25.4, delta=1)
                else:
                    self.assertAlmostEqual(found[0], 28 + 14 / 72 * 25.4, delta=1)
        self.assertEqual(
            [text.split()[:3] for text in self.texts(self.pdf)],
            [["—", str(number), "—"] for number in (1, 2, 3, 4)],
        )

    def _height(self, sheet, dash):
        """Return the height of the first dash of the page number."""
        left, right = (sheet._dots(mm) for mm in dash)
        above = sheet._dots(264)
        strip = sheet.ink.crop((left, above, right, sheet.ink.height))
        _left, top, _right, bottom = strip.getbbox()
        return sheet._mm(above + (top + bottom) / 2)

    def test_red_line(self):
        """As wide as the text, and red (7.2.7)."""
        html = '<head>{style}</head><body><p>国</p><hr class="red"></body>'
        sheet = Sheet(self.styled(html), 1)
        line = sheet.lines(37 + LINE, 60)[0]
        left, top, right, bottom = sheet.box(*line)
        self.assertAlmostEqual(right - left, 156, delta=0.5)
        self.assertAlmostEqual(left, 28, delta=0.5)
        self.assertTrue(0.3 <= bottom - top <= 0.6)
        middle = sheet._dots(100), sheet._dots((top + bottom) / 2)
        red, green, blue = sheet.picture.getpixel(middle)
        self.assertTrue(red > 200 and green < 40 and blue < 40)

    def test_wide_tables(self):
        """The columns fill the sheet, and the head stands on each page."""
        columns = [Column("序号", 1, True), Column("任务", 4), Column("举措", 10)]
        rows = [[str(n), f"任务{n}", "国" * 120] for n in range(1, 61)]
        pdf = self.printed(Document("分解表", [Table(columns, rows)], page=WIDE))
        texts = self.texts(pdf)
        self.assertGreater(len(texts), 2)
        for number, text in enumerate(texts, 1):
            self.assertEqual(text.count("举措"), 1)
            left, top, right, bottom = Sheet(pdf, number).box(bottom=192)
            self.assertMeasures((left, right), (14, 283), 0.5)
            self.assertGreaterEqual(top, 19.5)
            self.assertLessEqual(bottom, 190.5)
        whole = "".join(texts)
        for n in range(1, 61):
            self.assertIn(f"任务{n}", whole)
