"""Claims in the browser: finance clears its inbox, and the pages as they look."""

from contextlib import contextmanager
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks

from ..wizard.edu_fund_execution_sheet import EduFundExecutionSheet
from .claim_common import ClaimCommon
from .common import DAY

THERE = "!document.querySelector('.o_loading_indicator') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
FORM = SEEN % ".o_form_view .o_form_saved"
OPEN_EXPENSE = "document.querySelector('[name=item_ids] .o_kanban_record').click()"
CARDS = SEEN % ".o_kanban_record:not(.o_kanban_ghost)"


class TickingCommon(ClaimCommon):
    """The day is fixed, and the clock goes on: the browser is waited for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY, tick=True))

    @classmethod
    def make_submitted(cls, clean, over):
        """Return claims of as many people; the last ones are over the norm."""
        names = [f"合规{number}" for number in range(clean)]
        names += [f"越标{number}" for number in range(1, over + 1)]
        people = cls.env["res.partner"].create([{"name": name} for name in names])
        claims = (
            cls.env["edu.claim"]
            .with_user(cls.officer)
            .create(
                [
                    {
                        "partner_id": person.id,
                        "item_ids": [
                            (0, 0, {"kind": "lodging", "day": DAY, "amount": amount})
                        ],
                    }
                    for person, amount in zip(
                        people, [1] * clean + [81] * over, strict=True
                    )
                ]
            )
        )
        claims._make_move("submit")
        payees = cls.env["edu.payee"].create(
            [
                {
                    "partner_id": person.id,
                    "owner_unit_id": cls.county_a.id,
                    "bank_name": "临溪农村商业银行",
                    "account_entry": f"62220000{person.id}",
                }
                for person in people
            ]
        )
        payees.with_user(cls.finance).action_check_account()
        return claims


@tagged("post_install", "-at_install")
class TestClaimTours(TickingCommon, HttpCase):
    browser_size = "1440x900"

    def test_finance_clears_its_inbox(self):
        """TS69, TS70: 200 claims paid, seven by exception, and the quarter closed."""
        claims = self.make_submitted(clean=193, over=7)
        with freeze_time("2026-04-08", tick=True), self.printed() as printed:
            self.start_tour(
                "/odoo/edu-claims-inbox",
                "edu_fund_finance_clears_claims",
                login=self.finance.login,
            )
        self.assertEqual(self.budget.closed_quarter, 1)
        self.assertEqual(len(printed), 1)
        self.assertEqual(set(claims.mapped("state")), {"paid"})
        self.assertEqual(self.numbers(self.lines["lodging"]), (1000, 0, 0, 760, 240))

    @contextmanager
    def printed(self):
        """Yield the titles of the tables of execution that are printed."""
        titles, told = [], EduFundExecutionSheet._table_document

        def table(sheet):
            titles.append(sheet._title())
            return told(sheet)

        with patch.object(EduFundExecutionSheet, "_table_document", table):
            yield titles


@tagged("post_install", "-at_install")
class TestClaimLooks(TickingCommon, PageLooks):
    def test_pages_of_finance(self):
        claims = self.make_submitted(clean=3, over=2)
        paid = self.make_claim(state="approved")
        self.make_payee()
        paid.with_user(self.finance).action_list_for_payment()
        pages = [
            ("claim_inbox", "edu-claims-inbox", LIST),
            ("claim_over", f"edu-claims/{claims[-1].id}", FORM),
            ("claim_list", "edu-claims", LIST),
            ("claim_norms", "edu-claim-norms", LIST),
            ("claim_payees", "edu-payees", LIST),
            ("claim_payments", "edu-payments", LIST),
            ("claim_payment", f"edu-payments/{paid.payment_id.id}", FORM),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
                for name, path, ready in pages
            ],
            login=self.finance.login,
        )

    def test_on_a_phone(self):
        """TS70: who claims sees all of it at 390 px, high enough to touch."""
        claim = self.make_claim({"amount": 81}, {"kind": "communication", "amount": 5})
        self.make_claim({"kind": "labour", "amount": 9}, state="submitted")
        payee = self.make_payee()
        touched = ".o_edu_touch :is(.btn, .o_input)"
        self.look_through(
            [
                Page("my_claims", "/odoo/edu-my-claims", CARDS, within=".o_content"),
                Page("my_accounts", "/odoo/edu-my-account", CARDS, within=".o_content"),
                Page(
                    "my_account",
                    f"/odoo/edu-my-account/{payee.id}",
                    FORM,
                    within=".o_content",
                    touched=touched,
                ),
                Page(
                    "my_claim",
                    f"/odoo/edu-my-claims/{claim.id}",
                    FORM,
                    within=".o_content",
                    touched=touched,
                ),
                Page(
                    "my_expense",
                    act=OPEN_EXPENSE,
                    ready=SEEN % ".modal .o_form_view",
                    within=".modal-body",
                    touched=touched,
                ),
            ],
            login=self.inspector.login,
        )
