"""Numbers, nesting and headings; lines joined; what a head says."""

import datetime
import unittest

from ..head import read_head
from ..lines import paragraphs
from ..model import Paragraph
from ..numbering import mark_at
from ..outline import Outline
from ..sections import is_aim, is_frame, is_generic, is_support

MARKS = (
    ("一、加强", "cn_dot", 1),
    ("十二、加强", "cn_dot", 12),
    ("(三)加强", "cn_paren", 3),
    ("㈢加强", "cn_paren", 3),
    ("12.加强", "digit", 12),
    ("3、加强", "digit", 3),
    ("⒊加强", "digit", 3),
    ("(4)加强", "digit_paren", 4),
    ("⑷加强", "digit_paren", 4),
    ("5)加强", "digit_half", 5),
    ("⑥加强", "circled", 6),
    ("1.2加强", "decimal", 2),
    ("第七条 学校", "article", 7),
    ("第三章 队伍", "chapter", 3),
    ("第二部分 任务", "part", 2),
    ("任务一:建校", "任务", 1),
    ("举措3:建校", "举措", 3),
)
NO_MARKS = (
    "2026年底前",
    "3.5亿元",
    "一、二年级不留作业",
    "第三条规定",
    "一是加强",
    "1所学校",
)


def tree_of(text):
    """[(depth, title)] of the outline of a text."""
    lines, offset = [], 0
    for line in text.split("\n"):
        lines.append((offset, offset + len(line)))
        offset += len(line) + 1
    found = []
    for node in Outline(text, lines).nodes():
        depth, above = 0, node.parent
        while above:
            depth, above = depth + 1, above.parent
        found.append((depth, text[slice(*node.title)]))
    return found


def joined(*lines):
    blocks = paragraphs([Paragraph(line) for line in lines])
    return [block.text for block in blocks]


class TestNumbering(unittest.TestCase):
    def test_marks(self):
        for text, system, value in MARKS:
            with self.subTest(text):
                mark = mark_at(text, 0)
                self.assertEqual((mark.system, mark.value), (system, value))

    def test_what_is_no_mark(self):
        for text in NO_MARKS:
            with self.subTest(text):
                self.assertIsNone(mark_at(text, 0))


class TestOutline(unittest.TestCase):
    def test_usual_nesting(self):
        self.assertEqual(
            tree_of("一、甲\n（一）乙\n1.丙。丁\n（1）戊\n二、己"),
            [(0, "甲"), (1, "乙"), (2, "丙"), (3, "戊"), (0, "己")],
        )

    def test_nesting_the_document_shows(self):
        text = "1.甲\n（一）a\n（二）b\n2.乙\n（一）c\n（二）d\n3.丙\n（一）e\n"
        self.assertEqual(
            [depth for depth, _title in tree_of(text)], [0, 1, 1] * 2 + [0, 1]
        )

    def test_numbers_inside_a_line(self):
        text = "制定本方案。一、甲事。做好。二、乙事。做好。"
        self.assertEqual(tree_of(text), [(0, "甲事"), (0, "乙事")])

    def test_numbers_behind_units_inside_a_line(self):
        text = "1.甲事。做好。（市教育局负责）2.乙事。做好。（市财政局负责）"
        self.assertEqual(tree_of(text), [(0, "甲事"), (0, "乙事")])

    def test_heading_closed_by_a_colon(self):
        self.assertEqual(
            tree_of("一、扩大资源：通过新建、改建、扩建增加学位。"), [(0, "扩大资源")]
        )

    def test_stop_inside_a_title_mark_does_not_end_a_heading(self):
        self.assertEqual(
            tree_of("1.落实《甲。乙》要求。全面推进。"), [(0, "落实《甲。乙》要求")]
        )

    def test_box_does_not_disturb_the_numbering(self):
        text = (
            "1.甲。做好。\n专栏1 重点项目\n1.子项：建设。\n2.丑项：建设。\n"
            "3.寅项：建设。\n2.乙。做好。"
        )
        self.assertIn((0, "甲"), tree_of(text))
        self.assertNotIn((0, "子项"), tree_of(text))


class TestSections(unittest.TestCase):
    def test_a_year_does_not_make_a_heading_another(self):
        self.assertTrue(is_aim("2026年目标任务"))
        self.assertTrue(is_generic("2026年度重点工作"))
        self.assertFalse(is_generic("2026年学位扩容"))

    def test_frames(self):
        for title in (
            "指导思想",
            "基本原则和主要目标",
            "总体要求",
            "附  则",
            "工作目标",
            "动员阶段（2026年3月）",
        ):
            with self.subTest(title):
                self.assertTrue(is_frame(title))
        for title in ("完善工作目标考核机制", "目标任务", "提高思想认识，建好队伍"):
            with self.subTest(title):
                self.assertFalse(is_frame(title))

    def test_supports_and_generic_headings(self):
        self.assertTrue(is_support("保障措施"))
        self.assertTrue(is_support("加强组织领导"))
        self.assertFalse(is_support("加强教师队伍建设"))
        self.assertTrue(is_generic("主要任务"))
        self.assertFalse(is_generic("建强教师队伍"))


class TestLines(unittest.TestCase):
    def test_lines_broken_at_the_margin_are_joined(self):
        full = "各学校要按照统一部署认真抓好落实并及时总结推广好的经验做法"
        lines = [f"{number}、{full[:-2]}" for number in "一二三四"]
        broken = [piece for line in lines for piece in (line, "和典型案例。")]
        self.assertEqual(joined(*broken), [f"{line}和典型案例。" for line in lines])

    def test_short_headings_are_not_joined(self):
        lines = ["（一）开足课程", "落实课时。", "（二）拓展场所", "建好基地。"]
        self.assertEqual(joined(*lines), lines)

    def test_a_list_of_units_goes_on(self):
        self.assertEqual(
            joined("（责任单位：市教育局、", "市财政局）"),
            ["（责任单位：市教育局、市财政局）"],
        )

    def test_furniture_is_dropped(self):
        self.assertEqual(
            joined(
                "发布时间：2026-01-01 来源：某网",
                "一、任务",
                "— 3 —",
                "打印 关闭",
                "分享到：",
            ),
            ["一、任务"],
        )

    def test_gaps_around_digits_are_closed(self):
        self.assertEqual(joined("1. 到 2027 年 ， 建成 5 所"), ["1. 到2027年，建成5所"])


class TestHead(unittest.TestCase):
    def test_notice_with_a_plan(self):
        head = read_head(
            [
                "某县人民政府关于印发某县建校方案的通知",
                "某政发〔2026〕8号",
                "各乡镇人民政府：",
                "现印发给你们，请认真执行。",
                "某县人民政府",
                "2026年2月26日",
                "某县建校方案",
                "一、任务",
            ]
        )
        self.assertEqual(head.title, "某县建校方案")
        self.assertEqual(head.document_number, "某政发〔2026〕8号")
        self.assertEqual(head.issuer, "某县人民政府")
        self.assertEqual(head.issued_on, datetime.date(2026, 2, 26))

    def test_quoted_number_is_not_the_documents(self):
        head = read_head(
            ["某县方案", "根据《通知》（某教〔2025〕3号）精神，制定本方案。"]
        )
        self.assertIsNone(head.document_number)

    def test_date_in_chinese_numerals(self):
        head = read_head(["某县方案", "一、任务", "某县教育局", "二〇二六年七月八日"])
        self.assertEqual(head.issued_on, datetime.date(2026, 7, 8))
        self.assertEqual(head.issuer, "某县教育局")

    def test_title_on_two_lines(self):
        head = read_head(["某市高中教育高质量发展", "三年行动方案", "一、任务"])
        self.assertEqual(head.title, "某市高中教育高质量发展三年行动方案")

    def test_page_date_is_not_the_documents(self):
        head = read_head(["某市2026年工作要点", "发布时间：2027-01-20", "一、任务"])
        self.assertIsNone(head.issued_on)
        self.assertEqual(head.year, 2026)


if __name__ == "__main__":
    unittest.main()
