"""Goals in digits; what only describes or names is none."""

import unittest

from ..targets import find_targets

# text, then (value, upper end, unit, comparator, year) of each target
TARGETS = (
    ("参与率≥95%", [(95, None, "%", ">=", None)]),
    ("班额≤50人", [(50, None, "人", "<=", None)]),
    ("缴存保证金30万元至50万元", [(30, 50, "万元", "=", None)]),
    ("每县选派3名至5名骨干", [(3, 5, "名", "=", None)]),
    ("按不低于公用经费5%安排", [(5, None, "%", ">=", None)]),
    ("不超过总额10%的经费", [(10, None, "%", "<=", None)]),
    ("覆盖率达到95%以上", [(95, None, "%", ">=", None)]),
    ("毛入园率提升至94%", [(94, None, "%", ">=", None)]),
    ("校长听课不得少于20节", [(20, None, "节", ">=", None)]),
    ("每个乡镇至少建成1所中心园", [(1, None, "所", ">=", None)]),
    ("至少专题研究督导事项2次", [(2, None, "次", ">=", None)]),
    ("不低于符合条件教师的10%", [(10, None, "%", ">=", None)]),
    ("标准不低于每生每年600元", [(600, None, "元", ">=", None)]),
    ("班额不超过45人", [(45, None, "人", "<=", None)]),
    ("不得一次性收取超过60课时的费用", [(60, None, "课时", "<=", None)]),
    (
        "不超过60课时或者3个月",
        [(60, None, "课时", "<=", None), (3, None, "个月", "<=", None)],
    ),
    ("控制在9%以内", [(9, None, "%", "<=", None)]),
    ("压缩至15个工作日", [(15, None, "个工作日", "<=", None)]),
    ("校际差异率低于0.15。", [(0.15, None, "", "<=", None)]),
    ("年均增长7%左右", [(7, None, "%", "=", None)]),
    ("新增学位1.2万个", [(1.2, None, "万个", "=", None)]),
    ("投入3.5亿元", [(3.5, None, "亿元", "=", None)]),
    ("浓度不高于32微克/立方米", [(32, None, "微克/立方米", "<=", None)]),
    ("以3~5年为一个周期", [(3, 5, "年", "=", None)]),
    ("组建集团12—15个", [(12, 15, "个", "=", None)]),
    ("建成2至3所", [(2, 3, "所", "=", None)]),
    ("按1∶5的比例配备", [("1:5", None, "比例", "=", None)]),
    ("应按不低于1:10的比例", [("1:10", None, "比例", ">=", None)]),
    ("新建幼儿园  所", [(None, None, "所", "=", None)]),
    ("新增床位____张", [(None, None, "张", "=", None)]),
    ("占比不低于    %", [(None, None, "%", ">=", None)]),
    ("每人每年4000元以上的补贴", [(4000, None, "元", ">=", None)]),
    ("建成校舍4.2万平方米主体", [(4.2, None, "万平方米", "=", None)]),
    ("聘期为3年", [(3, None, "年", "=", None)]),
    (
        "到2027年，建设基地10个、学校20所",
        [(10, None, "个", "=", 2027), (20, None, "所", "=", 2027)],
    ),
    (
        "占比2028年达到50%，安排不少于10%",
        [(50, None, "%", ">=", 2028), (10, None, "%", ">=", None)],
    ),
    ("到2028年能耗比2025年下降8%", [(8, None, "%", "=", 2028)]),
    ("“十五五”末达到100%", [(100, None, "%", ">=", 2030)]),
)
NONE = (
    "落实“1+X”证书制度",
    "“3+2”贯通培养",
    "参照某教〔2025〕33号文件",
    "办好第3期研修班",
    "公布12345热线和0599-8123456",
    "2026年5月20日举行",
    "3年以上企业工作经历",
    "每2年轮岗",
    "三个一活动",
    "3—6岁儿童",
    "形成“15分钟服务圈”",
    "500人以上规模学校优先",
    "不得晚于21:30离校",
)


class TestTargets(unittest.TestCase):
    def test_targets(self):
        for text, want in TARGETS:
            with self.subTest(text):
                found = [
                    (t.value, t.value_max, t.unit, t.comparator, t.year)
                    for t in find_targets(text)
                ]
                self.assertEqual(found, want)

    def test_none(self):
        for text in NONE:
            with self.subTest(text):
                self.assertEqual(find_targets(text), [])

    def test_who_a_norm_applies_to_is_no_target(self):
        [target] = find_targets("1800人以上的学校按1∶1配备")
        self.assertEqual(target.value, "1:1")

    def test_text_is_the_clause(self):
        [target] = find_targets("完善制度，每年培训不少于40学时，纳入考核")
        self.assertEqual(target.text, "每年培训不少于40学时")


if __name__ == "__main__":
    unittest.main()
