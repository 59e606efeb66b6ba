"""Rows of task tables as tasks: heads, merged cells, limits, targets, roles."""

import unittest
from datetime import date

from ..columns import column_of
from ..tables import table_tasks

HEAD = ["序号", "重点任务", "责任单位", "完成时限"]


def row(number, task="健全督导机制。", units="市教育局", limit="2026年底前"):
    return [number, task, units, limit]


class TestHeads(unittest.TestCase):
    def test_words_of_heads(self):
        for kind, heads in {
            "number": "序号 编号 序 序\n号",
            "area": "改革领域 重点领域 类别 板块 任务类别 方面",
            "task": "重点任务 工作任务 任务 主要任务 工作内容 改革事项 项目 整治任务",
            "detail": "具体举措 具体措施 工作举措 任务要求 主要举措 建设内容及标准",
            "lead": "牵头单位 牵头部门 主责单位 牵头处室 牵头（责任）单位 牵头责任单位",
            "responsible": "责任单位 责任部门 责任主体 落实单位 承办单位 单位",
            "cooperating": "配合单位 参与单位 协办单位 配合部门 协同单位 参加单位",
            "deadline": "完成时限 完成时间 时间节点 时间要求 进度安排 时限 时间",
            "target": "目标值 指标 年度目标 量化指标 2026年目标值 预期目标",
            "other": "责任人 责任领导 成果形式 备注 联系电话 进展情况 牵头领导",
        }.items():
            for head in heads.split(" "):
                with self.subTest(head):
                    self.assertEqual(column_of(head), kind)

    def test_no_heads(self):
        for text in (
            "市教育局",
            "1",
            "",
            "健全督导工作机制，压实各方责任",
            "2026年底前",
        ):
            with self.subTest(text):
                self.assertIsNone(column_of(text))

    def test_tables_of_something_else(self):
        for rows in (
            [],
            [["姓名", "电话"], ["甲", "1"]],
            [["序号", "指标", "2026年目标值"], ["1", "巩固率", "99%"]],
            [["1", "健全机制", "市教育局", "2026年底前"]],
        ):
            with self.subTest(rows):
                self.assertEqual(table_tasks(rows, 2026), [])

    def test_titles_above_and_notes_below(self):
        title = ["任务分解表"] * 4
        note = ["注：各单位按季度报送进展。"] * 4
        tasks = table_tasks([title, HEAD, row("1"), note, row("9")], 2026)
        self.assertEqual([task.number for task in tasks], ["1"])
        self.assertEqual(tasks[0].path, [])

    def test_head_in_two_rows(self):
        rows = [
            ["序号", "任务", "责任单位", "责任单位", "时限"],
            ["序号", "任务", "牵头单位", "配合单位", "时限"],
            ["1", "健全机制", "市教育局", "市财政局、团市委", "2026年6月"],
        ]
        for second in (rows[1], ["", "", "牵头单位", "配合单位", ""]):
            (task,) = table_tasks([rows[0], second, rows[2]], 2026)
            self.assertEqual(task.lead_units, ["市教育局"])
            self.assertEqual(task.cooperating_units, ["市财政局", "团市委"])
            self.assertEqual(task.responsible_units, [])

    def test_repeated_heads(self):
        tasks = table_tasks([HEAD, row("1"), HEAD, row("2")], 2026)
        self.assertEqual([task.number for task in tasks], ["1", "2"])


class TestRows(unittest.TestCase):
    def test_title_text_and_number(self):
        rows = [HEAD, row("1.", "健全督导机制。配齐专职督学\n压实责任；")]
        (task,) = table_tasks(rows, 2026)
        self.assertEqual(task.number, "1")
        self.assertEqual(task.title, "健全督导机制")
        self.assertEqual(task.text, "健全督导机制。配齐专职督学\n压实责任；")

    def test_number_in_front_of_the_task(self):
        rows = [["任务", "责任单位"], ["（三）健全机制", "市教育局"]]
        (task,) = table_tasks(rows, None)
        self.assertEqual((task.number, task.title), ("（三）", "健全机制"))

    def test_merged_areas_and_headings_are_the_path(self):
        rows = [
            ["领域", *HEAD],
            ["督政", *row("1")],
            ["", *row("2")],
            ["督学", *row("3")],
        ]
        paths = [task.path for task in table_tasks(rows, 2026)]
        self.assertEqual(paths, [["督政"], ["督政"], ["督学"]])
        rows = [
            HEAD,
            ["一、督政", "", "", ""],
            row("1"),
            ["（一）机制"] * 4,
            row("2"),
            ["二、督学"] * 4,
            row("3"),
        ]
        paths = [task.path for task in table_tasks(rows, 2026)]
        self.assertEqual(
            paths, [["一、督政"], ["一、督政", "（一）机制"], ["二、督学"]]
        )

    def test_task_merged_over_several_measures(self):
        head = ["序号", "重点任务", "具体举措", "责任单位"]
        rows = [
            head,
            ["1", "健全机制", "出台办法", "市教育局"],
            ["1", "健全机制", "配齐督学", "市委编办"],
            ["2", "强化保障", "落实经费", "市财政局"],
        ]
        tasks = table_tasks(rows, 2026)
        self.assertEqual(
            [(task.title, task.path) for task in tasks],
            [("出台办法", ["健全机制"]), ("配齐督学", ["健全机制"]), ("强化保障", [])],
        )
        self.assertEqual(tasks[2].text, "强化保障\n落实经费")

    def test_units_of_one_task_in_several_rows(self):
        rows = [HEAD, row("1"), row("1", units="市财政局"), row("2")]
        tasks = table_tasks(rows, 2026)
        self.assertEqual(tasks[0].responsible_units, ["市教育局", "市财政局"])
        self.assertEqual(len(tasks), 2)

    def test_row_that_goes_on_after_a_page_break(self):
        rows = [
            HEAD,
            row("1", "健全督导机制，配齐", "市教育局、市人力资", "2026年12月底"),
            HEAD,
            row("", "专职督学。", "源和社会保障局", "前"),
            row("2"),
        ]
        tasks = table_tasks(rows, 2026)
        self.assertEqual(tasks[0].title, "健全督导机制，配齐专职督学")
        names = ["市教育局", "市人力资源和社会保障局"]
        self.assertEqual(tasks[0].responsible_units, names)
        self.assertEqual(tasks[0].deadline.text, "2026年12月底前")
        self.assertEqual(len(tasks), 2)

    def test_rows_without_numbers_that_are_tasks(self):
        rows = [HEAD, row("1"), row("", "另一项任务。", "市财政局", "2026年6月")]
        tasks = table_tasks(rows, 2026)
        self.assertEqual([task.number for task in tasks], ["1", ""])

    def test_rows_of_different_length(self):
        rows = [HEAD, ["1", "健全机制"], ["2", "完善", "团市委", "年底", "多"]]
        tasks = table_tasks(rows, 2026)
        self.assertEqual(tasks[0].responsible_units, [])
        self.assertEqual(tasks[1].responsible_units, ["团市委"])


class TestUnits(unittest.TestCase):
    def units(self, cell, head="责任单位"):
        (task,) = table_tasks([["任务", head], ["健全机制", cell]], 2026)
        return task.lead_units, task.responsible_units, task.cooperating_units

    def test_column_gives_the_role(self):
        names = ["市教育局", "市财政局"]
        self.assertEqual(self.units("市教育局、市财政局"), ([], names, []))
        self.assertEqual(self.units("市教育局\n市财政局", "牵头单位"), (names, [], []))
        self.assertEqual(self.units("市教育局 市财政局", "配合单位"), ([], [], names))

    def test_cell_may_say_otherwise(self):
        found = self.units("市教育局牵头，市财政局、市委编办配合")
        self.assertEqual(found, (["市教育局"], [], ["市财政局", "市委编办"]))
        found = self.units("牵头单位：市教育局\n配合单位：市财政局")
        self.assertEqual(found, (["市教育局"], [], ["市财政局"]))

    def test_one_role_a_unit(self):
        rows = [
            ["任务", "牵头单位", "责任单位"],
            ["健全机制", "市教育局", "市教育局、市财政局"],
        ]
        (task,) = table_tasks(rows, 2026)
        self.assertEqual(task.lead_units, ["市教育局"])
        self.assertEqual(task.responsible_units, ["市财政局"])

    def test_persons_are_no_units(self):
        rows = [
            ["任务", "责任领导", "责任单位", "责任人"],
            ["健全机制", "林望舒", "市教育局", "何一舟"],
        ]
        (task,) = table_tasks(rows, 2026)
        self.assertEqual(task.responsible_units, ["市教育局"])
        self.assertEqual(task.lead_units, [])


class TestLimits(unittest.TestCase):
    def limit(self, cell, text="健全机制。"):
        (task,) = table_tasks([HEAD, row("1", text, limit=cell)], 2026)
        return task.deadline

    def test_dates_by_their_column(self):
        for cell, day in (
            ("2026年12月", date(2026, 12, 31)),
            ("2026.12", date(2026, 12, 31)),
            ("2026.6.30", date(2026, 6, 30)),
            ("2026-09-30", date(2026, 9, 30)),
            ("2027/3", date(2027, 3, 31)),
            ("12月底", date(2026, 12, 31)),
            ("6月", date(2026, 6, 30)),
            ("9月底前", date(2026, 9, 30)),
            ("第三季度", date(2026, 9, 30)),
            ("上半年", date(2026, 6, 30)),
            ("2026年", date(2026, 12, 31)),
            ("2026年上半年", date(2026, 6, 30)),
            ("2026年底", date(2026, 12, 31)),
            ("2026年4月至5月", date(2026, 5, 31)),
        ):
            with self.subTest(cell):
                found = self.limit(cell)
                self.assertEqual((found.text, found.date), (cell, day))

    def test_line_break_in_the_cell(self):
        found = self.limit("2026年12月\n底前")
        self.assertEqual(found.text, "2026年12月底前")
        self.assertEqual(found.date, date(2026, 12, 31))

    def test_recurring(self):
        found = self.limit("每年12月底前")
        self.assertEqual((found.recurs, found.date), ("yearly", None))

    def test_no_limit(self):
        for cell in ("长期坚持", "持续推进", "常态化推进", "全年", "适时开展", "—"):
            with self.subTest(cell):
                self.assertIsNone(self.limit(cell, "到2027年健全机制。"))

    def test_empty_cell_leaves_it_to_the_text(self):
        self.assertEqual(self.limit("", "到2027年健全机制。").date, date(2027, 12, 31))

    def test_month_without_any_year(self):
        (task,) = table_tasks([HEAD, row("1", limit="6月")], None)
        self.assertIsNone(task.deadline)


class TestTargets(unittest.TestCase):
    def test_column_of_targets(self):
        rows = [
            ["任务", "责任单位", "目标值"],
            ["配齐督学不少于30名", "市教育局", "≥95%"],
            ["建设学校", "市教育局", "12所"],
            ["提高比例", "市教育局", "达到1:5"],
        ]
        found = [
            [(target.value, target.unit, target.comparator) for target in task.targets]
            for task in table_tasks(rows, 2026)
        ]
        self.assertEqual(found[0], [(30, "名", ">="), (95, "%", ">=")])
        self.assertEqual(found[1], [(12, "所", "=")])
        self.assertEqual(found[2][0][0], "1:5")
