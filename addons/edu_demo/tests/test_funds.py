from odoo.tests import TransactionCase, tagged

from odoo.addons.edu_base.tools.dates import today

from ..builders.people import acting
from ..builders.tables import record


@tagged("post_install", "-at_install")
class TestFunds(TransactionCase):
    def test_each_government_has_its_budget_of_the_year(self):
        budgets = acting(self.env, "finance")["edu.budget"].search(
            [("year", "=", today().year), ("state", "=", "approved")]
        )
        owners = {record(self.env, n) for n in ("city", "wuzhu", "sangxi", "yujin")}
        self.assertLessEqual(owners, set(budgets.owner_unit_id))

    def test_numbers_agree_with_documents(self):
        lines = record(self.env, "budget_city_1").line_ids
        self.assertFalse(self.env["edu.budget.line"]._unbalanced() & set(lines.ids))
        self.assertTrue(any(line.spent for line in lines))

    def test_claims_wait_for_finance_one_with_an_exception(self):
        claims = acting(self.env, "finance")["edu.claim"].search(
            [("state", "=", "submitted")]
        )
        own = claims.filtered(
            lambda claim: claim.owner_unit_id == record(self.env, "city")
        )
        self.assertGreaterEqual(len(own), 3)
        self.assertIn("over_norm", own.mapped("issue"))

    def test_what_was_paid_stands_on_a_list(self):
        """Those of a month on one; and a new card is yet to be compared."""
        finance = acting(self.env, "finance")
        paid = finance["edu.claim"].search([("state", "=", "paid")])
        self.assertTrue(paid)
        self.assertFalse(paid.filtered(lambda claim: claim.payment_id.state != "paid"))
        changed = finance["edu.payee"].search([("is_unchecked", "=", True)])
        self.assertEqual(changed, record(self.env, "payee_inspector_long"))

    def test_spending_on_education_fell_in_one_county(self):
        rows = acting(self.env, "finance")["edu.fund.statistic"].search(
            [("year", "=", today().year - 1)]
        )
        fell = rows.filtered(lambda row: row.total_verdict == "fell")
        self.assertEqual(fell.owner_unit_id, record(self.env, "sangxi"))

    def test_a_fee_of_one_county_waits_for_its_review(self):
        fees = acting(self.env, "finance")["edu.fund.fee"].search(
            [("is_current", "=", True)]
        )
        late = fees.filtered(lambda fee: fee.review_by < today())
        self.assertEqual(late.owner_unit_id, record(self.env, "sangxi"))
        self.assertEqual(set(fees.mapped("review")), {False, "raised", "lowered"})

    def test_the_survey_is_paid_in_part(self):
        contract = record(self.env, "contract_survey")
        self.assertEqual((contract.paid, contract.unpaid), (29400, 68600))

    def test_officers_of_a_county_see_the_own_money(self):
        budgets = acting(self.env, "officer.wuzhu")["edu.budget"].search([])
        self.assertEqual(budgets.owner_unit_id, record(self.env, "wuzhu"))
