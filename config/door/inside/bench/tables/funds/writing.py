"""Money that is taken from a line, and a claim that finance checks."""

from decimal import Decimal

from odoo.addons.edu_fund.tools.bookings import Booking

from ...floors import Query
from ...operation import Operation

TAKEN = Decimal("1.00")
UPDATE = """
UPDATE edu_budget_line SET committed = committed + 1, available = available - 1
WHERE id = %(line)s AND is_open AND closed_quarter < %(quarter)s AND available >= 1
"""
INSERT = """
INSERT INTO edu_budget_entry (line_id, owner_unit_id, unit_id, year, kind, currency_id,
    movement, date, quarter, res_model, res_id, approved, adjusted, committed, spent,
    create_uid, create_date, write_uid, write_date)
SELECT id, owner_unit_id, unit_id, year, kind, currency_id, 'commit', %(day)s,
    %(quarter)s, 'edu.claim', 1, 0, 0, 1, 0, %(user)s, %(moment)s, %(user)s, %(moment)s
FROM edu_budget_line WHERE id = %(line)s
RETURNING 1
"""


def writes(city) -> list[Operation]:
    return [availability(city), check(city)]


def availability(city) -> Operation:
    """A yuan is set aside, if the line still has it, and stands in the ledger."""
    line = own_line(city)

    def ours(env):
        env["edu.budget.line"]._book(
            [Booking(line.id, "commit", city.day, "edu.claim", 1, committed=TAKEN)]
        )
        return 1

    values = {
        "line": line.id,
        "day": city.day,
        "quarter": (city.day.month + 2) // 3,
    }
    floor = Query(
        (f"{UPDATE} RETURNING 1", INSERT),
        lambda env: values | {"user": env.uid, "moment": env.cr.now()},
        lambda taken, written: taken[0][0],
    )
    return Operation(
        "a yuan taken from a line",
        "one commitment, with its row of the ledger",
        ours,
        floor,
        users=("county finance",),
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


def own_line(city):
    return city.env["edu.budget.line"].search(
        [
            ("owner_unit_id", "=", city.counties[0].id),
            ("year", "=", city.day.year),
            ("is_open", "=", True),
        ],
        order="id",
        limit=1,
    )
