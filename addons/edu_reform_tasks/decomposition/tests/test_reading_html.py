"""Web pages: the article and its tables, without the page around it."""

import unittest

from ..model import Paragraph, Table
from ..reading import read

MEASURES = "".join(
    f"<p>　　（{number}）完善第{number}项机制。压实责任，强化督导。</p>"
    for number in range(1, 9)
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312">
<meta name="ArticleTitle" content="关于印发督导方案的通知">
<title>青禾市教育局-文件</title>
<style>p {{color: red；，}}</style>
<script>var 文字 = "脚本，不是正文。";</script></head>
<body><div class="top"><ul><li><a href="#">首页</a></li>
<li><a href="#">政务公开</a></li></ul></div>
<form><table width="100%"><tr><td><div class="title"><h2>青禾市督导方案</h2>
<p>发布时间：2026-01-30&nbsp;&nbsp;来源：市教育局</p></div>
<div id="zoom">{MEASURES}<p>附件&mdash;&#20998;工<br>第二行
接着</p></div></td></tr></table></form>
<div class="foot"><a href="#">相关解读，请看这里。</a>
<p>版权所有，地址：青禾市一号路。</p></div>
</body></html>"""


def page(body):
    return f"<html><body>{body}</body></html>".encode()


def texts(source):
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]


class TestArticle(unittest.TestCase):
    def test_only_the_article_is_left(self):
        for encoding in ("gb18030", "utf-8", "utf-16"):
            with self.subTest(encoding):
                found = texts(read(PAGE.encode(encoding), "a.html"))
                self.assertEqual(
                    found[:2], ["关于印发督导方案的通知", "青禾市督导方案"]
                )
                self.assertEqual(found[2], "发布时间：2026-01-30  来源：市教育局")
                self.assertEqual(
                    found[3], "　　（1）完善第1项机制。压实责任，强化督导。"
                )
                self.assertEqual(found[-2:], ["附件—分工", "第二行接着"])

    def test_a_layout_table_is_no_table(self):
        blocks = read(PAGE.encode(), "a.html").blocks
        self.assertFalse([block for block in blocks if isinstance(block, Table)])

    def test_ruby_and_deleted_text_go(self):
        body = (
            "<p><ruby>督<rp>(</rp><rt>dū</rt><rp>)</rp>导<rt>dǎo</rt></ruby>工作"
            "<del>旧</del><span style='display: none'>藏</span>方案，完善机制。</p>"
        )
        self.assertEqual(
            texts(read(page(body), "a.html")), ["督导工作方案，完善机制。"]
        )

    def test_numbers_of_ordered_lists(self):
        body = "<ol start='3'><li>甲，事</li><li>乙，事</li><li>5.丙，事</li></ol>"
        body += "<ul><li>丁，事</li></ul>"
        expected = ["3.甲，事", "4.乙，事", "5.丙，事", "丁，事"]
        self.assertEqual(texts(read(page(body), "a.html")), expected)

    def test_fragment_without_a_page(self):
        data = ("<p>一、任务，事项</p>" * 6).encode()
        self.assertEqual(texts(read(data, "")), ["一、任务，事项"] * 6)

    def test_content_decides_whatever_the_name_is(self):
        self.assertIn("青禾市督导方案", texts(read(PAGE.encode(), "方案.doc")))

    def test_angle_brackets_in_plain_text_stay(self):
        self.assertEqual(
            texts(read("指标<95%，a>b".encode(), "a.txt")), ["指标<95%，a>b"]
        )


class TestTables(unittest.TestCase):
    def rows_of(self, table):
        blocks = read(page(f"<p>方案，如下。</p>{table}"), "a.html").blocks
        return next(block.rows for block in blocks if isinstance(block, Table))

    def test_cells_and_spans(self):
        table = """<table><tr><th rowspan="2">序号<th rowspan="2">任务
            <th colspan="2">单位</tr><tr><th>牵头<th>配合</tr>
            <tr><td>1<td>督导，<br>评估<td>市教育局<td><p>市财政局</p><p>团市委</p></tr>
            </table>"""
        expected = [
            ["序号", "任务", "单位", "单位"],
            ["序号", "任务", "牵头", "配合"],
            ["1", "督导，\n评估", "市教育局", "市财政局\n团市委"],
        ]
        self.assertEqual(self.rows_of(table), expected)

    def test_spans_end_with_the_table(self):
        table = "<table><tr><td rowspan=9999>甲<td>乙</tr><tr><td>丙</tr></table>"
        self.assertEqual(self.rows_of(table), [["甲", "乙"], ["甲", "丙"]])

    def test_table_of_data_inside_one_of_layout(self):
        inner = "<table><tr><td>甲<td>乙</tr><tr><td>丙<td>丁</tr></table>"
        table = f"<table><tr><td>{inner}</td></tr></table>"
        self.assertEqual(self.rows_of(table), [["甲", "乙"], ["丙", "丁"]])
