"""Statistics and norms as finance departments hand them in."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.master_import_common import MasterImportCase
from odoo.addons.edu_base.tools.master_import.columns import BadCell
from odoo.addons.edu_base.tools.master_import.template import filled
from odoo.addons.edu_base.tools.tables import read_table

from ..models.edu_fund_statistic import PERIODS
from ..tools.statistic_import import Statistics
from .statistic_common import StatisticCommon

TITLES = [
    "政府",
    "年度",
    "一般公共预算支出（元）",
    "教育支出",
    "在校学生数",
    "数据来源",
]
NORM_TITLES = ["县区", "执行年度", "学段", "生均拨款标准", "生均公用经费标准（元）"]


@tagged("post_install", "-at_install")
class TestStatisticImport(StatisticCommon, MasterImportCase):
    def own(self, unit):
        rows = self.env["edu.fund.statistic"].search([("owner_unit_id", "=", unit.id)])
        return [(row.year, row.period, row.education, row.pupils) for row in rows]

    def test_shown_first_then_written(self):
        """MJ18: the preview writes nothing; then a draft stands for each row."""
        rows = (
            TITLES,
            ["临溪县人民政府", "2025", 5_000_000, 1_000_000.01, 300, "临财决算"],
            ["望岳区人民政府", "2025年", 6_000_000, "1,200,000", 400, "望财决算"],
        )
        wizard = self.check("fund_statistics", *rows, user=self.finance_city)
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0))
        self.assertFalse(self.own(self.county_a))
        wizard.action_import()
        self.assertEqual(self.own(self.county_a), [(2025, "12", 1_000_000.01, 300)])
        self.assertEqual(self.own(self.county_b), [(2025, "12", 1_200_000, 400)])

    def test_again_changes_nothing(self):
        """MJ18: even once the figures are confirmed."""
        rows = [TITLES, ["临溪县人民政府", 2025, 50, 10.01, 3, "临财决算"]]
        self.bring_in("fund_statistics", *rows, user=self.finance)
        again = self.check("fund_statistics", *rows, user=self.finance)
        self.assertEqual(self.counts(again), (0, 0, 1, 0))
        row = self.env["edu.fund.statistic"].search(
            [("owner_unit_id", "=", self.county_a.id)]
        )
        row.with_user(self.finance).action_confirm()
        again = self.check("fund_statistics", *rows, user=self.finance)
        self.assertEqual(self.counts(again), (0, 0, 1, 0))
        rows[1][3] = 10.02
        changed = self.check("fund_statistics", *rows, user=self.finance)
        self.assertIn("Reopen", self.errors(changed)[2])
        self.assertEqual(row.education, 10.01)

    def test_amounts_in_other_units(self):
        """Documents print 万元 and 亿元: the title of the column says which."""
        titles = [
            "政府",
            "年度",
            "一般公共预算支出(亿元)",
            "教育支出（万元）",
            "学生数",
        ]
        rows = ["临溪县人民政府", 2025, 31.5, 65432.1, 30000]
        self.bring_in("fund_statistics", titles, rows, user=self.finance)
        row = self.env["edu.fund.statistic"].search(
            [("owner_unit_id", "=", self.county_a.id)]
        )
        self.assertEqual(
            (row.budget_total, row.education), (3_150_000_000, 654_321_000)
        )

    def test_periods(self):
        """MJ18: as reports name them; what may be a month by itself is refused."""
        titles = [*TITLES, "统计期间"]
        for period in ("上半年", "1-6月", "1月—6月", "1～6月份", "First Half"):
            row = ["临溪县人民政府", 2025, 50, 10, 3, "快报", period]
            self.bring_in("fund_statistics", titles, row, user=self.finance)
        self.assertEqual(self.own(self.county_a), [(2025, "6", 10, 3)])
        for words, months in (("1月", "1"), ("1—2月", "2"), ("1至12月", "12")):
            self.assertEqual(self.read_period(words), months)
        for words in ("2月", "12月", "1-13月", "0月", "2-6月"):
            with self.assertRaises(BadCell):
                self.read_period(words)

    def read_period(self, text):
        columns = {column.name: column for column in Statistics.columns}
        return columns["period"].reader(self.env)(text)

    def test_faults_are_named(self):
        good = ["临溪县人民政府", 2025, 50, 10, 3, "决算"]
        self.assert_faults(
            "fund_statistics",
            TITLES,
            [
                (good, None),
                (["望岳区人民政府", *good[1:]], "does not belong"),
                (["临溪县教育局", *good[1:]], "none of the kind"),
                ([good[0], "去年", *good[2:]], "is no year"),
                ([good[0], 2024, 50, "约十万", 3, ""], "no amount of money"),
                ([good[0], 2024, 50, "-3", 3, ""], "no amount of money"),
                ([good[0], 2024, 50, "1" * 15, 3, ""], "too large"),
                ([good[0], 2024, 50, "", 3, ""], "is missing"),
                (good, "Says the same"),
            ],
            user=self.finance,
        )

    def test_norms(self):
        """JJ08: norms of a stage and a year come by spreadsheet, too."""
        self.county_a.short_name = "临溪县"
        rows = (
            NORM_TITLES,
            ["临溪县", 2026, "小学", 9000, 720],
            ["临溪县", 2026, "高中", 12000.5, 1000],
        )
        for counts in ((2, 0, 0, 0), (0, 0, 2, 0)):
            wizard = self.check("pupil_norms", *rows, user=self.finance)
            self.assertEqual(self.counts(wizard), counts)
            if counts[0]:
                wizard.action_import()
        norms = self.env["edu.fund.pupil.norm"].search(
            [("owner_unit_id", "=", self.county_a.id)], order="allocation"
        )
        self.assertEqual(norms.mapped("stage"), ["primary", "senior"])
        self.assertEqual(norms.mapped("allocation"), [9000, 12000.5])

    def test_what_is_exported_comes_back_unchanged(self):
        """MJ18: each part of the year by its name, in both languages."""
        for period, _name in PERIODS:
            self.make_statistic(self.county_a, 2025, 1234.56, 7, period=period)
        for lang in ("en_US", "zh_CN"):
            env = self.env(user=self.finance, context={"lang": lang})
            kind = Statistics(env)
            data = filled(kind, kind.records())
            rows = kind.examine(read_table(env, data, "表.xlsx", kind.rate))
            self.assertEqual([row.state for row in rows], ["kept"] * len(PERIODS))

    def test_it_is_for_finance(self):
        """MJ18: nobody else brings figures in, and finance brings in nothing else."""
        for user, kind in ((self.officer, "fund_statistics"), (self.finance, "units")):
            with self.assertRaises(AccessError):
                self.check(kind, TITLES, user=user)

    def test_statements_do_not_grow_with_the_rows(self):
        costs = []
        for size in (2, 2, 30):
            rows = [
                ["临溪县人民政府", 2001 + n, 50, 10 + size, 3, "决算"]
                for n in range(size)
            ]
            wizard = self.check("fund_statistics", TITLES, *rows, user=self.finance)
            costs.append(self.statements(wizard.action_check))
        self.assertLessEqual(costs[2] - costs[1], 2)
