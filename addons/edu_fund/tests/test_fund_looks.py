"""Performance and audit findings in the browser of finance."""

from freezegun import freeze_time

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.common import PASSWORD
from odoo.addons.edu_base.tests.page_looks import DESK, PHONE, Page, PageLooks

from .common import DAY, YEAR
from .test_contract_tours import FORM, LIST
from .test_fund_goal import GoalCommon


class MoneyPages(GoalCommon):
    """A budget of which one goal is reviewed, and a finding to answer."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY, tick=True))
        cls.make_goal(cls.budget, line_id=False, name="学校满意度", weight=60)
        cls.approve(cls.budget)
        cls.review(cls.goal)
        cls.following = cls.make_budget(YEAR + 1, "draft", transport=900, labour=500)
        cls.liaison = cls.make_user("audit_liaison", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        audits = cls.env["edu.fund.audit"].with_user(cls.finance)
        cls.finding = audits.create(
            {
                "name": "超标准列支住宿费",
                "year": YEAR - 1,
                "unit_id": cls.education_a.id,
                "auditor": "青禾市审计局",
                "amount": 4200,
                "basis": "临溪县差旅费管理办法第八条",
                "demand": "退回超支部分。",
                "date_due": f"{YEAR}-03-01",
            }
        )
        cls.payee, cls.fee = cls.make_payee(), cls.make_fee()

    @classmethod
    def make_payee(cls):
        return cls.env["edu.payee"].create(
            {
                "partner_id": cls.liaison.partner_id.id,
                "owner_unit_id": cls.county_a.id,
                "bank_name": "临溪农村商业银行",
                "account_entry": "6222000011112222",
            }
        )

    @classmethod
    def make_fee(cls):
        fee = cls.env["edu.fund.fee"].create(
            {
                "owner_unit_id": cls.county_a.id,
                "kind": "care",
                "stage": "kindergarten",
                "grade": "市级示范园",
                "amount": 620,
                "per": "month",
                "date_from": f"{YEAR - 5}-09-01",
                "document_number": "临发改价〔2021〕12号",
            }
        )
        fee.with_user(cls.finance).action_confirm()
        return fee


@tagged("post_install", "-at_install")
class TestFundLooks(MoneyPages, PageLooks):
    def test_pages_of_finance(self):
        goals = "document.querySelector('.o_notebook a[name=goals]')"
        shown = "!!document.querySelector('.o_notebook a.active[name=goals]')"
        pages = [
            Page(name, f"/odoo/{path}", ready, within=".o_content", size=DESK)
            for name, path, ready in [
                ("goal_list", "edu-fund-goals", LIST),
                ("audit_list", "edu-fund-audits", LIST),
                ("audit_form", f"edu-fund-audits/{self.finding.id}", FORM),
                ("budget_draft", f"edu-budgets/{self.following.id}", FORM),
                ("fee_list", "school-fees", LIST),
                ("fee_form", f"school-fees/{self.fee.id}", FORM),
                ("payee_form", f"edu-payees/{self.payee.id}", FORM),
            ]
        ]
        desk = {"within": ".o_notebook", "size": DESK}
        approved = f"/odoo/edu-budgets/{self.budget.id}"
        pages += [
            Page("budget_form", approved, FORM, within=".oe_title", size=DESK),
            Page("budget_goals", ready=shown, act=f"{goals}.click()", **desk),
        ]
        self.look_through(pages, login=self.finance.login)

    def test_the_liaison_answers_on_a_phone(self):
        page = Page(
            "audit_phone",
            f"/odoo/edu-fund-audits/{self.finding.id}",
            FORM,
            within=".o_content",
            touched=".o_form_view .o_statusbar_buttons button",
            size=PHONE,
        )
        self.look_through([page], login=self.liaison.login)


@tagged("post_install", "-at_install")
class TestFundSheets(MoneyPages, HttpCase):
    def test_the_table_leaves_for_those_who_may(self):
        """MJ19: finance of the county gets the file, another county nothing."""
        url = f"/edu/budget/{self.budget.id}/performance.xlsx"
        self.authenticate(self.finance.login, PASSWORD)
        self.assertTrue(self.url_open(url).content.startswith(b"PK"))
        self.authenticate(self.finance_b.login, PASSWORD)
        self.assertEqual(self.url_open(url).status_code, 404)
