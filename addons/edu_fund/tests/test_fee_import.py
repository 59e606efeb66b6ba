"""School fees as price departments list them."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.edu_base.tests.master_import_common import MasterImportCase
from odoo.addons.edu_base.tools.master_import.template import filled
from odoo.addons.edu_base.tools.tables import read_table

from ..tools.fee_import import SchoolFees
from .fee_common import FeeCommon

TITLES = [
    "县区",
    "收费项目",
    "学段",
    "学校性质",
    "办园等级",
    "收费标准（元）",
    "计费单位",
    "执行日期",
    "文号",
]
CARE = ["临溪县人民政府", "保教费", "幼儿园", "公办", "省一级", 680, "元/生·月"]
SERVICE = ["临溪县人民政府", "课后服务费", "小学", "公办", "", "300.5", "学期"]
SINCE = ["2023-09-01", "临发改价〔2023〕12号"]


@tagged("post_install", "-at_install")
class TestFeeImport(FeeCommon, MasterImportCase):
    def own(self):
        return self.env["edu.fund.fee"].search(
            [("owner_unit_id", "=", self.county_a.id)], order="amount desc"
        )

    def test_shown_first_then_written_as_drafts(self):
        """MJ18: nothing counts before somebody confirms it; again changes nothing."""
        rows = (TITLES, CARE + SINCE, SERVICE + SINCE)
        wizard = self.check("school_fees", *rows, user=self.finance)
        self.assertEqual(self.counts(wizard), (2, 0, 0, 0))
        self.assertFalse(self.own())
        wizard.action_import()
        care, service = self.own()
        self.assertEqual(set((care | service).mapped("state")), {"draft"})
        self.assertEqual(
            (care.kind, care.sector, care.grade, care.per, care.date_from),
            ("care", "public", "省一级", "month", date(2023, 9, 1)),
        )
        self.assertEqual((service.amount, service.per), (300.5, "term"))
        (care | service).with_user(self.finance).action_confirm()
        again = self.check("school_fees", *rows, user=self.finance)
        self.assertEqual(self.counts(again), (0, 0, 2, 0))

    def test_a_confirmed_amount_is_not_overwritten(self):
        """MJ18: the next amount is a row of its own."""
        rows = [TITLES, CARE + SINCE]
        self.bring_in("school_fees", *rows, user=self.finance)
        fee = self.own()
        fee.with_user(self.finance).action_confirm()
        dearer = [*CARE[:5], 720, *CARE[6:]]
        changed = self.check("school_fees", TITLES, dearer + SINCE, user=self.finance)
        self.assertIn("later day", self.errors(changed)[2])
        later = [*dearer, "2026年9月1日", "临发改价〔2026〕5号"]
        self.bring_in("school_fees", TITLES, later, user=self.finance)
        (self.own() - fee).with_user(self.finance).action_confirm()
        self.assertEqual((fee.amount, fee.date_to), (680, date(2026, 8, 31)))
        fee.with_user(self.finance)._make_move("void", "录错")
        again = self.check("school_fees", *rows, user=self.finance)
        self.assertEqual(self.counts(again), (1, 0, 0, 0))

    def test_faults_are_named(self):
        good = CARE + SINCE
        self.assert_faults(
            "school_fees",
            TITLES,
            [
                (good, None),
                (["望岳区人民政府", *good[1:]], "does not belong"),
                ([good[0], "赞助费", *good[2:]], "is none of"),
                ([*good[:5], "面议", *good[6:]], "no amount of money"),
                ([*good[:6], "课时", *good[7:]], "is none of"),
                ([*good[:7], "去年", good[8]], "is no day"),
                ([*good[:8], ""], "is missing"),
                (good, "Says the same"),
            ],
            user=self.finance,
        )

    def test_what_is_exported_comes_back_unchanged(self):
        """MJ18: with its history and its reviews."""
        for year in (2019, 2022):
            self.make_fee(400 + year, date(year, 9, 1))
        kind = SchoolFees(self.env(user=self.finance))
        data = filled(kind, kind.records())
        rows = kind.examine(read_table(kind.env, data, "表.xlsx", kind.rate))
        self.assertEqual([row.state for row in rows], ["kept", "kept"])

    def test_it_is_for_finance(self):
        with self.assertRaises(AccessError):
            self.check("school_fees", TITLES, user=self.officer)
