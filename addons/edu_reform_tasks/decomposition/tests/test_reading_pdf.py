"""PDF: paragraphs made whole again, ruled tables, nothing of the page around."""

import unittest
from unittest.mock import patch

from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from .. import DecompositionError
from ..model import Paragraph, Table
from ..reading import limits, pdf, read
from . import makers

LEFT, INDENT = 85, 117
FULL = "健全督导机制并把结果作为干部考核和奖惩的重要依据推"  # 25 of 16 points


def blocks_of(data):
    return read(data, "方案.pdf").blocks


def texts(data):
    return [block.text.strip() for block in blocks_of(data)]


class TestParagraphs(unittest.TestCase):
    def test_broken_lines_are_joined_over_pages(self):
        first = [(INDENT, FULL[:23]), (LEFT, FULL), (LEFT, FULL)]
        second = [(LEFT, "动工作。"), (INDENT, "二、任务"), (INDENT, FULL[:23])]
        found = texts(makers.pdf_of([first, second]))
        self.assertEqual(found[0], FULL[:23] + FULL + FULL + "动工作。")
        self.assertEqual(found[1:], ["二、任务", FULL[:23]])

    def test_heads_feet_and_page_numbers_go(self):
        pages = [[(LEFT, f"第{number}项任务")] for number in "一二三四"]
        found = texts(makers.pdf_of(pages, head="青禾市教育局文件", numbered=True))
        self.assertEqual(found, [f"第{number}项任务" for number in "一二三四"])

    def test_wide_gaps_stay_wide(self):
        data = makers.pdf_of([[(LEFT, "序号"), (LEFT, "正文")]])
        self.assertEqual(texts(data), ["序号", "正文"])
        text = texts(two_columns("序号", "任务"))[0]
        self.assertRegex(text, r"^序号 {4,}任务$")

    def test_bold_by_printing_twice(self):
        data = makers.pdf_of([[(LEFT, "教育督导")]])
        self.assertEqual(texts(data), ["教育督导"])
        self.assertEqual(
            texts(two_columns("人人有责", "人人有责", apart=0.4)), ["人人有责"]
        )

    def test_page_turned_sideways(self):
        stream = makers.io.BytesIO()
        drawing = canvas.Canvas(stream, pagesize=A4)
        drawing.setPageRotation(90)
        drawing.setFont(makers.FONT, 16)
        drawing.rotate(90)
        drawing.drawString(60, -100, "一、任务")
        drawing.drawString(60, -140, "二、保障")
        drawing.save()
        self.assertEqual(texts(stream.getvalue()), ["一、任务", "二、保障"])


def two_columns(left, right, apart=150):
    """A PDF of one line with two texts so far apart."""
    stream = makers.io.BytesIO()
    drawing = canvas.Canvas(stream, pagesize=A4)
    drawing.setFont(makers.FONT, 16)
    drawing.drawString(LEFT, 700, left)
    drawing.drawString(LEFT + apart, 700, right)
    drawing.save()
    return stream.getvalue()


class TestTables(unittest.TestCase):
    HEAD = ["序号", "重点任务", "责任单位", "完成时限"]

    def test_ruled_table_over_pages(self):
        rows = [[f"{n}", f"任务{n}", "市教育局", "2026年底"] for n in range(1, 61)]
        blocks = blocks_of(makers.pdf_table([self.HEAD, *rows], [40, 150, 120, 90]))
        self.assertEqual(len(blocks), 1)
        found = [row for row in blocks[0].rows if row != self.HEAD]
        self.assertEqual(found, rows)

    def test_merged_cells_and_lines_in_cells(self):
        rows = [
            self.HEAD,
            [
                "督政",
                "健全督导机制并把\n结果作为重要依据",
                "市教育局\n团市委",
                "年底前",
            ],
            ["", "完善", "市财政局", "年底前"],
        ]
        data = makers.pdf_table(rows, [60, 108, 120, 90], [((0, 1), (0, 2))])
        found = blocks_of(data)[0].rows
        self.assertEqual([row[0] for row in found], ["序号", "督政", "督政"])
        self.assertEqual(found[1][1], "健全督导机制并把结果作为重要依据")
        self.assertEqual(found[1][2], "市教育局\n团市委")

    def test_frame_around_text_is_no_table(self):
        stream = makers.io.BytesIO()
        drawing = canvas.Canvas(stream, pagesize=A4)
        drawing.setFont(makers.FONT, 16)
        drawing.rect(70, 600, 400, 120)
        drawing.drawString(LEFT, 700, "一、任务")
        drawing.save()
        self.assertEqual(blocks_of(stream.getvalue()), [Paragraph("一、任务")])

    def test_table_between_paragraphs(self):
        stream = makers.io.BytesIO()
        drawing = canvas.Canvas(stream, pagesize=A4)
        drawing.setFont(makers.FONT, 12)
        drawing.drawString(LEFT, 760, "上文")
        drawing.grid([80, 180, 300], [700, 720, 740])
        for at, text in enumerate(("甲", "乙", "丙", "丁")):
            drawing.drawString(90 + 110 * (at % 2), 725 - 20 * (at // 2), text)
        drawing.drawString(LEFT, 660, "下文")
        drawing.save()
        expected = [
            Paragraph("上文"),
            Table([["甲", "乙"], ["丙", "丁"]]),
            Paragraph("下文"),
        ]
        self.assertEqual(blocks_of(stream.getvalue()), expected)


class TestRefusals(unittest.TestCase):
    def assert_code(self, code, data):
        with self.assertRaises(DecompositionError) as caught:
            read(data, "方案.pdf")
        self.assertEqual(caught.exception.code, code)
        self.assertTrue(f"{caught.exception}")

    def test_password(self):
        lock = StandardEncryption("secret", canPrint=0)
        self.assert_code("encrypted", makers.pdf_of([[(LEFT, "密")]], encrypt=lock))

    def test_without_a_password_to_open_it_can_be_read(self):
        lock = StandardEncryption("", ownerPassword="secret", canPrint=0)
        self.assertEqual(
            texts(makers.pdf_of([[(LEFT, "公开")]], encrypt=lock)), ["公开"]
        )

    def test_scan(self):
        stream = makers.io.BytesIO()
        drawing = canvas.Canvas(stream, pagesize=A4)
        drawing.drawImage(ImageReader(makers.picture()), 0, 0, 500, 700)
        drawing.save()
        self.assert_code("no_text", stream.getvalue())

    def test_damaged(self):
        self.assert_code("broken", b"%PDF-1.7\nnothing of a document")

    def test_too_many_pages(self):
        data = makers.pdf_of([[(LEFT, "页")]] * (limits.PAGES + 1))
        self.assert_code("too_many_pages", data)

    def test_document_that_takes_too_long(self):
        with patch.object(pdf, "PDF_SECONDS", 1):
            self.assert_code("broken", makers.endless_pdf())
