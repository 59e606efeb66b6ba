"""Finance at work on the statistics, and how their page looks."""

import io

from openpyxl import load_workbook

from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.edu_base.tests.page_looks import DESK, PageLooks

from .statistic_common import StatisticCommon


@tagged("post_install", "-at_install")
class TestStatisticTours(StatisticCommon, PageLooks):
    browser_size = "1440x900"

    def test_finance_finds_what_fell(self):
        """GY16, MJ18, B31: import, page, record behind the number: six clicks."""
        tour = "edu_fund_finance_finds_what_fell"
        self.start_tour("/odoo/fund-statistics", tour, login="fund_city")
        rows = self.env["edu.fund.statistic"].search(
            [("owner_unit_id", "=", self.county_a.id)], limit=1
        )
        self.assertEqual((rows.education, rows.year), (631_000_000, 2025))
        self.assertEqual(rows.total_missing, 14_000_000)

    def fill(self):
        for year, a, b in ((2023, 6.2e8, 5.5e8), (2024, 6.45e8, 5.6e8)):
            self.make_statistic(self.county_a, year, a, 41_000)
            self.make_statistic(self.county_b, year, b, 36_000)
        self.make_statistic(self.county_a, 2025, 6.31e8, 41_900)
        self.make_statistic(self.county_b, 2025, 5.88e8, 36_100, state="draft")

    def test_looks(self):
        """At a desk the three years of both tests stand side by side."""
        self.fill()
        ready = "Boolean(document.querySelector(\"[data-verdict='fell']\"))"
        self.look_at(
            "/odoo/two-tests",
            "fund_two_tests",
            ready,
            login="fund_city",
            size=DESK,
            within=".o_edu_page",
        )

    def test_looks_of_the_figures(self):
        """MJ18: the list of figures, and one of them that fell."""
        self.fill()
        row = self.env["edu.fund.statistic"].search(
            [("owner_unit_id", "=", self.county_a.id)], limit=1
        )
        for url, name, ready in (
            ("", "fund_statistics", ".o_data_row"),
            (f"/{row.id}", "fund_statistic", ".o_field_widget[name='total_missing']"),
        ):
            self.look_at(
                f"/odoo/fund-statistics{url}",
                name,
                f'Boolean(document.querySelector("{ready}"))',
                login="fund_city",
                size=DESK,
                within=".o_content",
            )

    def test_table_leaves_the_house_with_who_may_export(self):
        """MJ18: the page as a spreadsheet, within the scope of who asks."""
        self.fill()
        address = "/edu/funds/2025/two-tests.xlsx"
        self.authenticate("fund_finance", "forty-two paper cranes")
        answer = self.url_open(address)
        sheet = load_workbook(io.BytesIO(answer.content)).active
        rows = list(sheet.iter_rows(min_row=3, values_only=True))
        self.assertEqual([row[0] for row in rows], ["临溪县人民政府"])
        self.assertEqual(rows[0][1:5], (6.2e8, 6.45e8, 6.31e8, 1.4e7))
        with mute_logger("odoo.http"):
            self.assertEqual(self.url_open(f"{address}?period=13").status_code, 404)
            template = self.url_open("/edu/import/fund_statistics/template.xlsx")
            self.assertEqual(template.status_code, 200)
            self.make_user("fund_inspector", "inspector")
            self.authenticate("fund_inspector", "forty-two paper cranes")
            self.assertEqual(self.url_open(address).status_code, 404)
