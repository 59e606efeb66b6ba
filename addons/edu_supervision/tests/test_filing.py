"""What counties file with the city, and member units report on their duties."""

from datetime import date
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.edu_base.tools.rules import EVALUATORS, Tally

from .committee_common import CommitteeCommon

KINDS = {"yearly_list", "plan", "summary", "major", "results"}
DAY = date(2026, 4, 1)


@tagged("post_install", "-at_install")
class TestFiling(CommitteeCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time("2026-01-10"))
        cls.city_chief = cls.make_user("chief_city", "chief", serves=cls.city)
        cls.city_body = cls.make_body(
            cls.city_officer, name="青禾市教育督导委员会", owner_unit_id=cls.city.id
        )

    def test_the_year_is_opened_in_one_act(self):
        """TS14, B32: the list and four kinds, of all counties, each by its day."""
        action = self.open_year()
        self.assertEqual(action["res_model"], "edu.filing.board")
        filings = self.filings()
        self.assertEqual(set(filings.mapped("filing_kind")), KINDS)
        self.assertEqual(filings.report_ids.unit_id, self.county_a | self.county_b)
        self.assertEqual(len(filings.report_ids), 10)
        plan = filings.filtered(lambda filing: filing.filing_kind == "plan")
        self.assertEqual(plan.date_deadline, date(2026, 3, 31))
        self.assertEqual(plan.report_ids.mapped("date_deadline")[0], date(2026, 3, 31))

    def test_a_year_is_opened_once(self):
        self.open_year()
        with self.assertRaises(UserError):
            self.open_year()
        self.assertEqual(len(self.filings()), 5)

    def test_a_kind_without_a_day_is_opened_later(self):
        self.open_year(results_due=False)
        self.assertEqual(len(self.filings()), 4)
        self.open_year()
        self.assertEqual(set(self.filings().mapped("filing_kind")), KINDS)

    def test_the_next_year_is_due_on_the_days_of_this(self):
        self.open_year(plan_due="2026-02-15")
        self.open_year(year=2027)
        plan = self.filings(2027).filtered(lambda one: one.filing_kind == "plan")
        self.assertEqual(plan.date_deadline, date(2027, 2, 15))

    def test_member_units_are_asked_for_feedback_on_their_duties(self):
        """TS13: the reply rate is of the units that were asked."""
        for unit in (self.city_education, self.city_finance):
            self.make_seat(self.city_body, unit_id=unit.id)
        self.open_year(duties_due="2026-06-30")
        feedback = self.env["edu.collection"].search(
            [("kind", "=", "duties"), ("owner_unit_id", "=", self.city.id)]
        )
        asked = self.city_education | self.city_finance
        self.assertEqual(feedback.report_ids.unit_id, asked)
        self.assertEqual(feedback.reply_rate, 0)
        self.submit(feedback.report_ids[0], self.city_officer)
        self.assertEqual(feedback.reply_rate, 0.5)
        last, after = date(2026, 6, 30), date(2026, 7, 1)
        of_city = self.measured("duty_feedback", last, self.city)
        self.assertEqual(of_city, Tally())
        of_city = self.measured("duty_feedback", after, self.city)
        self.assertEqual(of_city, Tally(1, 2, 1))
        missing = self.named("duty_feedback", after, self.city_officer, self.city)
        self.assertEqual(missing, feedback.report_ids[1])

    def test_the_board_shows_each_county_by_kind(self):
        """TS14: who has filed what; the county sees its own row alone."""
        self.open_year()
        self.submit(self.report("plan"), self.officer)
        mine = self.board(self.officer)
        self.assertEqual(mine.unit_id, self.county_a)
        self.assertEqual((mine.plan, mine.summary), ("submitted", "pending"))
        self.assertEqual((mine.missing_count, mine.year), (4, 2026))
        self.assertEqual(mine.next_deadline, date(2026, 3, 31))
        both = self.board(self.city_officer)
        self.assertEqual(both.unit_id, self.county_a | self.county_b)
        self.assertEqual(both.mapped("missing_count"), [5, 4])
        reports = mine.action_open_reports()
        found = self.env[reports["res_model"]].search(reports["domain"])
        self.assertEqual(set(found.mapped("filing_kind")), KINDS)
        self.assertEqual(found.unit_id, self.county_a)

    def test_counties_are_reminded_from_the_board(self):
        self.open_year()
        owed = type(self.env["edu.due.item"])
        with patch.object(owed, "action_remind", autospec=True) as reminded:
            self.board(self.city_officer).action_remind()
        self.assertEqual(len(reminded.call_args.args[0]), 10)

    def test_major_matters_are_filed_whenever_they_happen(self):
        """TS14: once one is filed there is room for another; the plan is filed once."""
        self.open_year()
        first = self.report("major")
        self.submit(first, self.officer)
        another = first.with_user(self.officer).action_report_again()["res_id"]
        second = self.env["edu.collection.report"].browse(another)
        self.assertEqual((second.number, second.unit_id), (2, self.county_a))
        self.assertEqual(self.board(self.officer).major, "submitted")
        self.assertEqual(self.board(self.officer).missing_count, 4)
        again = first.with_user(self.officer).action_report_again()["res_id"]
        self.assertEqual(again, another)
        self.submit(second, self.officer)
        plan = self.report("plan")
        self.submit(plan, self.officer)
        for user, report in ((self.officer, plan), (self.stranger, first)):
            with self.assertRaises(UserError):
                report.with_user(user).action_report_again()

    def test_the_receipt_is_of_what_was_handed_in(self):
        """TS14: the county prints who handed in what, and when."""
        self.open_year()
        plan = self.report("plan").with_user(self.officer)
        with self.assertRaises(UserError):
            plan._receipt()
        self.submit(plan, self.officer)
        said = [cell for row in plan._receipt_rows() for cell in row]
        self.assertIn(self.county_a.name, said)
        self.assertIn(plan.collection_id.name, said)
        self.assertEqual(plan._receipt().title, plan._receipt_title())

    def test_counties_owe_what_is_past_its_day(self):
        """TS14: the plan from the day after; in December all but the list."""
        rule = EVALUATORS["county_filings"]
        self.assertEqual(self.measured("county_filings", DAY), Tally(0, 4, 0))
        self.open_year()
        last = date(2026, 3, 31)
        self.assertEqual(self.measured("county_filings", last), Tally(0, 4, 0))
        late = self.measured("county_filings", DAY)
        self.assertEqual(late, Tally(0, 4, 1))
        self.assertTrue(rule.is_late(late, DAY))
        self.submit(self.report("plan"), self.officer)
        self.assertEqual(self.measured("county_filings", DAY), Tally(1, 4, 0))
        named = self.named("county_filings", DAY, self.city_officer, self.city)
        self.assertEqual(named, self.county_b)
        december = date(2026, 12, 1)
        self.assertEqual(self.measured("county_filings", december), Tally(1, 4, 3))

    def test_counties_that_were_not_asked_owe_all_in_december(self):
        """TS14: that nobody asked is no reason."""
        owed = self.measured("county_filings", date(2026, 12, 1))
        self.assertEqual(owed, Tally(0, 4, 4))

    def test_the_board_costs_the_same_for_ten_times_the_counties(self):
        self.open_year()
        few = self._cost()
        self.assertLessEqual(few, 15)
        for number in range(20):
            self.make_government(f"第{number}县", "county", self.city)
        self.open_year(year=2027)
        self.assertEqual(self._cost(), few)

    def _cost(self):
        fields = "unit_id year plan summary major results missing_count next_deadline"
        spec = dict.fromkeys(fields.split(), {})
        spec["unit_id"] = {"fields": {"display_name": {}}}
        board = self.env["edu.filing.board"].with_user(self.city_officer)
        return self.statements_warm(board.web_search_read, [], spec, limit=80)

    def open_year(self, year=2026, **days):
        wizards = self.env["edu.filing.open"].with_user(self.city_officer)
        wizard = wizards.create({"year": year})
        wizard.write(days)
        return wizard.action_open()

    def filings(self, year=2026):
        return self.env["edu.collection"].search(
            [("filing_year", "=", year), ("owner_unit_id", "=", self.city.id)]
        )

    def report(self, kind, unit=None):
        filing = self.filings().filtered(lambda one: one.filing_kind == kind)
        unit = unit or self.county_a
        return filing.report_ids.filtered(lambda report: report.unit_id == unit)

    def submit(self, report, user):
        mine = report.with_user(user)
        mine.text = "已按要求报送。"
        mine.action_submit()

    def board(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["edu.filing.board"].with_user(user).search([])
