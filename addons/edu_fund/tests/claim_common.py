"""Claims in the invented city, from the draft to what is paid."""

from odoo.addons.edu_base.tests.common import LONG_AGO
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .common import DAY, FundCommon


class ClaimCommon(FundCommon):
    """A budget with a line of each kind, norms of the city, and two claimants."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.budget = cls.make_budget(
            communication=3000, transport=1000, lodging=1000, labour=3000
        )
        cls.lines = {line.kind: line for line in cls.budget.line_ids}
        cls.inspector, cls.colleague = (
            cls.make_user(login, "inspector", works_at=cls.education_a)
            for login in ("fund_inspector", "fund_colleague")
        )
        # Of the kinds that need no visit, which another addon asks of the others.
        cls.norm = cls.make_norm("lodging", 80, owner=cls.city)
        cls.make_norm(
            "communication", 200, owner=cls.city, per="half_day", distance="local"
        )

    @classmethod
    def make_norm(cls, kind, amount, owner=None, **values):
        return cls.env["edu.claim.norm"].create(
            {
                "kind": kind,
                "amount": amount,
                "owner_unit_id": (owner or cls.county_a).id,
                "date_from": LONG_AGO,
                "document_number": "青财行〔2020〕8号",
                **values,
            }
        )

    @classmethod
    def make_claim(cls, *items, claimant=None, state="draft", **values):
        """Return a claim of `claimant`, the inspector by default, in `state`.

        `items` are dicts; without any it is a night within the norm. It goes the
        way of a claim: submitted by the claimant, checked and approved by finance.
        """
        items = items or ({"amount": 50},)
        claim = (
            cls.env["edu.claim"]
            .with_user(claimant or cls.inspector)
            .create(
                {
                    "item_ids": [
                        (0, 0, {"kind": "lodging", "day": DAY, **item})
                        for item in items
                    ],
                    **values,
                }
            )
        )
        for step in ("submit", "check", "approve"):
            if claim.state == state:
                break
            user = cls.finance if step != "submit" else claim.create_uid
            claim.with_user(user)._make_move(step)
        return claim.with_env(cls.env)

    @classmethod
    def make_payee(cls, user=None, owner=None, **values):
        """Return the account of a person, which finance has compared."""
        payee = cls.env["edu.payee"].create(
            {
                "partner_id": (user or cls.inspector).partner_id.id,
                "owner_unit_id": (owner or cls.county_a).id,
                "bank_name": "临溪农村商业银行",
                "account_entry": "6222000011112222",
                **values,
            }
        )
        opened(payee, STATE_GUARD).is_unchecked = False
        return payee
