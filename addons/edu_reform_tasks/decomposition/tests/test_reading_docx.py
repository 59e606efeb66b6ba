"""DOCX: what Word prints, in the order it prints it."""

import unittest

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ..model import Paragraph, Table
from ..reading import read
from ..reading.numbering import formatted
from . import makers

PLAN_LIST = (
    ("chineseCountingThousand", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
)


def blocks_of(document):
    return read(makers.docx_bytes(document), "方案.docx").blocks


def texts(document):
    return [b.text for b in blocks_of(document) if isinstance(b, Paragraph) and b.text]


class TestBody(unittest.TestCase):
    def test_paragraphs_and_tables_in_their_order(self):
        document = docx.Document()
        document.add_paragraph("方案")
        table = document.add_table(2, 2)
        for at, text in enumerate(("序号", "任务", "1", "督导")):
            table.cell(*divmod(at, 2)).text = text
        document.add_paragraph("附注\t甲\n乙")
        blocks = blocks_of(document)
        self.assertEqual(blocks[0], Paragraph("方案"))
        self.assertEqual(blocks[1], Table([["序号", "任务"], ["1", "督导"]]))
        self.assertEqual([block.text for block in blocks[2:]], ["附注\t甲", "乙"])

    def test_merged_cells_are_repeated(self):
        document = docx.Document()
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"{row}{column}" if column else ""
        table.cell(0, 0).text = "领域"
        table.cell(1, 0).merge(table.cell(2, 0)).text = "督政"
        table.cell(0, 1).merge(table.cell(0, 2)).text = "单位"
        rows = blocks_of(document)[0].rows
        self.assertEqual(rows[0], ["领域", "单位", "单位"])
        self.assertEqual([row[0] for row in rows[1:]], ["督政", "督政"])

    def test_title_inside_a_table(self):
        document = docx.Document()
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "任务分解表"
        table.cell(1, 0).text, table.cell(1, 1).text = "序号", "任务"
        expected = [Paragraph("任务分解表"), Table([["序号", "任务"]])]
        self.assertEqual(blocks_of(document), expected)

    def test_table_as_a_frame(self):
        document = docx.Document()
        document.add_table(1, 1).cell(0, 0).text = "一、任务\n二、保障"
        self.assertEqual(texts(document), ["一、任务", "二、保障"])

    def test_what_is_not_printed(self):
        document = docx.Document()
        paragraph = document.add_paragraph("保留")
        pieces = (
            "<w:del {0}><w:r><w:delText>删</w:delText><w:t>删</w:t></w:r></w:del>",
            "<w:ins {0}><w:r><w:t>插入</w:t></w:r></w:ins>",
            "<w:moveFrom {0}><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
            "<w:r {0}><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>",
            "<w:r {0}><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p>"
            "</w:txbxContent></w:pict></w:r>",
            "<w:r {0}><w:ruby><w:rt><w:r><w:t>dū</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>督</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        )
        for piece in pieces:
            paragraph._p.append(parse_xml(piece.format(nsdecls("w"))))
        self.assertEqual(texts(document), ["保留插入督"])

    def test_content_controls_are_read_and_contents_lists_are_not(self):
        document = docx.Document()
        style = document.styles.add_style("toc 1", 1)
        style.element.set(style.element.nsmap and _w("styleId"), "TOC1")
        document.add_paragraph("一、任务……1", style=style)
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>题目</w:t></w:r>"
                "</w:p></w:sdtContent></w:sdt>"
            ),
        )
        self.assertEqual(texts(document), ["题目"])


def _w(name):
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


class TestNumbers(unittest.TestCase):
    def document(self, *paragraphs, levels=PLAN_LIST):
        document = docx.Document()
        makers.add_list(document, 77, levels)
        for text, depth in paragraphs:
            makers.numbered(document.add_paragraph(text), 77, depth)
        return document

    def test_levels_count_and_begin_again(self):
        document = self.document(
            ("总体", 0),
            ("甲", 1),
            ("乙", 1),
            ("子", 2),
            ("丑", 2),
            ("任务", 0),
            ("丙", 1),
        )
        expected = [
            "一、总体",
            "（一）甲",
            "（二）乙",
            "1.子",
            "2.丑",
            "二、任务",
            "（一）丙",
        ]
        self.assertEqual(texts(document), expected)

    def test_level_shows_those_above(self):
        document = self.document(
            ("甲", 0), ("乙", 1), levels=(("decimal", "%1"), ("decimal", "%1.%2"))
        )
        self.assertEqual(texts(document), ["1 甲", "1.1 乙"])

    def test_text_between_does_not_break_the_count(self):
        document = self.document(("甲", 0))
        document.add_paragraph("正文")
        makers.numbered(document.add_paragraph("乙"), 77)
        self.assertEqual(texts(document), ["一、甲", "正文", "二、乙"])

    def test_second_instance_goes_on_unless_it_starts_anew(self):
        document = self.document(("甲", 0))
        makers.add_instance(document, 78, 77)
        override = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        )
        makers.add_instance(document, 79, 77, override)
        makers.numbered(document.add_paragraph("乙"), 78)
        makers.numbered(document.add_paragraph("丙"), 79)
        makers.numbered(document.add_paragraph("丁"), 79)
        self.assertEqual(texts(document), ["一、甲", "二、乙", "一、丙", "二、丁"])

    def test_number_of_a_style(self):
        document = self.document()
        style = document.styles.add_style("任务", 1)
        style.element.get_or_add_pPr().append(makers.list_properties(77, 1))
        below = document.styles.add_style("子任务", 1)
        below.base_style = style
        document.add_paragraph("甲", style=style)
        document.add_paragraph("乙", style=below)
        self.assertEqual(texts(document), ["（一）甲", "（二）乙"])

    def test_bullets_are_silent(self):
        document = self.document(("甲", 0), levels=(("bullet", "\uf0b7"),))
        self.assertEqual(texts(document), ["甲"])

    def test_numbers_in_a_table(self):
        document = self.document()
        table = document.add_table(2, 2)
        for row in table.rows:
            makers.numbered(row.cells[0].paragraphs[0], 77, 2)
            row.cells[1].text = "督导"
        self.assertEqual(blocks_of(document)[0].rows, [["1.", "督导"], ["2.", "督导"]])

    def test_formats(self):
        for number, form, printed in (
            (10, "chineseCounting", "十"),
            (21, "chineseCountingThousand", "二十一"),
            (105, "ideographDigital", "一百零五"),
            (110, "japaneseCounting", "一百一十"),
            (3, "ideographTraditional", "丙"),
            (2, "decimalEnclosedCircle", "②"),
            (28, "lowerLetter", "b"),
            (3, "upperLetter", "C"),
            (14, "lowerRoman", "xiv"),
            (49, "upperRoman", "XLIX"),
            (7, "decimalZero", "07"),
            (5, "decimalFullWidth", "5"),
        ):
            with self.subTest(form=form):
                self.assertEqual(formatted(number, form), printed)
