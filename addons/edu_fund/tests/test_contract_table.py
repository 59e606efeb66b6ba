"""Contracts and payments as a table that leaves the house."""

import io

import openpyxl

from odoo.tests import HttpCase, tagged

from odoo.addons.edu_base.tests.common import PASSWORD

from .common import YEAR
from .contract_common import ContractCommon


@tagged("post_install", "-at_install")
class TestContractTable(ContractCommon, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.second = cls.make_contract(), cls.make_contract(amount=500)
        cls.make_contract("submitted")
        cls.first.payment_ids[0]._make_move("pay")

    def fetched(self, user):
        self.authenticate(user.login, PASSWORD)
        return self.url_open(f"/edu/contracts/{YEAR}/contracts.xlsx")

    def test_what_was_agreed_stands_beside_what_was_paid(self):
        """JJ07: paid against contract, with the sums below."""
        file = io.BytesIO(self.fetched(self.finance).content)
        _title, _heads, *rows, below = openpyxl.load_workbook(file).active.values
        money = {row[0]: row[5:9] for row in rows}
        self.assertEqual(
            money,
            {
                self.first.number: (1000, 400, 600, 40),
                self.second.number: (500, 0, 500, 0),
            },
        )
        self.assertEqual(below[5:9], (1500, 400, 1100, 26.67))

    def test_others_see_their_own_alone(self):
        file = io.BytesIO(self.fetched(self.finance_b).content)
        self.assertEqual(len(list(openpyxl.load_workbook(file).active.values)), 3)
        inspector = self.make_user("table_inspector", "inspector")
        self.assertEqual(self.fetched(inspector).status_code, 404)

    def test_the_pdf_of_a_budget_has_the_same_rows(self):
        """JJ07: on paper, too, what was paid stands beside what was agreed."""
        other = self.make_budget(YEAR + 1, purchase=10)
        document = self.budget.with_user(self.finance)._contract_document()
        below = document.blocks[0].rows[-1]
        amounts = [column.amounts for column in document.blocks[0].columns]
        self.assertEqual(amounts, [False] * 5 + [True] * 4 + [False] * 2)
        self.assertEqual(len(document.blocks[0].rows), 3)
        self.assertEqual(below[5:8], ["1,500.00", "400.00", "1,100.00"])
        empty = other.with_user(self.finance)._contract_document()
        self.assertEqual(len(empty.blocks[0].rows), 1)

    def test_statements_do_not_grow_with_the_contracts(self):
        counts = []
        for size in (1, 2, 15):
            contracts = self.first.concat(
                *(self.make_contract(amount=10) for _number in range(size))
            )
            counts.append(self.statements(contracts._table_rows))
        self.assertEqual(*counts[1:])
