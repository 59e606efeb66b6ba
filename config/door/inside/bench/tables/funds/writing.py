"""Money that is taken from a line, and a claim that finance checks."""

from decimal import Decimal

from odoo.addons.edu_fund.tools.bookings import Booking

from ...floors import Query
from ...operation import Operation

TAKEN = Decimal("1.00")
UPDATE = """
UPDATE edu_budget_line SET committed = committed + 1, available = available - 1
WHERE id = ANY(%(lines)s) AND is_open AND closed_quarter < %(quarter)s
    AND available >= 1
RETURNING id
"""
INSERT = """
INSERT INTO edu_budget_entry (line_id, owner_unit_id, unit_id, year, kind, currency_id,
    movement, date, quarter, res_model, res_id, approved, adjusted, committed, spent,
    create_uid, create_date, write_uid, write_date)
SELECT id, owner_unit_id, unit_id, year, kind, currency_id, 'commit', %(day)s,
    %(quarter)s, 'edu.claim', 1, 0, 0, 1, 0, %(user)s, %(moment)s, %(user)s, %(moment)s
FROM edu_budget_line WHERE id = ANY(%(lines)s)
RETURNING 1
"""


def writes(city) -> list[Operation]:
    return [availability(city), check(city)]


def availability(city) -> Operation:
    """A yuan is set aside on each line that still has it, and stands in the ledger."""
    lines = city.env["edu.budget.line"].search(
        [("year", "=", city.day.year), ("is_open", "=", True)], order="id"
    )

    def ours(env):
        env["edu.budget.line"]._book(
            Booking(number, "commit", city.day, "edu.claim", 1, committed=TAKEN)
            for number in lines.ids
        )
        return len(lines)

    values = {
        "lines": lines.ids,
        "day": city.day,
        "quarter": (city.day.month + 2) // 3,
    }
    floor = Query(
        (UPDATE, INSERT),
        lambda env: values | {"user": env.uid, "moment": env.cr.now()},
        lambda taken, written: len(taken),
    )
    return Operation(
        "money taken from lines",
        f"a yuan of each of {len(lines)} lines, with the rows of the ledger",
        ours,
        floor,
        users=("city finance",),
        goals={"sql": 2, "floor": 1.5},
    )


def check(city) -> Operation:
    """A claim without an exception is checked."""
    claim = city.env["edu.claim"].search(
        [
            ("state", "=", "submitted"),
            ("issue_count", "=", 0),
            ("owner_unit_id", "=", city.counties[0].id),
        ],
        order="id",
        limit=1,
    )

    def ours(env):
        env["edu.claim"].browse(claim.id).action_check()
        return 1

    return Operation(
        "check of one claim",
        "submitted by another, without an exception",
        ours,
        users=("county finance",),
        goals={"sql": 30},
    )
