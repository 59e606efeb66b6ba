"""Which numbered items are tasks, how they are numbered and what stands above."""

import unittest

from .. import DecompositionError, decompose_text


def outline_of(text):
    """[(number, title, path)] of a document's tasks."""
    return [(task.number, task.title, task.path) for task in decompose_text(text).tasks]


SECTIONS = """某市行动方案

一、总体要求
（一）指导思想。坚持问题导向。以评促改。
（二）基本原则
1.坚持统筹。上下联动。
2.坚持创新。先行先试。
（三）工作目标。到2027年，新建学校10所。

二、主要任务
（一）扩大资源
1.新建学校。按标准配建。
2.改建校舍。消除隐患。
（二）建强队伍
1.补充教师。优先农村。

三、实施步骤
（一）动员阶段。召开会议。
（二）实施阶段。全面推进。

四、保障措施
加强领导，落实经费。
"""


class TestChoice(unittest.TestCase):
    def test_aims_principles_and_steps_are_none(self):
        self.assertEqual(
            [title for _number, title, _path in outline_of(SECTIONS)],
            ["新建学校", "改建校舍", "补充教师"],
        )

    def test_restarted_numbers_have_their_parent_in_front(self):
        self.assertEqual(
            [number for number, _title, _path in outline_of(SECTIONS)],
            ["（一）1", "（一）2", "（二）1"],
        )

    def test_path_is_every_heading_above(self):
        self.assertEqual(outline_of(SECTIONS)[0][2], ["二、主要任务", "（一）扩大资源"])

    def test_aims_are_none_where_the_measures_follow(self):
        text = (
            "一、目标任务\n1.机制基本健全。\n2.到2027年，示范校达到60所。\n"
            "二、主要举措\n（一）深化改革。健全机制。（责任单位：市教育局）"
        )
        self.assertEqual([found[1] for found in outline_of(text)], ["深化改革"])

    def test_items_counted_off_in_one_paragraph_are_its_text(self):
        text = (
            "一、主要举措\n（一）建强队伍。1.核定编制，足额配备。2.严禁抽调。3.轮训一遍。"
            "（市教育局牵头，市财政局配合）\n"
            "（二）提高质量。①推进走班，②改革课堂。（市教育局负责）"
        )
        first, second = decompose_text(text).tasks
        self.assertEqual((first.title, second.title), ("建强队伍", "提高质量"))
        self.assertEqual(first.lead_units, ["市教育局"])
        self.assertEqual(second.responsible_units, ["市教育局"])

    def test_a_year_behind_a_number(self):
        text = (
            "一、2026年重点任务\n1.2026年春季学期起，新建食堂开放厨房。（责任单位：市教育局）\n"
            "2.公开账目。（责任单位：各学校）"
        )
        first, _second = decompose_text(text).tasks
        self.assertEqual((first.number, first.path), ("1", ["一、2026年重点任务"]))

    def test_what_a_box_says_is_not_said_by_the_measure_above(self):
        text = (
            "一、重点任务\n（一）扩大资源。新建幼儿园30所。\n（二）提高质量。建设基地5个。\n"
            "专栏1 学前教育工程\n1.建设项目。改造100所幼儿园，2027年底前完成。\n"
            "（三）建强队伍。培训教师200名。"
        )
        tasks = decompose_text(text).tasks
        values = [[target.value for target in task.targets] for task in tasks]
        self.assertEqual(values, [[30], [5], [200]])
        self.assertIsNone(tasks[1].deadline)

    def test_items_without_heading_belong_to_the_measure_above(self):
        text = (
            "一、重点任务\n（一）扩大资源。\n1.新建学校，改善条件，优化布局；\n"
            "2.改建校舍，消除隐患，按期完成；\n（二）建强队伍。优先农村学校。"
        )
        self.assertEqual(
            [title for _number, title, _path in outline_of(text)],
            ["扩大资源", "建强队伍"],
        )

    def test_items_with_units_are_tasks_without_heading(self):
        text = "一、重点任务\n1.新建学校（市教育局负责）\n2.改建校舍（市住建局负责）"
        self.assertEqual(
            [title for _number, title, _path in outline_of(text)],
            ["新建学校", "改建校舍"],
        )

    def test_one_clause_on_a_line_behind_a_group_is_the_groups(self):
        text = (
            "一、任务\n（一）扩大资源\n1.新建学校。按标准。\n2.改建校舍。除隐患。\n"
            "责任单位：市教育局\n（二）建强队伍\n1.补充教师。优先农村。\n"
            "2.交流轮岗。跨校竞聘。\n责任单位：市人社局"
        )
        found = decompose_text(text).tasks
        self.assertEqual([task.title for task in found], ["扩大资源", "建强队伍"])
        self.assertEqual(found[1].responsible_units, ["市人社局"])

    def test_units_of_a_heading_are_those_of_its_measures(self):
        text = (
            "一、扩大资源（责任单位：市教育局）\n1.新建学校。按标准配建。\n"
            "2.改建校舍。消除隐患。\n"
        )
        found = decompose_text(text).tasks
        self.assertEqual([task.title for task in found], ["新建学校", "改建校舍"])
        self.assertEqual(found[0].responsible_units, ["市教育局"])

    def test_safeguards_are_tasks_where_they_have_units(self):
        text = (
            "一、任务\n1.建校。按标准。（市教育局负责）\n"
            "二、保障措施\n1.筹资。多渠道。（市财政局负责）"
        )
        self.assertEqual(
            [number for number, _title, _path in outline_of(text)], ["1", "二、1"]
        )

    def test_inline_enumeration_is_no_task(self):
        text = "一、建校。一是选址。二是施工。\n二、聘师。第一，公告。第二，考试。"
        self.assertEqual(
            [title for _number, title, _path in outline_of(text)], ["建校", "聘师"]
        )

    def test_articles_that_define_are_none(self):
        text = (
            "第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 本办法适用于学校。\n"
            "第二章 职责\n第三条 学校应当公开章程。\n第四条 本办法自2026年5月起施行。"
        )
        self.assertEqual(
            outline_of(text), [("第三条", "学校应当公开章程", ["第二章 职责"])]
        )

    def test_plan_without_numbers(self):
        text = (
            "某市行动计划\n\n重点行动\n\n党建领航行动\n\n创建品牌，命名一批示范校。\n\n"
            "责任单位：市委教育工委\n\n办学达标行动\n\n改善条件，逐校验收。\n\n"
            "责任单位：市教育局\n"
        )
        found = decompose_text(text).tasks
        self.assertEqual(
            [task.title for task in found], ["党建领航行动", "办学达标行动"]
        )
        self.assertIsNone(found[0].to_json()["number"])

    def test_two_plans_in_one_notice(self):
        plan = "一、任务\n1.{}。按期完成。（市教育局负责）\n"
        text = (
            "某市关于印发两个方案的通知\n\n附件1\n\n某市建校方案\n\n"
            + plan.format("建校")
            + "\n附件2\n\n某市聘师方案\n\n"
            + plan.format("聘师")
        )
        self.assertEqual(
            outline_of(text),
            [
                ("附件1 1", "建校", ["某市建校方案", "一、任务"]),
                ("附件2 1", "聘师", ["某市聘师方案", "一、任务"]),
            ],
        )

    def test_prose_has_no_task(self):
        with self.assertRaises(DecompositionError) as refused:
            decompose_text("会议指出，成效明显。与会人员作了发言。")
        self.assertEqual(refused.exception.code, "no_task")


class TestTask(unittest.TestCase):
    def test_start_is_the_place_in_the_text(self):
        plan = decompose_text(SECTIONS)
        for task in plan.tasks:
            with self.subTest(task.title):
                self.assertTrue(plan.text[task.start :].startswith(task.text))

    def test_closing_words_are_no_part_of_the_last_task(self):
        text = "一、建校。按标准。（市教育局负责）\n各单位请于3月底前报送方案。"
        [task] = decompose_text(text).tasks
        self.assertIsNone(task.deadline)

    def test_a_row_that_repeats_a_measure_adds_its_units(self):
        text = (
            "某市方案\n\n一、建校工程。按标准配建。\n二、聘师工程。优先农村。\n\n附件\n\n"
            "序号\t任务\t责任单位\t完成时限\n1\t建校工程\t市教育局\t2027年6月\n"
            "2\t聘师工程\t市人社局\t2027年9月\n"
        )
        found = decompose_text(text).tasks
        self.assertEqual([task.title for task in found], ["建校工程", "聘师工程"])
        self.assertEqual(found[1].responsible_units, ["市人社局"])
        self.assertEqual(found[0].deadline.text, "2027年6月")

    def test_title_stands_without_its_units(self):
        text = (
            "（一）加强管理（市教育局牵头）\n健全制度，压实责任。\n"
            "（二）改进服务（市人社局牵头）\n优化流程。"
        )
        self.assertEqual(
            [title for _number, title, _path in outline_of(text)],
            ["加强管理", "改进服务"],
        )


if __name__ == "__main__":
    unittest.main()
