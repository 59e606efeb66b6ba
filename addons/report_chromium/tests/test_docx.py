import io
import re
import zipfile

import docx

from odoo.tests import BaseCase, tagged

from ..tools.document import (
    WIDE,
    Cell,
    Column,
    Document,
    Imprint,
    Paragraph,
    Table,
)
from ..tools.docx import write_docx

TYPED = [
    "=1+1",
    "{ HYPERLINK https://a.example }",
    "{PAGE}",
    "https://outside.example",
    "<w:fldChar w:fldCharType='begin'/>",
    "DDEAUTO c:\\\\windows",
    "甲\x00\x0c乙\ufffe",
]


@tagged("post_install", "-at_install")
class TestDocx(BaseCase):
    def written(self, document):
        """Return the bytes of the file and the file as it is read again."""
        data = write_docx(document)
        return data, docx.Document(io.BytesIO(data))

    def part(self, data, name="word/document.xml"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read(name).decode()

    def letter(self, **values):
        blocks = [
            Paragraph("各县（市、区）人民政府：", "flush"),
            Paragraph("一、总体要求", "heading1"),
            Paragraph("（一）目标", "heading2"),
            Paragraph("正文第一行\n第二行"),
            Paragraph("2026年3月1日", "right"),
        ]
        return Document("关于印发计划的通知", blocks, **values)

    def test_the_page(self):
        """The box of GB/T 9704: 156 × 225 mm, 37 from the top, 28 from the left."""
        _data, file = self.written(self.letter())
        page = file.sections[0]
        self.assertEqual(
            [
                round(length.mm, 1)
                for length in (
                    page.page_width,
                    page.page_height,
                    page.top_margin,
                    page.right_margin,
                    page.bottom_margin,
                    page.left_margin,
                )
            ],
            [210, 297, 37, 26, 35, 28],
        )
        normal = file.styles["Normal"].paragraph_format
        self.assertAlmostEqual(22 * normal.line_spacing.mm, 225, delta=0.5)

    def test_a_wide_page(self):
        _data, file = self.written(self.letter(page=WIDE))
        page = file.sections[0]
        self.assertGreater(page.page_width, page.page_height)
        self.assertEqual(page.orientation, 1)

    def test_the_fonts(self):
        """Chinese names, told for Chinese too; 28 characters fill a line."""
        _data, file = self.written(self.letter())
        found = {}
        for paragraph in file.paragraphs:
            properties = paragraph.runs[0]._r.rPr
            fonts = properties.rFonts
            east = fonts.get(docx.oxml.ns.qn("w:eastAsia"))
            self.assertEqual(east, paragraph.runs[0].font.name)
            found[paragraph.text[:4]] = (east, paragraph.runs[0].font.size.pt)
        self.assertEqual(
            list(found.values()),
            [
                ("方正小标宋简体", 22),
                ("仿宋_GB2312", 16),
                ("黑体", 16),
                ("楷体_GB2312", 16),
                ("仿宋_GB2312", 16),
                ("仿宋_GB2312", 16),
            ],
        )
        spacing = file.paragraphs[-1].runs[0]._r.rPr.find(docx.oxml.ns.qn("w:spacing"))
        twips = int(spacing.get(docx.oxml.ns.qn("w:val")))
        width = 28 * (16 + twips / 20) * 25.4 / 72
        self.assertTrue(155 < width <= 156, width)

    def test_page_numbers(self):
        """“— 1 —” at the right of odd pages and at the left of even ones."""
        data, file = self.written(self.letter())
        self.assertTrue(file.settings.odd_and_even_pages_header_footer)
        section = file.sections[0]
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "")):
            text = footer._element.xml
            self.assertEqual(re.findall("<w:instrText>(.*)<", text), ["PAGE"])
            self.assertEqual("".join(footer.paragraphs[0].text), "—  —")
            self.assertEqual('w:jc w:val="right"' in text, bool(side))
        self.assertNotIn("instrText", self.part(data))

    def test_a_slip(self):
        """Double lines as wide as 170 mm, the number at the right, no first number."""
        data, file = self.written(
            self.letter(mark="临溪县教育局", number="临教函〔2026〕1号", is_slip=True)
        )
        mark, number = file.paragraphs[:2]
        layout = mark.paragraph_format
        self.assertAlmostEqual(
            156 - layout.left_indent.mm - layout.right_indent.mm, 170, delta=0.1
        )
        self.assertIn("thickThinSmallGap", self.part(data))
        self.assertEqual(number.alignment, 2)
        section = file.sections[0]
        self.assertTrue(section.different_first_page_header_footer)
        self.assertNotIn("instrText", section.first_page_footer._element.xml)

    def test_the_imprint(self):
        imprint = Imprint("望岳区教育局", "临溪县教育局", "2026年3月5日")
        _data, file = self.written(self.letter(imprint=imprint))
        self.assertEqual(
            [paragraph.text for paragraph in file.paragraphs[-2:]],
            ["抄送：望岳区教育局。", "临溪县教育局\t2026年3月5日印发"],
        )

    def test_a_table(self):
        columns = [Column("序号", 1, True), Column("任务", 3)]
        rows = [["1", "健全清单"], ["2", Cell("● 逾期", "bad")]]
        document = Document("表", [Table(columns, rows)], ("左", "右"), WIDE)
        _data, file = self.written(document)
        (table,) = file.tables
        self.assertEqual(
            [[cell.text for cell in row.cells] for row in table.rows],
            [["序号", "任务"], ["1", "健全清单"], ["2", "● 逾期"]],
        )
        marks = ["w:tblHeader" in row._tr.xml for row in table.rows]
        self.assertEqual(marks, [True, False, False])
        self.assertTrue(all("w:cantSplit" in row._tr.xml for row in table.rows))
        widths = [cell.width.mm for cell in table.rows[1].cells]
        self.assertAlmostEqual(sum(widths), WIDE.text_width, delta=0.1)
        self.assertAlmostEqual(widths[1] / widths[0], 3, delta=0.01)
        red = table.rows[2].cells[1].paragraphs[0].runs[0].font.color.rgb
        self.assertEqual(str(red), "C00000")
        self.assertEqual(file.paragraphs[1].text, "左\t右")

    def test_amounts_stand_at_the_right(self):
        columns = [Column("科目", 1), Column("金额", 1, amounts=True)]
        document = Document("表", [Table(columns, [["交通费", "1,200.50"]])])
        _data, file = self.written(document)
        cells = file.tables[0].rows[1].cells
        alignments = [cell.paragraphs[0].alignment for cell in cells]
        self.assertEqual(alignments, [None, 2])

    def test_typed_text_stays_text(self):
        """No field, no link, no part of another file comes of it."""
        columns = [Column(text, 1) for text in TYPED]
        blocks = [Table(columns, [TYPED])] + [Paragraph(text) for text in TYPED]
        data, file = self.written(Document(TYPED[1], blocks, TYPED[:2]))
        body = self.part(data)
        for mark in ("<w:fldChar", "<w:instrText", "<w:hyperlink", "<w:fldSimple"):
            self.assertNotIn(mark, body)
        self.assertNotIn("External", self.part(data, "word/_rels/document.xml.rels"))
        expected = [*TYPED[:-1], "甲乙"]
        self.assertEqual([cell.text for cell in file.tables[0].rows[1].cells], expected)
        self.assertEqual([p.text for p in file.paragraphs[2:]], expected)
