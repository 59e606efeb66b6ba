"""XLSX: sheets as they show their tables."""

import datetime
import unittest
from unittest.mock import patch

import openpyxl

from .. import DecompositionError
from ..model import Paragraph, Table
from ..reading import read, workbook
from . import makers


def blocks_of(data):
    return read(data, "分解表.xlsx").blocks


class TestSheets(unittest.TestCase):
    def test_titles_merged_cells_and_empty_columns(self):
        rows = [
            ["附件1"],
            ["任务分解表"],
            ["领域", "任务", None, "单位"],
            ["督政", "甲", None, "市教育局\n市财政局"],
            [None, "乙", None, "团市委"],
        ]
        blocks = blocks_of(makers.xlsx_of(rows, ["A2:D2", "A4:A5"]))
        self.assertEqual(blocks[:2], [Paragraph("附件1"), Paragraph("任务分解表")])
        expected = [
            ["领域", "任务", "单位"],
            ["督政", "甲", "市教育局\n市财政局"],
            ["督政", "乙", "团市委"],
        ]
        self.assertEqual(blocks[2:], [Table(expected)])

    def test_values_as_shown(self):
        book = openpyxl.Workbook()
        day = datetime.date(2026, 12, 31)
        for value, form in (
            (day, "yyyy-mm-dd"),
            (day, 'yyyy"年"m"月"'),
            (0.95, "0%"),
            (12.0, "General"),
            (1.2, "General"),
            (7, "General"),
        ):
            book.active.append([value, "任务"])
            book.active.cell(book.active.max_row, 1).number_format = form
        shown = [row[0] for row in blocks_of(makers.xlsx_bytes(book))[0].rows]
        expected = ["2026年12月31日", "2026年12月", "95%", "12", "1.2", "7"]
        self.assertEqual(shown, expected)

    def test_sheets_in_order_without_hidden_ones(self):
        book = openpyxl.Workbook()
        book.active.append(["甲", "乙"])
        hidden = book.create_sheet("选项")
        hidden.append(["丙", "丁"])
        hidden.sheet_state = "hidden"
        book.create_sheet("二").append(["戊", "己"])
        blocks = blocks_of(makers.xlsx_bytes(book))
        self.assertEqual(blocks, [Table([["甲", "乙"]]), Table([["戊", "己"]])])

    def test_range_merged_over_the_whole_sheet(self):
        data = makers.xlsx_of([["甲", "乙"], ["丙", "丁"]], ["A1:A2"])
        sheet = "xl/worksheets/sheet1.xml"
        whole = makers.member(data, sheet).replace(b"A1:A2", b"A1:XFD1048576")
        blocks = blocks_of(makers.repacked(data, {sheet: whole}))
        self.assertEqual(blocks, [Paragraph("甲"), Table([["甲", "甲"]])])

    def test_too_many_cells(self):
        data = makers.xlsx_of([["序号", *["任务"] * 10]] * 10)
        with patch.object(workbook, "CELLS", 110):
            self.assertEqual(len(blocks_of(data)), 1)
        with patch.object(workbook, "CELLS", 109):
            with self.assertRaises(DecompositionError) as caught:
                blocks_of(data)
        self.assertEqual(caught.exception.code, "too_many_cells")

    def test_no_text_at_all(self):
        with self.assertRaises(DecompositionError) as caught:
            blocks_of(makers.xlsx_of([]))
        self.assertEqual(caught.exception.code, "empty")
