"""Contracts in the invented city."""

from base64 import b64encode

from .common import YEAR, FundCommon

PDF = b64encode(b"%PDF-1.7 invented")


class ContractCommon(FundCommon):
    """County A buys a report: two fifths in advance, the rest on acceptance."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls.make_budget(purchase=5000, transport=1000)
        cls.line = cls.budget.line_ids.filtered(lambda line: line.kind == "purchase")
        cls.provider = (
            cls.env["edu.provider"]
            .with_user(cls.finance)
            .create({"name": "青禾明鉴教育评估中心"})
        )

    @classmethod
    def make_contract(cls, state="signed", amount=1000, user=None, **values):
        """Return a contract in the hands of finance, gone the way up to `state`."""
        number = cls.env["edu.contract"].search_count([])
        contract = (
            cls.env["edu.contract"]
            .with_user(user or cls.officer)
            .create(
                {
                    "name": "县域督导评估服务",
                    "number": f"临督合〔{YEAR}〕{number}",
                    "provider_id": cls.provider.id,
                    "line_id": cls.line.id,
                    "amount": amount,
                    "deliverable_ids": [
                        (0, 0, {"name": "评估报告", "date_due": f"{YEAR}-06-30"})
                    ],
                    **values,
                }
            )
        )
        contract.payment_ids = cls.instalments(contract, 0.4 * amount, 0.6 * amount)
        if state != "draft":
            contract._make_move("submit")
        if state == "signed":
            contract.with_user(cls.finance)._make_move("sign")
        return contract.with_user(cls.finance)

    @classmethod
    def instalments(cls, contract, advance, rest):
        """Return commands for an advance, and the rest for the first deliverable."""
        day = {"planned_on": f"{YEAR}-07-10"}
        final = day | {"deliverable_id": contract.deliverable_ids[:1].id}
        return [
            (0, 0, day | {"name": "预付款", "amount": advance, "is_advance": True}),
            (0, 0, final | {"name": "尾款", "amount": rest}),
        ]

    def accept(self, contract, user=None):
        """Accept all that the contract delivers, with a paper each."""
        items = contract.deliverable_ids.with_user(user or self.finance)
        items.report = PDF
        items._make_move("accept")
