"""Task tables in plain lines, as a clerk pastes them or a PDF gives them."""

import unittest

from ..model import Paragraph, Table
from ..reading import read_text
from ..tables import find_tables, table_tasks


def blocks_of(text):
    return find_tables(read_text(text).blocks)


def tasks_of(text):
    (table,) = [block for block in blocks_of(text) if isinstance(block, Table)]
    return table_tasks(table.rows, 2026)


class TestMarked(unittest.TestCase):
    def test_tabs(self):
        text = (
            "分解表\n序号\t重点任务\t责任单位\t时限\n"
            "一、督政\n1\t健全机制\t市教育局\t6月\n\n2\t完善制度\t市财政局\t长期坚持\n"
            "注：按季度报送。\n正文"
        )
        tasks = tasks_of(text)
        self.assertEqual([task.title for task in tasks], ["健全机制", "完善制度"])
        self.assertEqual(tasks[1].path, ["一、督政"])
        left = [block.text for block in blocks_of(text) if isinstance(block, Paragraph)]
        self.assertEqual(left, ["分解表", "注：按季度报送。", "正文"])

    def test_cell_with_line_breaks(self):
        text = (
            "序号\t任务\t责任单位\t时限\n"
            "1\t健全机制\t市教育局\n市财政局\t2026年6月\n"
            "2\t完善制度\t团市委\t2026年\n底前\n3\t其他\t市教育局\t年底\n"
        )
        tasks = tasks_of(text)
        self.assertEqual(tasks[0].responsible_units, ["市教育局", "市财政局"])
        self.assertEqual(tasks[1].deadline.text, "2026年底前")
        self.assertEqual(len(tasks), 3)

    def test_pipes(self):
        text = (
            "| 类别 | 任务 | 牵头单位 |\n|:---|---|---:|\n"
            "| 督政 | 健全机制 | 市教育局 |\n|  | 完善制度 | 市财政局 |\n"
        )
        tasks = tasks_of(text)
        self.assertEqual([task.path for task in tasks], [["督政"], ["督政"]])
        self.assertEqual(tasks[1].lead_units, ["市财政局"])

    def test_lines_with_tabs_that_are_no_table(self):
        text = "一、\t健全机制\t甲\n二、\t完善制度\t乙"
        self.assertEqual(len(blocks_of(text)), 2)


class TestLaidOut(unittest.TestCase):
    TEXT = (
        "序号   重点任务                责任单位          完成时限\n"
        "\n"
        "一、督政\n"
        " 1    健全教育督导工作机制，  市教育局、市人    2026年12月\n"
        "      配齐专职督学。          力资源和社会保    底前\n"
        "                              障局\n"
        "               — 3 —\n"
        "序号   重点任务                责任单位          完成时限\n"
        " 2    完善制度                市财政局          持续推进\n"
        "                              团市委\n"
        "注：以上任务按季度报送进展情况。\n"
    )

    def test_cells_over_several_lines(self):
        first, second = tasks_of(self.TEXT)
        self.assertEqual(first.title, "健全教育督导工作机制，配齐专职督学")
        self.assertEqual(
            first.responsible_units, ["市教育局", "市人力资源和社会保障局"]
        )
        self.assertEqual(first.deadline.text, "2026年12月底前")
        self.assertEqual(first.path, ["一、督政"])
        self.assertEqual(second.responsible_units, ["市财政局", "团市委"])
        self.assertIsNone(second.deadline)

    def test_what_follows_stays_text(self):
        blocks = blocks_of(self.TEXT + "联系人：林望舒")
        self.assertEqual(blocks[-1], Paragraph("联系人：林望舒"))
        self.assertEqual(blocks[-2].text, "注：以上任务按季度报送进展情况。")

    def test_columns_parted_by_wide_characters(self):
        text = (
            "序号　　任务　　　　责任单位　　时限\n"
            "1　　　健全机制　　市教育局　　6月\n"
            "2　　　完善制度　　市财政局　　9月\n"
        )
        self.assertEqual(
            [task.title for task in tasks_of(text)], ["健全机制", "完善制度"]
        )

    def test_cells_out_of_place_where_none_is_missing(self):
        text = (
            "序号  重点工作  工作目标  责任领导  责任科室  配合科室  完成时限\n"
            "1  推进党组织领导的校长负责制改革  首批12所学校修订章程  李 明  人事科  "
            "党政办  2026年6月\n2  改造厕所  15所  王强  计财科  各学校  2026年9月\n"
        )
        tasks = tasks_of(text)
        self.assertEqual([task.title[-2:] for task in tasks], ["改革", "厕所"])
        self.assertEqual(tasks[0].responsible_units, ["人事科"])
        self.assertEqual(tasks[0].cooperating_units, ["党政办"])
        self.assertEqual(tasks[1].deadline.text, "2026年9月")

    def test_a_list_of_faults_and_what_mends_them(self):
        text = (
            "序号    整改问题        整改措施        责任单位      整改时限\n"
            "1       专用教室不足    扩建教室        市教育局      2026年6月\n"
            "2       编制未满        补充教师        市委编办      2026年9月\n"
        )
        tasks = tasks_of(text)
        self.assertEqual([task.title for task in tasks], ["专用教室不足", "编制未满"])


class TestInReadingOrder(unittest.TestCase):
    def test_rows_broken_anywhere(self):
        text = (
            "任务清单\n序号 重点任务 责任单位 完成时限\n"
            "1 推进督导信息化，每年培训不少于\n2次。 市教育局、市\n"
            "财政局 每年12月\n底前\n"
            "二、督学\n2 健全机制 市委编办、各县（市、区）\n"
            "人民政府 长期坚持\n"
            "— 2 —\n序号 重点任务 责任单位 完成时限\n3 完善制度。 团市委 2026年底前\n"
        )
        first, second, third = tasks_of(text)
        self.assertEqual(first.title, "推进督导信息化，每年培训不少于2次")
        self.assertEqual(first.responsible_units, ["市教育局", "市财政局"])
        self.assertEqual(first.deadline.recurs, "yearly")
        self.assertEqual(second.title, "健全机制")
        self.assertEqual(
            second.responsible_units, ["市委编办", "各县（市、区）人民政府"]
        )
        self.assertEqual(second.path, ["二、督学"])
        self.assertEqual(third.deadline.text, "2026年底前")

    def test_one_cell_a_line(self):
        text = (
            "序号\n重点任\n务\n牵头单位\n配合单位\n完成时限\n"
            "1\n健全督导机制，配齐督学并压实\n责任。\n市教育局\n市财政局、\n"
            "市委编办\n6月底前\n"
            "2\n完善制度。\n市财政局\n团市委\n全年\n"
        )
        first, second = tasks_of(text)
        self.assertEqual(first.title, "健全督导机制，配齐督学并压实责任")
        self.assertEqual(first.lead_units, ["市教育局"])
        self.assertEqual(first.cooperating_units, ["市财政局", "市委编办"])
        self.assertEqual(second.lead_units, ["市财政局"])
        self.assertIsNone(second.deadline)

    def test_limit_before_the_units(self):
        text = (
            "序号 任务 完成时限 责任单位 责任人\n"
            "1 健全机制。 2026年6月 市教育局、团市委 林望舒\n"
            "2 完善制度。 长期坚持 市财政局 何一舟\n"
        )
        first, second = tasks_of(text)
        self.assertEqual(first.deadline.text, "2026年6月")
        self.assertEqual(first.responsible_units, ["市教育局", "团市委"])
        self.assertEqual(second.responsible_units, ["市财政局"])

    def test_text_after_the_table_stays_text(self):
        text = (
            "序号 任务 责任单位 完成时限\n1 健全机制。 市教育局 2026年6月\n"
            "2 完善制度。 市财政局 2026年底前\n请各单位认真落实。\n"
        )
        blocks = blocks_of(text)
        self.assertEqual(blocks[1], Paragraph("请各单位认真落实。"))

    def test_prose_with_the_same_words(self):
        text = (
            "责任单位\n要按照重点任务和完成时限抓好落实。\n1.健全机制。\n2.完善制度。"
        )
        self.assertTrue(all(isinstance(b, Paragraph) for b in blocks_of(text)))


class TestSideBySide(unittest.TestCase):
    """Each line of text holds a piece of several cells."""

    def assert_rows(self, text):
        first, second, third = tasks_of("序号 重点任务 牵头单位 完成时限\n" + text)
        self.assertEqual(first.title, "健全督导机制，配齐专职督学，压实责任")
        self.assertEqual(first.lead_units, ["市教育局", "市人力资源和社会保障局"])
        self.assertEqual(first.deadline.text, "2026年12月底前")
        self.assertEqual(second.title, "完善制度")
        self.assertEqual(second.lead_units, ["市财政局", "团市委"])
        self.assertIsNone(second.deadline)
        self.assertEqual(third.title, "推进督导信息化，实现数据共享")
        self.assertEqual(third.lead_units, ["市教育局"])
        self.assertEqual(third.deadline.text, "2027年6月底前")

    def test_number_on_the_first_line(self):
        self.assert_rows(
            "1 健全督导机制，配齐 市教育局、市人 2026年12月\n"
            "专职督学，压实责 力资源和社会保 底前\n"
            "任。 障局\n"
            "2 完善制度。 市财政局、 长期坚持\n"
            "团市委\n"
            "3 推进督导信息化，实 市教育局 2027年6月\n"
            "现数据共享。 底前\n"
            "请各单位认真落实。\n"
        )

    def test_number_in_the_middle(self):
        self.assert_rows(
            "健全督导机制，配齐 市教育局、市人 2026年12月\n"
            "1 专职督学，压实责 力资源和社会保 底前\n"
            "任。 障局\n"
            "2 完善制度。 市财政局、团市委 长期坚持\n"
            "推进督导信息化，\n"
            "3 实现数据共 市教育局 2027年6月底前\n"
            "享。\n"
        )

    def test_without_full_stops(self):
        first, second = tasks_of(
            "序号 任务 责任单位 完成时限\n"
            "健全督导机制，\n1 配齐专职督学， 市教育局 2026年底前\n压实责任\n"
            "完善评价制度，\n2 强化结果运用， 市财政局 2026年6月\n落实经费\n"
        )
        self.assertEqual(first.title, "健全督导机制，配齐专职督学，压实责任")
        self.assertEqual(second.title, "完善评价制度，强化结果运用，落实经费")


class TestManyLines(unittest.TestCase):
    def test_time_grows_with_the_lines(self):
        text = "序号 任务 责任单位\n" * 4000 + "责任单位\n任务\n序号\n" * 4000
        self.assertTrue(blocks_of(text))
        rows = (f"{n} 健全机制。 市教育局 年底前\n" for n in range(1, 1000))
        self.assertEqual(len(tasks_of("序号 任务 单位 时限\n" + "".join(rows))), 999)
