"""The budget of a year in the browser, from the office to the leader."""

from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks

from ..wizard.edu_fund_execution_sheet import EduFundExecutionSheet
from .common import DAY, YEAR, FundCommon
from .test_contract_tours import CARDS, FORM, LIST, SEEN

PIVOT = SEEN % ".o_pivot td"


class TickingCommon(FundCommon):
    """The day is fixed, and the clock goes on: the browser is waited for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY, tick=True))


@tagged("post_install", "-at_install")
class TestExecutionTours(TickingCommon, HttpCase):
    browser_size = "1440x900"

    def test_from_the_draft_to_the_table(self):
        """TS69: submitted in two clicks, approved by another and printed in five."""
        self.make_budget(YEAR - 1, transport=900)
        budget = self.make_budget(state="draft", transport=1000)
        self.start_tour(
            "/odoo/edu-budgets", "edu_fund_office_submits", login=self.officer.login
        )
        self.assertEqual(budget.submitted_by_id, self.officer)
        printed, told = [], EduFundExecutionSheet._table_document

        def print_table(sheet):
            printed.append(sheet._title())
            return told(sheet)

        with patch.object(EduFundExecutionSheet, "_table_document", print_table):
            self.start_tour(
                "/odoo/edu-budgets",
                "edu_fund_finance_approves_and_prints",
                login=self.finance.login,
            )
        self.assertEqual(budget.approved_by_id, self.finance)
        self.assertIn(self.county_a.name, *printed)


@tagged("post_install", "-at_install")
class TestExecutionLooks(TickingCommon, PageLooks):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_budget(YEAR - 1, transport=1200, labour=90)
        cls.budget = cls.make_budget(transport=1000, labour=500)
        cls.draft = cls.make_budget(YEAR + 1, state="draft", transport=1100)

    def test_pages_of_finance(self):
        pages = [
            ("budget_list", "edu-budgets", LIST),
            ("budget_form", f"edu-budgets/{self.budget.id}", FORM),
            ("budget_draft", f"edu-budgets/{self.draft.id}", FORM),
            ("budget_lines", "edu-budget-lines", LIST),
            ("ledger", "edu-budget-ledger", LIST),
            ("execution", "edu-fund-execution", PIVOT),
            ("quarters", "edu-fund-quarters", PIVOT),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
                for name, path, ready in pages
            ],
            login=self.finance.login,
        )

    def test_the_money_on_the_phone_of_a_leader(self):
        leader = self.make_user("fund_leader", "leader", serves=self.county_a)
        self.look_at(
            "/odoo/edu-fund-glance",
            "glance",
            CARDS,
            login=leader.login,
            within=".o_content",
        )
