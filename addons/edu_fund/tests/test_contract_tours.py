"""Contracts in the browser of finance."""

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.page_looks import DESK, Page, PageLooks

from .common import DAY, YEAR
from .contract_common import ContractCommon

THERE = "!document.querySelector('.o_loading_indicator') && "
SEEN = THERE + "!!document.querySelector('%s')"
LIST = SEEN % ".o_list_view .o_data_row"
FORM = SEEN % ".o_form_view .o_form_saved"
CARDS = SEEN % ".o_kanban_record:not(.o_kanban_ghost)"


class TickingCommon(ContractCommon):
    """The day is fixed, and the clock goes on: the browser is waited for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY, tick=True))


@tagged("post_install", "-at_install")
class TestContractTours(TickingCommon, HttpCase):
    browser_size = "1440x900"

    def test_from_signing_to_payment(self):
        """JJ07: signed, accepted and paid in five clicks, and the rest is seen."""
        contract = self.make_contract("submitted")
        self.start_tour(
            "/odoo/edu-contracts",
            "edu_fund_finance_signs_and_pays",
            login=self.finance.login,
        )
        self.assertEqual((contract.paid, contract.unpaid), (600, 400))
        self.assertEqual(self.numbers(self.line), (5000, 0, 400, 600, 4000))

    def test_mended_and_carried(self):
        """JJ07: an acceptance undone, an instalment split, the rest carried over."""
        following = self.make_budget(YEAR + 1, purchase=2000).line_ids
        contract = self.make_contract()
        self.accept(contract)
        self.start_tour(
            "/odoo/edu-contracts",
            "edu_fund_finance_mends_and_carries",
            login=self.finance.login,
        )
        self.assertEqual(contract.deliverable_ids.state, "open")
        self.assertEqual(len(contract.former_report_ids), 1)
        parts = contract.payment_ids.filtered("is_advance").sorted("id")
        self.assertEqual(parts.mapped("amount"), [150, 250])
        self.assertEqual((contract.line_id, contract.paid), (following, 0))
        self.assertEqual(self.numbers(self.line), (5000, 0, 0, 0, 5000))
        self.assertEqual(self.numbers(following), (2000, 0, 1000, 0, 1000))
        moves = contract.transition_ids.mapped("move")
        self.assertEqual(moves[:2], ["carry", "split"])
        self.assertFalse(self.env["edu.budget.line"]._unbalanced())


@tagged("post_install", "-at_install")
class TestContractLooks(TickingCommon, PageLooks):
    def test_pages_of_finance(self):
        late = {"name": "中期报告", "date_due": "2026-03-01"}
        contract = self.make_contract(deliverable_ids=[(0, 0, late)])
        contract.payment_ids[0].action_pay()
        waiting = self.make_contract("submitted", name="教师满意度调查", amount=1200)
        carried = self.make_carried()
        self.make_contract(name="满意度测评", amount=500)
        draft = self.make_contract("draft", is_evaluation=True)
        done = self.make_contract(name="监测工具开发", amount=800)
        self.accept(done)
        done.payment_ids._make_move("pay")
        done.action_close()
        pages = [
            ("contract_list", "edu-contracts", LIST),
            ("contract_kanban", "edu-contracts?view_type=kanban", CARDS),
            ("contract_form", f"edu-contracts/{contract.id}", FORM),
            ("contract_draft", f"edu-contracts/{draft.id}", FORM),
            ("contract_submitted", f"edu-contracts/{waiting.id}", FORM),
            ("contract_carried", f"edu-contracts/{carried.id}", FORM),
            ("contract_closed", f"edu-contracts/{done.id}", FORM),
            ("contract_deliverables", "edu-deliverables", LIST),
            ("contract_instalments", "edu-instalments", LIST),
            ("provider_form", f"edu-providers/{self.provider.id}", FORM),
        ]
        self.look_through(
            [
                Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
                for name, path, ready in pages
            ],
            login=self.finance.login,
        )

    def make_carried(self):
        """Return a contract paid in part, and carried to the next year."""
        contract = self.make_contract(name="学校评估培训", amount=600)
        contract.payment_ids[0].action_pay()
        contract._aim_at(self.make_budget(YEAR + 1, purchase=900).line_ids)
        contract._make_move("carry", "本年未办结")
        return contract
