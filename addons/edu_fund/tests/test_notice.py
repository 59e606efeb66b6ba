"""The public notice on education expenditure."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.report_chromium.tools.document import Cell, Table

from .statistic_common import StatisticCommon


@tagged("post_install", "-at_install")
class TestNotice(StatisticCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_statistic(cls.county_a, 2024, 6.45e8, 41_000)
        cls.make_statistic(cls.county_a, 2025, 6.31e8, 41_900)
        cls.make_statistic(cls.county_b, 2024, 5.6e8, 36_000)

    def notice(self, user=None, **values):
        notices = self.env["edu.fund.notice"].with_user(user or self.finance_city)
        return notices.create({"year": 2025, "number": "青财公告〔2026〕1号", **values})

    def parts(self, notice):
        """Return the sentences and the rows of a notice."""
        document = notice._notice()
        (table,) = (block for block in document.blocks if isinstance(block, Table))
        texts = [block.text for block in document.blocks if block is not table]
        return document, texts, table.rows

    def test_it_tells_what_fell(self):
        """MJ18, GY16: amounts, changes, and by how much whoever is short."""
        self.make_statistic(self.county_b, 2025, 5.6e8, 36_000)
        document, texts, rows = self.parts(self.notice())
        self.assertIn("2025", document.title)
        self.assertEqual(document.notes[0], "青财公告〔2026〕1号")
        fallen = [
            "临溪县人民政府", "63,100.00", "64,500.00", Cell("-2.17%", "bad"),
            "15,059.67", "15,731.71", Cell("-4.27%", "bad"),
        ]  # fmt: skip
        self.assertEqual(rows[0], fallen)
        self.assertEqual(rows[1][3], Cell("+0.00%"))
        told = "\n".join(texts)
        self.assertIn("119,100.00", told)
        self.assertRegex(told, "临溪县人民政府.*14,000,000.00.*672.04")
        self.assertNotRegex(told, "望岳区人民政府.*0.00")

    def test_confirmed_figures_alone_are_published(self):
        """MJ18: a draft is nobody's business yet."""
        self.make_statistic(self.county_b, 2025, 5.6e8, state="draft")
        _document, _texts, rows = self.parts(self.notice())
        self.assertEqual([row[0] for row in rows], ["临溪县人民政府"])
        with self.assertRaises(UserError):
            self.notice(period="6").action_print()

    def test_months_are_told_as_well(self):
        """MJ18: the notice of January and February, against those of the leap year."""
        for year, amount in ((2024, 6e7), (2025, 5.9e7)):
            self.make_statistic(self.county_a, year, amount, period="2")
        _document, _texts, (row,) = self.parts(self.notice(period="2"))
        self.assertEqual(row[1:4], ["5,900.00", "6,000.00", Cell("-1.67%", "bad")])

    def test_who_prints_sees_the_own_scope(self):
        """MJ18: a county gives notice of itself."""
        with self.assertRaises(UserError):
            self.notice(self.finance_b).action_print()
        own = self.notice(self.finance, owner_unit_id=self.county_a.id)
        self.assertEqual(own.action_print()["report_name"], "edu_fund.report_notice")
        above = self.notice(self.finance, owner_unit_id=self.city.id)
        self.assertEqual(len(self.parts(above)[2]), 1)

    def test_it_is_printed(self):
        """MJ18: an official page in PDF."""
        notice = self.notice()
        reports = self.env["ir.actions.report"].with_user(self.finance_city)
        content, kind = reports.with_context(force_report_rendering=True)._render(
            "edu_fund.report_notice", notice.ids
        )
        self.assertEqual((kind, content[:5]), ("pdf", b"%PDF-"))
