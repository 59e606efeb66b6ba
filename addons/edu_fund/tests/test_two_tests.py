"""The page of the two tests: what fell, by how much, and by which document."""

from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tests import tagged

from .statistic_common import StatisticCommon


@tagged("post_install", "-at_install")
class TestTwoTests(StatisticCommon):
    def page(self, user, *asked):
        self.env.flush_all()
        return self.env["edu.fund.two.tests"].with_user(user).get_page(*asked)

    def cells(self, user, unit, *asked):
        """Return {year: cell} of a government on the page of a user."""
        units = {row["id"]: row for row in self.page(user, *asked)["units"]}
        return {cell["year"]: cell for cell in units[unit.id]["cells"]}

    def merge(self, units, heir, day):
        keeper = self.make_user("fund_keeper", "unit_administrator", serves=self.city)
        change = self.env["edu.unit.change"].with_user(keeper)
        change.create(
            {
                "kind": "merge",
                "unit_ids": [Command.set(units.ids)],
                "heir_id": heir.id,
                "date_effective": day,
            }
        ).action_decide()

    def test_what_fell_is_told_with_amount_and_source(self):
        """GY16, MJ18, B31: what is missing, and the document it stands in."""
        before = self.make_statistic(self.county_a, 2024, 1000.00, 10)
        now = self.make_statistic(self.county_a, 2025, 999.99, 11)
        cells = self.cells(self.finance, self.county_a)
        self.assertEqual(list(cells), [2023, 2024, 2025])
        cell = cells[2025]
        self.assertEqual(cell["total_test"], {"verdict": "fell", "missing": 0.01})
        self.assertEqual(cell["pupil_test"], {"verdict": "fell", "missing": 9.09})
        self.assertEqual((cell["ids"], cell["source"]), (now.ids, now.source))
        self.assertEqual(cells[2024]["total_test"]["verdict"], "unknown")
        self.assertEqual((cells[2023]["ids"], cells[2023]["education"]), ([], None))
        self.assertEqual(
            (now.total_verdict, now.total_missing, now.pupil_missing),
            ("fell", 0.01, 9.09),
        )
        self.assertEqual(before.total_verdict, "unknown")

    def test_the_oldest_year_shown_is_judged_as_well(self):
        for year, amount in ((2022, 10), (2023, 9), (2024, 9), (2025, 9)):
            self.make_statistic(self.county_a, year, amount)
        cells = self.cells(self.finance, self.county_a)
        verdicts = [cell["total_test"]["verdict"] for cell in cells.values()]
        self.assertEqual(verdicts, ["fell", "held", "held"])

    def test_quarters_are_judged_with_their_like(self):
        """MJ18: the spending is watched during the year."""
        self.make_statistic(self.county_a, 2024, 100)
        self.make_statistic(self.county_a, 2024, 40, period="6")
        half = self.make_statistic(self.county_a, 2025, 39, period="6", state="draft")
        cell = self.cells(self.finance, self.county_a, 2025, "6")[2025]
        self.assertEqual((cell["ids"], cell["is_draft"]), (half.ids, True))
        self.assertEqual(cell["total_test"]["missing"], 1)

    def test_february_of_a_leap_year_stands_beside_the_others(self):
        """MJ18: the 28th and the 29th are the same time of the year."""
        for year, amount in ((2022, 20), (2023, 21), (2024, 20), (2025, 21)):
            self.make_statistic(self.county_a, year, amount, period="2")
        cells = self.cells(self.finance, self.county_a, 2025, "2")
        verdicts = [cell["total_test"]["verdict"] for cell in cells.values()]
        self.assertEqual(verdicts, ["held", "fell", "held"])
        self.assertEqual(self.page(self.finance, None, "2")["year"], 2025)
        row = self.env["edu.fund.statistic"].browse(cells[2024]["ids"])
        self.assertEqual((row.total_verdict, row.total_missing), ("fell", 1))

    def test_a_merged_county_stands_under_its_heir(self):
        """GY16: what the two counties spent is what the one is measured by."""
        rows = [
            self.make_statistic(unit, 2024, amount)
            for unit, amount in ((self.county_a, 60), (self.county_b, 40))
        ]
        heir = self.make_government("清岳市人民政府", "county", self.city)
        self.merge(self.county_a | self.county_b, heir, "2025-05-01")
        self.make_statistic(heir, 2025, 99, 200)
        cells = self.cells(self.finance_city, heir)
        self.assertEqual(set(cells[2024]["ids"]), {row.id for row in rows})
        self.assertEqual(cells[2024]["education"], 100)
        self.assertEqual(cells[2025]["total_test"], {"verdict": "fell", "missing": 1})
        shown = [row["id"] for row in self.page(self.finance_city)["units"]]
        self.assertEqual(set(shown), {self.city.id, heir.id})

    def test_a_stricter_share_of_a_government(self):
        """GY16: a government may ask for growth."""
        self.make_statistic(self.county_a, 2024, 100)
        row = self.make_statistic(self.county_a, 2025, 102)
        self.set_rule("fund_total", self.county_a, 103)
        self.assertEqual((row.total_verdict, row.total_missing), ("fell", 1))
        self.assertEqual(row.pupil_verdict, "held")

    def test_a_county_sees_itself_alone(self):
        """MJ18: the city and its leader see all counties."""
        self.make_statistic(self.county_b, 2025, 100)
        shown = [row["id"] for row in self.page(self.finance)["units"]]
        self.assertEqual(shown, self.county_a.ids)
        other = self.cells(self.finance, self.county_b, 2025, "12", self.county_b.ids)
        self.assertFalse(other[2025]["ids"] or other[2025]["education"])
        for user, may in ((self.finance_city, True), (self.leader, False)):
            page = self.page(user)
            self.assertEqual(len(page["units"]), 3)
            self.assertEqual(page["can_write"], may)

    def test_inspectors_do_not_see_it(self):
        inspector = self.make_user("fund_inspector", "inspector")
        with self.assertRaises(AccessError):
            self.page(inspector)

    def test_statements_do_not_grow_with_the_counties(self):
        """One page costs as much for thirty counties as for two."""
        costs = []
        for size in (2, 2, 30):  # the first warms what is remembered
            for number in range(size):
                name = f"第{size}组{number}县人民政府{len(costs)}"
                county = self.make_government(name, "county", self.city)
                for year in (2023, 2024, 2025):
                    self.make_statistic(county, year, 10, state="draft")
            costs.append(self.statements_warm(self.page, self.finance_city))
        self.assertEqual(*costs[1:])
        self.assertLessEqual(costs[-1], 12)

    def test_verdicts_of_a_list_are_read_together(self):
        costs = []
        for size in (2, 2, 20):
            years = range(2001, 2001 + size)
            name = f"第{len(costs)}县人民政府"
            county = self.make_government(name, "county", self.city)
            rows = self.env["edu.fund.statistic"].concat(
                *(self.make_statistic(county, y, y, state="draft") for y in years)
            )
            self.env["edu.rule"]._forget_figures()
            costs.append(self.statements(rows.mapped, "total_verdict"))
        self.assertEqual(*costs[1:])
