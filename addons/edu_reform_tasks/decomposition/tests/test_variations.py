"""One plan printed in every way the genre knows: the tasks stay the same."""

import itertools
import unittest

from .. import decompose_text

MEASURES = (
    ("健全教师培训制度", "分层分类开展全员培训，建立学分银行，推动教研训一体。"),
    ("改善农村办学条件", "优先保障寄宿制学校，补齐生活用房短板，配齐教学设备。"),
    ("规范校外培训行为", "建立部门联合执法机制，公布黑白名单，畅通举报渠道。"),
)
LEAD, OTHERS = "云岚市教育局", ("云岚市财政局", "云岚市人力资源和社会保障局")
NUMBERS = (
    ("一、", "二、", "三、"),
    ("（一）", "（二）", "（三）"),
    ("(一)", "(二)", "(三)"),
    ("1.", "2.", "3."),
    ("1．", "2．", "3．"),
    ("1、", "2、", "3、"),
    ("1. ", "2. ", "3. "),
    ("（1）", "（2）", "（3）"),
    ("1）", "2）", "3）"),
    ("①", "②", "③"),
    ("第一条 ", "第二条 ", "第三条 "),
    ("任务一：", "任务二：", "任务三："),
    ("举措1：", "举措2：", "举措3："),
)
BRACKETS = ("（）", "()", "〔〕", "[]", "【】", "［］")
SEPARATORS = ("、", "，", "；", ",", " ", "　", "和")
ALL_RESPONSIBLE = ([], [LEAD, *OTHERS], [])
LEAD_AND_HELP = ([LEAD], [], list(OTHERS))
LEAD_AND_DUTY = ([LEAD], list(OTHERS), [])
WORDINGS = (
    ("责任单位：{lead}{sep}{others}", ALL_RESPONSIBLE),
    ("责任部门: {lead}{sep}{others}等部门", ALL_RESPONSIBLE),
    ("牵头单位：{lead}；配合单位：{others}", LEAD_AND_HELP),
    ("牵头部门：{lead}，参与部门：{others}、有关部门", LEAD_AND_HELP),
    ("牵头单位：{lead}　责任单位：{others}", LEAD_AND_DUTY),
)
SPOKEN = (
    ("{lead}、{others}负责", ALL_RESPONSIBLE),
    ("{lead}、{others}按职责分工负责", ALL_RESPONSIBLE),
    ("{lead}牵头，{others}配合", LEAD_AND_HELP),
    ("{lead}牵头负责，{others}等部门参与", LEAD_AND_HELP),
    ("{lead}牵头，{others}按职责分工负责", LEAD_AND_DUTY),
    ("由{lead}牵头，{others}协助", LEAD_AND_HELP),
)


def clause(wording, separator="、"):
    joined = separator.join(OTHERS)
    return wording.format(lead=LEAD, others=joined, sep=separator)


def document(measures):
    return "云岚市教育提升行动方案\n\n为推动教育发展，制定本方案。\n\n" + "\n".join(
        measures
    )


def wrapped(text, width):
    """The text as a printed page breaks it, each paragraph by itself."""
    lines = []
    for paragraph in text.split("\n"):
        lines += [
            paragraph[at : at + width] for at in range(0, len(paragraph) or 1, width)
        ]
    return "\n".join(lines)


class TestVariations(unittest.TestCase):
    def check(self, text, roles):
        found = decompose_text(text).tasks
        self.assertEqual(
            [task.title for task in found], [title for title, _body in MEASURES], text
        )
        for task in found:
            units = (task.lead_units, task.responsible_units, task.cooperating_units)
            self.assertEqual(units, roles, text)

    def printed(self, numbers, form):
        return document(
            form.format(number=number, title=title, body=body)
            for number, (title, body) in zip(numbers, MEASURES, strict=True)
        )

    def test_numbers_and_brackets(self):
        for numbers, brackets in itertools.product(NUMBERS, BRACKETS):
            for wording, roles in (*WORDINGS, *SPOKEN):
                text = clause(wording)
                form = f"{{number}}{{title}}。{{body}}{brackets[0]}{text}{brackets[1]}"
                with self.subTest(numbers=numbers[0], form=form):
                    self.check(self.printed(numbers, form), roles)

    def test_separators(self):
        for separator, (wording, roles) in itertools.product(SEPARATORS, WORDINGS):
            form = f"{{number}}{{title}}。{{body}}（{clause(wording, separator)}）"
            with self.subTest(form):
                self.check(self.printed(NUMBERS[1], form), roles)

    def test_clause_on_its_own_line(self):
        for numbers, (wording, roles) in itertools.product(NUMBERS, WORDINGS):
            for form in (
                "{number}{title}。{body}\n" + clause(wording),
                "{number}{title}\n{body}\n" + clause(wording),
                "{number}{title}\n\n　　{body}\n\n　　（" + clause(wording) + "）",
            ):
                with self.subTest(form, numbers=numbers[0]):
                    self.check(self.printed(numbers, form), roles)

    def test_labels_on_two_lines(self):
        form = "{number}{title}\n{body}\n" + clause(
            "牵头部门：{lead}\n配合部门：{others}"
        )
        for numbers in NUMBERS:
            with self.subTest(numbers[0]):
                self.check(self.printed(numbers, form), LEAD_AND_HELP)

    def test_broken_lines(self):
        for numbers, width in itertools.product(NUMBERS, (24, 28, 33, 40)):
            for wording, roles in (*WORDINGS[:1], WORDINGS[2], *SPOKEN):
                form = f"{{number}}{{title}}。{{body}}（{clause(wording)}）"
                with self.subTest(numbers=numbers[0], width=width, form=form):
                    text = wrapped(self.printed(numbers, form), width)
                    self.check(text, roles)

    def test_one_line_for_all(self):
        for numbers in NUMBERS:
            form = "{number}{title}。{body}（" + clause(WORDINGS[0][0]) + "）"
            text = self.printed(numbers, form)
            head, body = text.rsplit("\n\n", 1)
            with self.subTest(numbers[0]):
                self.check(f"{head}\n{body}".replace("）\n", "）"), ALL_RESPONSIBLE)

    def test_no_units(self):
        for numbers in NUMBERS:
            with self.subTest(numbers[0]):
                self.check(
                    self.printed(numbers, "{number}{title}。{body}"), ([], [], [])
                )

    def test_web_page(self):
        for numbers in NUMBERS:
            text = self.printed(numbers, "{number}{title}。{body}")
            page = (
                "首页 > 政务公开 > 文件\n索引号：A1\n发布时间：2026-01-02\n"
                "【字体：大 中 小】\n"
                f"{text}\n云岚市教育局\n2026年1月1日\n分享到：\n上一篇：公告\n"
                "主办单位：云岚市人民政府 备案号：京ICP备1号"
            )
            with self.subTest(numbers[0]):
                self.check(page, ([], [], []))


if __name__ == "__main__":
    unittest.main()
