"""Statistics of education funds: what they hold, who writes them, until when."""

from datetime import date

from psycopg2.errors import CheckViolation, UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models.edu_fund_statistic import PERIODS
from .common import DAY
from .statistic_common import StatisticCommon

MONTHS = [str(number) for number in range(1, 13)]


@tagged("post_install", "-at_install")
class TestStatistic(StatisticCommon):
    def test_ratios(self):
        """B31: per pupil to the fen; the share of the general public budget."""
        row = self.make_statistic(self.county_a, 2025, 1_000_000, 300)
        self.assertEqual((row.per_pupil, row.share), (3333.33, 20))
        self.assertEqual(row.last_day, date(2025, 12, 31))

    def test_periods_end_with_their_last_month(self):
        """MJ18: months and quarters are watched as well as years."""
        ends = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
        self.assertEqual([period for period, _name in PERIODS], MONTHS)
        for period, day in zip(MONTHS, ends, strict=True):
            row = self.make_statistic(self.county_a, 2024, 10, 1, period=period)
            self.assertEqual(row.last_day, date(2024, int(period), day))
        other = self.make_statistic(self.county_a, 2025, 10, 1, period="2")
        self.assertEqual(other.last_day, date(2025, 2, 28))

    def test_the_latest_months_come_first(self):
        """MJ18: October lies before September, whatever letters say."""
        rows = [
            self.make_statistic(self.county_a, 2024, 10, 1, period=period)
            for period in ("9", "12", "2", "10")
        ]
        found = self.env["edu.fund.statistic"].search(
            [("id", "in", [row.id for row in rows])]
        )
        self.assertEqual(found.mapped("period"), ["12", "10", "9", "2"])

    def test_a_year_that_is_being_typed(self):
        """A form tells its verdicts before the year has its four digits."""
        form = Form(self.env["edu.fund.statistic"].with_user(self.finance))
        for year in (0, 20, 99999):
            form.year = year
            self.assertEqual(form.total_verdict, "unknown")

    @mute_logger("odoo.sql_db")
    def test_one_a_government_and_period(self):
        self.make_statistic(self.county_a, 2025, 10)
        self.make_statistic(self.county_a, 2025, 10, period="6")
        self.make_statistic(self.county_b, 2025, 10)
        with self.assertRaises(UniqueViolation), self.cr.savepoint():
            self.make_statistic(self.county_a, 2025, 20)

    @mute_logger("odoo.sql_db")
    def test_what_is_no_figure(self):
        for values in ({"education": -1}, {"budget_total": 9}, {"year": 1899}):
            with self.assertRaises(CheckViolation), self.cr.savepoint():
                values = {"year": 2025, "education": 10, **values}
                self.make_statistic(self.county_a, **values)
        with self.assertRaises(ValidationError):
            self.make_statistic(self.office_a, 2025, 10)

    def test_what_is_confirmed_stands(self):
        """MJ18: a mistake is corrected by reopening, with the reason on record."""
        row = self.make_statistic(self.county_a, 2025, 10).with_user(self.finance)
        self.assertEqual(
            (row.confirmed_by_id, row.confirmed_on), (self.finance_city, DAY)
        )
        for user in (self.finance, self.env.user):
            with self.assertRaises(UserError):
                row.with_user(user).education = 11
        with self.assertRaises(UserError):
            row.unlink()
        with self.assertRaises(UserError):
            row._make_move("reopen", " ")
        row._make_move("reopen", "决算数调整")
        self.assertFalse(row.confirmed_by_id or row.confirmed_on)
        row.education = 11
        self.assertEqual(row.transition_ids.mapped("reason"), ["决算数调整", False])

    def test_a_figure_without_source_is_not_confirmed(self):
        for values in ({"source": False}, {"pupils": 0}, {"education": 0}):
            row = self.make_statistic(
                self.county_a,
                2020 + values.get("pupils", 1),
                **{"education": 10, "state": "draft", **values},
            )
            with self.assertRaises(UserError):
                row.action_confirm()
            row.unlink()

    def test_state_is_not_written_by_hand(self):
        row = self.make_statistic(self.county_a, 2025, 10, state="draft")
        with self.assertRaises(UserError):
            row.with_user(self.finance).write({"confirmed_on": DAY})
        with self.assertRaises(UserError):
            row.with_user(self.officer).write({"state": "confirmed"})
        row.with_user(self.chief).action_confirm()
        self.assertEqual(row.confirmed_by_id, self.chief)

    def test_finance_of_a_county_keeps_its_own(self):
        """MJ18: the city sees every county, a county itself alone."""
        own = self.make_statistic(self.county_a, 2025, 10, state="draft")
        other = self.make_statistic(self.county_b, 2025, 10)
        every = self.env["edu.fund.statistic"]
        for user, seen in (
            (self.finance, own),
            (self.officer, own),
            (self.chief, own),
            (self.finance_city, own | other),
            (self.leader, own | other),
        ):
            self.assertEqual(every.with_user(user).search([]) & (own | other), seen)
        own.with_user(self.finance).education = 12
        for user in (self.officer, self.chief, self.leader):
            with self.assertRaises(AccessError):
                own.with_user(user).education = 13
            with self.assertRaises(AccessError):
                every.with_user(user).create({"owner_unit_id": self.county_a.id})
        with self.assertRaises(AccessError):
            own.with_user(self.finance_b).education = 13

    def test_inspectors_read_none(self):
        inspector = self.make_user("fund_inspector", "inspector")
        for model in ("edu.fund.statistic", "edu.fund.pupil.norm"):
            self.assertFalse(self.env[model].with_user(inspector).has_access("read"))

    def test_norms_of_a_stage_and_year(self):
        """JJ08: finance keeps them; the others read."""
        norm = self.make_norm(self.county_a, 2026, 9000)
        norm.with_user(self.finance).public_expense = 730
        for user in (self.chief, self.leader, self.finance_b):
            with self.assertRaises(AccessError):
                norm.with_user(user).public_expense = 740
        with mute_logger("odoo.sql_db"), self.assertRaises(UniqueViolation):
            self.make_norm(self.county_a, 2026, 9100)
