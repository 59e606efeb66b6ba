"""Names and roles of units, in every notation of the genre."""

import unittest

from ..units import find_clauses, read_roles, role_of_label, split_units

LISTS = (
    (
        "县教育局、县财政局，县公安局；县民政局",
        ["县教育局", "县财政局", "县公安局", "县民政局"],
    ),
    ("县教育局 县财政局　各街道办事处", ["县教育局", "县财政局", "各街道办事处"]),
    ("县教育局和县残联", ["县教育局", "县残联"]),
    ("县委办公室及县政府办公室", ["县委办公室", "县政府办公室"]),
    ("县人力资源和社会保障局", ["县人力资源和社会保障局"]),
    ("县工业和信息化局与县科技局", ["县工业和信息化局", "县科技局"]),
    ("各县（市、区）政府", ["各县（市、区）政府"]),
    ("各市、县(区)人民政府、省教育厅", ["各市、县(区)人民政府", "省教育厅"]),
    ("各级党委、政府", ["各级党委、政府"]),
    ("市委宣传部（市文明办）、团市委", ["市委宣传部（市文明办）", "团市委"]),
    ("市教育局、有关部门", ["市教育局"]),
    ("市教育局及相关部门", ["市教育局"]),
    ("市教育局、市财政局等部门", ["市教育局", "市财政局"]),
    ("市高等学校工委", ["市高等学校工委"]),
    ("市督导委员会成员单位", ["市督导委员会成员单位"]),
    ("市教育局、各部门", ["市教育局", "各部门"]),
    ("无", []),
    ("市委组织部、市\n教育局\n市财政局", ["市委组织部", "市教育局", "市财政局"]),
    ("", []),
)
CLAUSES = (
    ("甲事。（责任单位：市教育局、市财政局）", [], ["市教育局", "市财政局"], []),
    ("甲事。〔责任单位：市教育局〕", [], ["市教育局"], []),
    ("甲事。[责任部门:市教育局]", [], ["市教育局"], []),
    (
        "甲事。【牵头单位：市教育局；配合单位：市公安局】",
        ["市教育局"],
        [],
        ["市公安局"],
    ),
    ("甲事。(牵头单位:市教育局 责任单位:市公安局)", ["市教育局"], ["市公安局"], []),
    ("甲事。\n责任单位：市教育局", [], ["市教育局"], []),
    ("甲事。\n牵头部门：市教育局\n配合部门：市公安局", ["市教育局"], [], ["市公安局"]),
    ("甲事。（市教育局，各县区政府负责）", [], ["市教育局", "各县区政府"], []),
    ("甲事。（市教育局牵头负责，市公安局配合）", ["市教育局"], [], ["市公安局"]),
    ("甲事。（市教育局牵头，市公安局参与）", ["市教育局"], [], ["市公安局"]),
    ("甲事。（市教育局牵头，市公安局协助）", ["市教育局"], [], ["市公安局"]),
    (
        "甲事。（市教育局牵头，市公安局、市民政局按职责分工负责）",
        ["市教育局"],
        ["市公安局", "市民政局"],
        [],
    ),
    ("甲事。（市教育局、市公安局分别牵头）", ["市教育局", "市公安局"], [], []),
    ("甲事。（市教育局）", [], ["市教育局"], []),
    (
        "甲事。\n【牵头单位】市教育局\n【配合单位】市公安局",
        ["市教育局"],
        [],
        ["市公安局"],
    ),
    ("甲事。（市教育局负责；2027年9月底前完成）", [], ["市教育局"], []),
    ("甲事。（市教育局牵头；持续推进）", ["市教育局"], [], []),
    ("甲事。由市教育局牵头，市公安局配合。", ["市教育局"], [], ["市公安局"]),
    ("甲事。此项工作由市教育局负责。", [], ["市教育局"], []),
    ("甲事。（责任单位：市教育局（牵头）、市公安局）", ["市教育局"], ["市公安局"], []),
    ("甲事。（责任单位：市教育局；完成时限：2027年底）", [], ["市教育局"], []),
    ("甲事。\n牵头领导：周某某\n责任人：吴某", [], [], []),
    ("每个小区至少有一个幼儿园（班）。", [], [], []),
    ("校长由教育局聘任，教师（含职员）由学校聘用。", [], [], []),
    ("责任单位要高度重视，密切配合。", [], [], []),
)
LABELS = (
    ("牵头单位", "lead"),
    ("牵头（责任）单位", "lead"),
    ("责任单位", "responsible"),
    ("主责部门", "responsible"),
    ("实施主体", "responsible"),
    ("配合单位", "cooperating"),
    ("参与部门", "cooperating"),
    ("协办单位", "cooperating"),
    ("完成时限", ""),
    ("责任人", ""),
    ("责任编辑", ""),
    ("单位", None),
    ("高效照明", None),
)


class TestUnits(unittest.TestCase):
    def test_lists(self):
        for text, names in LISTS:
            with self.subTest(text):
                self.assertEqual(split_units(text), names)

    def test_clauses(self):
        for text, lead, responsible, cooperating in CLAUSES:
            with self.subTest(text):
                found = ([], [], [])
                for clause in find_clauses(text):
                    for names, more in zip(
                        found,
                        (
                            clause.roles.lead,
                            clause.roles.responsible,
                            clause.roles.cooperating,
                        ),
                        strict=True,
                    ):
                        names.extend(more)
                self.assertEqual(found, (lead, responsible, cooperating))

    def test_labels(self):
        for label, role in LABELS:
            with self.subTest(label):
                self.assertEqual(role_of_label(label), role)

    def test_names_without_a_verb_are_responsible(self):
        self.assertEqual(
            read_roles("县教育局、县财政局"), ([], ["县教育局", "县财政局"], [])
        )

    def test_a_name_has_one_role(self):
        lead, responsible, _cooperating = read_roles(
            "牵头单位：县教育局；责任单位：县教育局、县财政局"
        )
        self.assertEqual((lead, responsible), (["县教育局"], ["县财政局"]))

    def test_a_clause_is_the_span_of_its_brackets(self):
        text = "甲事。（责任单位：市教育局）乙事。"
        [clause] = find_clauses(text)
        self.assertEqual(text[clause.start : clause.end], "（责任单位：市教育局）")


if __name__ == "__main__":
    unittest.main()
