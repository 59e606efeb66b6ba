"""A budget from its draft to the closing of its year."""

from datetime import date

from freezegun import freeze_time
from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import FundCommon


@tagged("post_install", "-at_install")
class TestBudget(FundCommon):
    def test_the_office_drafts_for_itself(self):
        budget = self.env["edu.budget"].with_user(self.officer).create({"year": 2026})
        self.assertEqual(budget.unit_id, self.office_a)
        self.assertEqual(budget.state, "draft")

    def test_a_budget_without_lines_is_not_submitted(self):
        budget = self.env["edu.budget"].with_user(self.officer).create({"year": 2026})
        with self.assertRaises(UserError):
            budget.action_submit()

    def test_nobody_approves_the_own_budget(self):
        budget = self.make_budget(state="draft")
        budget.with_user(self.finance).action_submit()
        with self.assertRaises(UserError):
            budget.with_user(self.finance).action_approve()
        budget.with_user(self.chief).action_approve()
        self.assertEqual(budget.state, "approved")

    def test_officers_do_not_approve(self):
        budget = self.make_budget(state="submitted")
        with self.assertRaises(UserError):
            budget.with_user(self.officer).action_approve()

    def test_without_a_document_nothing_is_approved(self):
        budget = self.make_budget(state="submitted")
        budget.document_number = False
        with self.assertRaises(UserError):
            budget.with_user(self.finance).action_approve()

    def test_what_is_submitted_stays(self):
        budget = self.make_budget(state="submitted")
        for values in ({"year": 2027}, {"line_ids": [Command.clear()]}):
            with self.assertRaises(UserError):
                budget.with_user(self.officer).write(values)
        with self.assertRaises(UserError):
            budget.line_ids.with_user(self.officer).planned = 5

    def test_a_returned_budget_is_drafted_on(self):
        budget = self.make_budget(state="submitted")
        with self.assertRaises(UserError):
            budget.with_user(self.finance)._make_move("return")
        budget.with_user(self.finance)._make_move("return", "测算依据不足")
        budget.line_ids.with_user(self.officer).planned = 900
        self.assertEqual(budget.line_ids.available, 0)

    def test_one_budget_a_unit_and_year(self):
        self.make_budget(state="draft")
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.make_budget(state="draft")

    def test_roles_see_their_own(self):
        """TS69: officers the own unit's, finance the own government's."""
        own = self.make_budget()
        other = self.env["edu.budget"].create(
            {
                "owner_unit_id": self.county_a.id,
                "unit_id": self.education_a.id,
                "year": 2026,
            }
        )
        budgets = own | other
        for user, seen in (
            (self.officer, own),
            (self.finance, budgets),
            (self.chief, budgets),
            (self.finance_city, budgets),
            (self.finance_b, budgets.browse()),
        ):
            found = self.env["edu.budget"].with_user(user).search([])
            self.assertEqual(found & budgets, seen, user.login)

    def test_other_roles_see_nothing(self):
        self.make_budget()
        for role in ("inspector", "liaison", "employee", "portal"):
            user = self.make_user(f"none_{role}", role)
            for model in ("edu.budget", "edu.budget.line", "edu.budget.entry"):
                with self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])

    def test_shares_that_do_not_add_up_are_not_submitted(self):
        """GY17: the shares of the levels add up to 100 %."""
        budget = self.make_budget(state="draft")
        line = budget.line_ids
        line.share_ids = [
            Command.create({"level": "city", "percent": 33.33}),
            Command.create({"level": "county", "percent": 66.66}),
        ]
        with self.assertRaisesRegex(UserError, "99.99"):
            budget.with_user(self.officer).action_submit()
        line.share_ids[1].percent = 66.67
        budget.with_user(self.officer).action_submit()
        self.assertEqual(line.share_ids.mapped("amount"), [333.3, 666.7])
        with self.assertRaises(UserError):
            line.share_ids[0].with_user(self.officer).percent = 10

    def test_shares_are_entered_on_the_form(self):
        """GY17: the office names who bears a line, on the budget itself."""
        budget = self.make_budget(state="draft")
        with Form(budget.with_user(self.officer)) as form:
            for level, percent in (("city", 40), ("county", 60)):
                with form.share_ids.new() as share:
                    share.line_id = budget.line_ids
                    share.level = level
                    share.percent = percent
        self.assertEqual(budget.line_ids.share_ids.mapped("amount"), [400, 600])

    def test_a_share_belongs_to_the_budget_of_its_line(self):
        budget, other = (
            self.make_budget(year=year, state="draft") for year in (2026, 2027)
        )
        values = {"line_id": other.line_ids.id, "level": "city", "percent": 100}
        shares = self.env["edu.budget.share"]
        with self.assertRaises(UserError):
            shares.create(values | {"budget_id": budget.id})
        share = shares.create(values | {"budget_id": other.id})
        self.assertEqual(share.budget_id, other)


@tagged("post_install", "-at_install")
class TestClosing(FundCommon):
    def test_a_quarter_is_closed_when_it_is_over(self):
        budget = self.make_budget().with_user(self.finance)
        with self.assertRaises(UserError):
            budget.action_close_quarter()
        with freeze_time("2026-04-01"):
            budget.action_close_quarter()
            with self.assertRaises(UserError):
                budget.action_close_quarter()
        self.assertEqual(budget.closed_quarter, 1)
        self.assertEqual(budget.line_ids.closed_quarter, 1)

    def test_nothing_is_booked_in_a_closed_quarter(self):
        budget = self.make_budget()
        with freeze_time("2026-04-01"):
            budget.with_user(self.finance).action_close_quarter()
        document = self.make_adjustment("supplement", {budget.line_ids: 5})
        with self.assertRaises(UserError):  # frozen in March
            document.with_user(self.finance).action_approve()

    def test_the_chief_reopens_a_quarter_with_a_reason(self):
        budget = self.make_budget()
        with freeze_time("2026-04-01"):
            budget.with_user(self.finance).action_close_quarter()
        with self.assertRaises(UserError):
            budget.with_user(self.finance)._make_move("reopen_quarter", "漏记")
        budget.with_user(self.chief)._make_move("reopen_quarter", "漏记一笔")
        self.assertEqual(budget.closed_quarter, 0)
        with self.assertRaises(UserError):
            budget.with_user(self.chief)._make_move("reopen_quarter", "漏记一笔")

    def test_a_closed_year_is_closed(self):
        budget = self.make_budget()
        with self.assertRaises(UserError):
            budget.with_user(self.finance).action_close()
        with freeze_time("2026-12-31"):
            budget.with_user(self.finance).action_close()
        self.assertEqual(budget.closed_on, date(2026, 12, 31))
        self.assertFalse(budget.line_ids.is_open)
        document = self.make_adjustment("supplement", {budget.line_ids: 5})
        with self.assertRaises(UserError):
            document.with_user(self.finance).action_approve()

    def test_a_year_with_undecided_documents_is_not_closed(self):
        budget = self.make_budget()
        self.make_adjustment("supplement", {budget.line_ids: 5})
        with freeze_time("2026-12-31"), self.assertRaises(UserError):
            budget.with_user(self.finance).action_close()
