"""Audit findings on money: owed by the audited unit, closed by somebody else."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import FundCommon


@tagged("post_install", "-at_install")
class TestFundAudit(FundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.liaison = cls.make_user("audit_liaison", "liaison")
        cls.make_liaison(cls.liaison, cls.education_a)
        cls.finding = cls.make_finding()

    @classmethod
    def make_finding(cls, **values):
        return (
            cls.env["edu.fund.audit"]
            .with_user(cls.finance)
            .create(
                {
                    "name": "超标准列支住宿费",
                    "year": 2025,
                    "unit_id": cls.education_a.id,
                    "auditor": "青禾市审计局",
                    "amount": 4200,
                    "basis": "临溪县差旅费管理办法第八条",
                    "demand": "退回超支部分。",
                    "date_due": date(2026, 3, 31),
                    **values,
                }
            )
        )

    def test_answered_by_the_unit_and_closed_by_finance(self):
        """GY17: what the audit found is registered, answered and closed."""
        theirs = self.finding.with_user(self.liaison)
        with self.assertRaises(UserError):
            theirs.action_answer()
        theirs.answer = "已于三月五日全部退回。"
        theirs.action_answer()
        self.assertEqual(
            (theirs.answered_by_id, theirs.answered_on),
            (self.liaison, date(2026, 3, 11)),
        )
        self.finding.action_close()
        self.assertEqual(self.finding.closed_by_id, self.finance)

    def test_nobody_closes_the_own_answer(self):
        self.finding.answer = "已退回。"
        self.finding.action_answer()
        with self.assertRaises(UserError):
            self.finding.action_close()
        self.finding.with_user(self.chief).action_close()
        self.assertEqual(self.finding.state, "closed")

    def test_a_weak_answer_is_returned(self):
        self.finding.answer = "正在办理。"
        self.finding.action_answer()
        with self.assertRaises(UserError):
            self.finding.answer = "改"
        with self.assertRaises(UserError):
            self.finding._make_move("return")
        self.finding._make_move("return", "附退款凭证")
        self.finding.answer = "已退回，凭证附后。"
        self.assertEqual(self.finding.state, "open")

    def test_the_unit_writes_its_answer_alone(self):
        theirs = self.finding.with_user(self.liaison)
        for values in ({"amount": 1}, {"date_due": "2027-01-01"}, {"demand": "无"}):
            with self.assertRaises(UserError):
                theirs.write(values)
        theirs.answer = "已退回。"
        theirs.action_answer()
        for move in ("close", "return"):
            with self.assertRaises(UserError):
                theirs._make_move(move, "理由")

    def test_it_is_owed_until_it_is_answered(self):
        items = self.env["edu.due.item"].with_user(self.liaison)
        mine = [("res_model", "=", "edu.fund.audit")]
        self.assertEqual(items.search(mine).mapped("res_id"), self.finding.ids)
        late = self.make_finding(date_due=date(2026, 3, 10))
        found = self.env["edu.fund.audit"].with_user(self.finance)
        self.assertEqual(found.search([("is_overdue", "=", True)]), late)
        late.answer = "已退回。"
        late.action_answer()
        self.assertNotIn(late.id, items.search(mine).mapped("res_id"))

    def test_successors_answer(self):
        heir = self.make_unit("临溪县教育体育局", self.county_a)
        audits = self.env["edu.fund.audit"].sudo()
        audits._hand_over_units({self.education_a: heir}, date(2026, 4, 1))
        self.assertEqual(self.finding.unit_id, heir)

    def test_access(self):
        other = self.make_user("audit_other", "liaison")
        self.make_liaison(other, self.office_b)
        leader = self.make_user("audit_leader", "leader", serves=self.county_a)
        self.assertEqual(self.finding.with_user(leader).amount, 4200)
        with self.assertRaises(AccessError):
            self.finding.with_user(leader).amount = 1
        for user in (other, self.officer, self.finance_b):
            with self.assertRaises(AccessError):
                self.finding.with_user(user).read(["name"])

    def test_statements_do_not_grow_with_the_findings(self):
        counts = []
        names = ("name", "amount", "is_overdue", "is_own", "allowed_moves")
        for size in (1, 2, 30):
            findings = self.finding.concat(*(self.make_finding() for _n in range(size)))
            counts.append(
                self.statements(findings.web_read, {name: {} for name in names})
            )
        self.assertEqual(*counts[1:])
