"""Limits with their dates; starts, spans and frequencies are none."""

import datetime
import unittest

from ..deadlines import find_deadlines, first_deadline

YEAR = 2026
ABSOLUTE = (
    ("上半年完成对全部学校的检查", "上半年", "2026-06-30"),
    ("责任单位：市教育局 完成时限：12月底", "12月底", "2026-12-31"),
    ("完成时限: 三季度", "三季度", "2026-09-30"),
    ("到2027年，覆盖面明显扩大", "到2027年", "2027-12-31"),
    ("力争到2027年底建成", "到2027年底", "2027-12-31"),
    ("至2027年入园率提升", "至2027年", "2027-12-31"),
    ("截至2027年一季度末消除", "截至2027年一季度末", "2027-03-31"),
    ("2026年底前完成", "2026年底前", "2026-12-31"),
    ("2026年，出台办法", "2026年", "2026-12-31"),
    ("占比2028年达到50%", "2028年", "2028-12-31"),
    ("2027年上半年完成", "2027年上半年", "2027-06-30"),
    ("2027年第三季度前", "2027年第三季度前", "2027-09-30"),
    ("2028年2月底前", "2028年2月底前", "2028-02-29"),
    ("2026年5月15日前", "2026年5月15日前", "2026-05-15"),
    ("在2026年6月上旬完成", "2026年6月上旬", "2026-06-10"),
    ("2026年6月中旬前", "2026年6月中旬前", "2026-06-20"),
    ("完成时限：2027年6月", "2027年6月", "2027-06-30"),
    ("2026—2028年，分批改造", "2026—2028年", "2028-12-31"),
    ("2026年3月至2026年8月，试点", "2026年3月至2026年8月", "2026-08-31"),
    ("2026年秋季学期开学前", "2026年秋季学期开学前", "2026-08-31"),
    ("2027年春季学期开学前", "2027年春季学期开学前", "2027-02-28"),
    ("“十五五”末达到", "“十五五”末", "2030-12-31"),
    ("二〇二七年底前完成", "二〇二七年底前", "2027-12-31"),
    ("9月底前完成", "9月底前", "2026-09-30"),
    ("年底前完成", "年底前", "2026-12-31"),
    ("明年6月底前完成", "明年6月底前", "2027-06-30"),
)
RECURRING = (
    ("每学期末", "每学期末", "termly"),
    ("每年第一季度开展", "每年第一季度", "yearly"),
    ("每年3月底前公布", "每年3月底前", "yearly"),
    ("每年教师节前表彰", "每年教师节前", "yearly"),
    ("每学期开学前检查", "每学期开学前", "termly"),
    ("每季度首月15日前报送", "每季度首月15日前", "quarterly"),
    ("每月5日前报送", "每月5日前", "monthly"),
)
RELATIVE = (
    ("通过2-3年的努力，打造", "2-3年", (24, 36)),
    ("用2—3年时间，扩大", "2—3年", (24, 36)),
    ("三年内新增", "三年内", (36, 36)),
    ("6个月内提交", "6个月内", (6, 6)),
)
NONE = (
    "上半年完成了检查",
    "自2026年起实行",
    "从2026年起，用三年时间推进",
    "2026年起基本不再招聘",
    "“十五五”期间，完成培训",
    "“十四五”以来，成效明显",
    "每年组织一次",
    "每月到校2次",
    "长期坚持",
    "每学期末进行",
    "依据2026年印发的规划",
    "《2027年工作计划》",
    "对2005年以前交付的住宅小区逐个建档",
    "新开办3年以内的幼儿园",
    "近三年内未受处分",
    "编制到2035年的布局规划",
)


class TestDeadlines(unittest.TestCase):
    def test_absolute(self):
        for text, printed, day in ABSOLUTE:
            with self.subTest(text):
                limit = first_deadline(text, YEAR)
                self.assertEqual(
                    (limit.text, limit.date),
                    (printed, datetime.date.fromisoformat(day)),
                )

    def test_recurring(self):
        for text, printed, cycle in RECURRING:
            with self.subTest(text):
                limit = first_deadline(text, YEAR)
                self.assertEqual(
                    (limit.text, limit.date, limit.recurs), (printed, None, cycle)
                )

    def test_relative(self):
        for text, printed, months in RELATIVE:
            with self.subTest(text):
                limit = first_deadline(text, YEAR)
                self.assertEqual((limit.text, limit.after_months), (printed, months))

    def test_none(self):
        for text in NONE:
            with self.subTest(text):
                self.assertIsNone(first_deadline(text, YEAR))

    def test_without_a_year_of_the_plan_a_month_has_no_date(self):
        self.assertIsNone(first_deadline("9月底前完成").date)

    def test_all_limits_in_order(self):
        found = find_deadlines("2026年底前开发，每年6月底前评估，到2028年推广", YEAR)
        self.assertEqual(
            [limit.text for limit in found], ["2026年底前", "每年6月底前", "到2028年"]
        )

    def test_what_is_past_when_the_plan_is_issued_is_no_limit(self):
        self.assertIsNone(first_deadline("到2020年，已经建成", YEAR))


if __name__ == "__main__":
    unittest.main()
