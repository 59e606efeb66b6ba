"""Budgets in the invented city."""

from datetime import date

from freezegun import freeze_time

from odoo.addons.edu_base.tests.common import EduCommon

YEAR = 2026
DAY = date(2026, 3, 11)


class FundCommon(EduCommon):
    """Finance and a chief of county A and of the city, beside the officers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(DAY))
        cls.officer = cls.make_user(
            "fund_officer", "officer", serves=cls.county_a, works_at=cls.office_a
        )
        cls.finance = cls.make_user("fund_finance", "finance", serves=cls.county_a)
        cls.chief = cls.make_user("fund_chief", "chief", serves=cls.county_a)
        cls.finance_b = cls.make_user("fund_b", "finance", serves=cls.county_b)
        cls.finance_city = cls.make_user("fund_city", "finance", serves=cls.city)

    @classmethod
    def make_budget(cls, year=YEAR, state="approved", unit=None, **amounts):
        """Return a budget of county A with a line of each kind named.

        It goes the way of a budget: drafted, submitted and approved. That of another
        unit than the office is drafted by the chief.
        """
        budget = (
            cls.env["edu.budget"]
            .with_user(cls.chief if unit else cls.officer)
            .create(
                {
                    "owner_unit_id": cls.county_a.id,
                    "unit_id": (unit or cls.office_a).id,
                    "year": year,
                    "document_number": f"临财教〔{year}〕6号",
                    "line_ids": [
                        (0, 0, {"kind": kind, "planned": amount})
                        for kind, amount in (amounts or {"transport": 1000}).items()
                    ],
                }
            )
        )
        if state != "draft":
            budget._make_move("submit")
        if state == "approved":
            budget.with_user(cls.finance)._make_move("approve")
        return budget.with_env(cls.env)

    @classmethod
    def numbers(cls, line):
        """Return what a line holds: approved, adjusted, committed, spent, available."""
        names = ("approved", "adjusted", "committed", "spent", "available")
        return tuple(line[name] for name in names)

    @classmethod
    def make_adjustment(cls, kind, amounts, state="submitted"):
        """Return an adjustment by `amounts` ({line: yuan}), by the officer."""
        document = (
            cls.env["edu.budget.adjustment"]
            .with_user(cls.officer)
            .create(
                {
                    "name": "年中调整",
                    "kind": kind,
                    "owner_unit_id": cls.county_a.id,
                    "document_number": "临财教〔2026〕31号",
                    "line_ids": [
                        (0, 0, {"line_id": line.id, "amount": amount})
                        for line, amount in amounts.items()
                    ],
                }
            )
        )
        if state != "draft":
            document._make_move("submit")
        return document.with_env(cls.env)
