from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import CaseCommon


@tagged("post_install", "-at_install")
class TestAuditedReads(CaseCommon):
    def log(self):
        return self.env["edu.audit"].search([("res_model", "=", "edu.test.case")])

    def test_each_record_shown_in_full_is_on_record(self):
        cases = self.make_cases(3)
        self.assertEqual(cases.action_show_notes(), ["Ready"] * 3)
        rows = self.log()
        self.assertEqual(set(rows.mapped("res_id")), set(cases.ids))
        self.assertEqual(rows.user_id, self.officer)
        self.assertEqual(set(rows.mapped("kind")), {"read"})
        self.assertEqual(set(rows.mapped("detail")), {"Note"})

    def test_what_is_refused_is_not_shown_and_not_logged(self):
        case = self.make_case()
        with mute_logger("odoo.addons.base.models.ir_rule"):
            with self.assertRaises(AccessError):
                case.with_user(self.stranger).action_show_notes()
        self.assertFalse(self.log())

    def test_many_reads_are_one_statement(self):
        few, many = self.make_cases(2), self.make_cases(40)
        self.assertEqual(*[self.cost(cases) for cases in (few, many)])
        self.assertLessEqual(self.cost(many), 4)

    def cost(self, cases):
        """Return how many statements a read sends, after a first, warming one."""
        return self.statements_warm(cases._audit_read, ["note"])
