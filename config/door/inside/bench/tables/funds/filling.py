"""Three years of budgets of every county, and two claims for each record asked for.

Of this year's claims some wait for finance; all others are paid.
"""

from datetime import date, timedelta

from odoo.fields import Command

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from ...city import COUNTIES

COPIED = ("edu.claim", "edu.claim.item", "edu.budget.entry")
YEARS = 3
CLAIMS = 2  # for each record of the size
CLAIMANTS = 100
KINDS = {"lodging": 180, "communication": 10}  # yuan of a claim
WAITING = ("submitted", "checked", "approved")  # every so many of this year's claims
EACH = 10
PLACES = COUNTIES * YEARS
OVER = 29  # one in so many is above the norm
APART = 1_000_000  # half-days between the trips of two copies
UNLIKE = {
    ("edu.claim", "number"): "row.number || '-' || copy",
    ("edu.claim.item", "slot_from"): f"row.slot_from + {APART} * copy",
    ("edu.claim.item", "slot_to"): f"row.slot_to + {APART} * copy",
}
PEOPLE = ("county finance", "city finance")


def fill(city) -> None:
    hire(city)
    set_norms(city)
    lines = open_budgets(city)
    claim(city, lines)
    grow(city, 0)


def grow(city, base: int) -> None:
    """Make each line's numbers what its claims, by now, and its budget say."""
    city.env.flush_all()
    city.env.cr.execute(SETTLED)
    city.env.invalidate_all()


def hire(city) -> None:
    group = city.env.ref("edu_base.group_finance")
    serves = dict(zip(PEOPLE, (city.counties[0], city.government), strict=True))
    city.env["res.users"].create(
        [
            {
                "name": login,
                "login": login,
                "group_ids": [Command.set(group.ids)],
                "scope_unit_ids": [Command.set(unit.ids)],
            }
            for login, unit in serves.items()
        ]
    )


def set_norms(city) -> None:
    city.env["edu.claim.norm"].create(
        [
            {
                "owner_unit_id": city.government.id,
                "kind": kind,
                "amount": amount,
                "date_from": date(city.day.year - YEARS, 1, 1),
                "document_number": "云财教〔2020〕1号",
            }
            for kind, amount in KINDS.items()
        ]
    )


def open_budgets(city):
    """Return the lines of an approved budget of each county and year."""
    budgets = opened(city.env["edu.budget"], STATE_GUARD).create(
        [
            {
                "owner_unit_id": county.id,
                "unit_id": county.id,
                "year": city.day.year - back,
                "state": "approved",
                "line_ids": [
                    Command.create({"kind": kind, "planned": 0}) for kind in KINDS
                ],
            }
            for county in city.counties
            for back in range(YEARS)
        ]
    )
    city.env.flush_all()
    return budgets.line_ids


def claim(city, lines) -> None:
    people = city.env["res.partner"].create(
        [{"name": f"督学{n}"} for n in range(CLAIMANTS)]
    )
    places = [(owner, year) for owner, year in lines.grouped(place)]
    by_kind = {(*place(line), line.kind): line for line in lines}
    claims = opened(city.env["edu.claim"], STATE_GUARD)
    made = claims.create(
        [
            values(city, n, *places[n % len(places)], people[n % CLAIMANTS])
            for n in range(CLAIMS * city.size)
        ]
    )
    city.env.flush_all()
    for item in opened(made.item_ids, STATE_GUARD):
        year = item.day.year
        item.line_id = by_kind[item.owner_unit_id.id, year, item.kind]
    for number, one in enumerate(made):
        opened(one, STATE_GUARD).state = state(city, number, one)
    entries = opened(city.env["edu.budget.entry"], STATE_GUARD)
    entries.create([row for item in made.item_ids for row in booked(item)])


def place(line):
    return line.owner_unit_id.id, line.year


def values(city, number: int, owner: int, year: int, person) -> dict:
    """A claim of one day in the year, for the way there and the work."""
    day = date(year, 1, 2) + timedelta(days=number // CLAIMANTS * 7 % 300)
    return {
        "number": f"BX{year}-{number}",
        "owner_unit_id": owner,
        "unit_id": owner,
        "partner_id": person.id,
        "submitted_on": day,
        "item_ids": [
            Command.create(
                {
                    "kind": kind,
                    "day": day,
                    "amount": amount + (1 if number % OVER == 1 else 0),
                }
            )
            for kind, amount in KINDS.items()
        ],
    }


def state(city, number: int, claim) -> str:
    """Some of this year's claims wait for finance; all others are paid."""
    place = number // PLACES % EACH
    waits = claim.submitted_on.year == city.day.year and place < len(WAITING)
    return WAITING[place] if waits else "paid"


def booked(item) -> list[dict]:
    """The rows of the ledger that an expense has left."""
    quarter = str((item.day.month + 2) // 3)
    row = {
        "line_id": item.line_id.id,
        "date": item.day,
        "quarter": quarter,
        "res_model": "edu.claim",
        "res_id": item.claim_id.id,
        "approved": 0,
        "adjusted": 0,
        "spent": 0,
    }
    rows = [row | {"movement": "commit", "committed": item.amount}]
    if item.claim_id.state == "paid":
        paid = {"committed": -item.amount, "spent": item.amount}
        rows.append(row | {"movement": "spend", **paid})
    return rows


SETTLED = """
UPDATE edu_budget_line AS line
SET planned = held.total * 2, approved = held.total * 2, committed = held.committed,
    spent = held.spent, available = held.total
FROM (
    SELECT item.line_id, sum(item.amount) AS total,
        sum(item.amount) FILTER (WHERE claim.state = 'paid') AS spent,
        coalesce(sum(item.amount) FILTER (WHERE claim.state <> 'paid'), 0) AS committed
    FROM edu_claim_item AS item JOIN edu_claim AS claim ON claim.id = item.claim_id
    GROUP BY item.line_id
) AS held
WHERE held.line_id = line.id
"""
