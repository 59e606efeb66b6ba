"""The statements of contracts do not grow with their number."""

from odoo.tests import tagged

from .contract_common import ContractCommon

LISTED = ("name", "provider_id", "amount", "paid", "unpaid", "is_late", "allowed_moves")


@tagged("post_install", "-at_install")
class TestContractQueries(ContractCommon):
    def made(self, size, state="signed"):
        contracts = self.env["edu.contract"].with_user(self.finance)
        return contracts.concat(
            *(self.make_contract(state, amount=10) for _number in range(size))
        )

    def test_a_list_of_contracts(self):
        counts = []
        for size in (1, 2, 20):  # the first warms what is remembered
            contracts = self.made(size)
            counts.append(self.statements(contracts.web_read, FIELDS))
        self.assertEqual(*counts[1:])

    def test_signing_and_paying(self):
        signing, paying = [], []
        for size in (1, 2, 20):
            contracts = self.made(size, "submitted")
            signing.append(self.statements(contracts.action_sign))
            advances = contracts.payment_ids.filtered("is_advance")
            paying.append(self.statements(advances.action_pay))
        self.assertEqual(*signing[1:])
        self.assertEqual(*paying[1:])


FIELDS = {
    name: {"fields": {"display_name": {}}} if name.endswith("_id") else {}
    for name in LISTED
}
