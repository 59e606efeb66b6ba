"""Three school years of visits in the city's counties.

A school is visited every month by the inspector who is responsible for it, and some by
a team besides. The months of the year before last are closed, later ones recorded, the
next one confirmed; one is cancelled. In two months visits are covert and not released
yet, and of those of one of them the city's officer knows. Every other school had its
comprehensive visit, and the terms of some principals end with the year.
"""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import school_year_of
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from . import filling_peer

COPIED = filling_peer.COPIED
UNLIKE = filling_peer.UNLIKE

LEADER = "city leader"
EACH = 5  # schools of an inspector
BACK, AHEAD = 26, 1  # months of visits, beside the present one
CLOSED_AFTER = 12  # months
CANCELLED, KNOWN, UNKNOWN = -8, -10, -5  # months: cancelled, covert, covert
COMPREHENSIVE = -20  # month in which every other school had its comprehensive visit
ENDING_EVERY = 4  # of how many principals one leaves at the end of the year
TEAM_EVERY = 7  # of how many routine visits one is a team's
QUIET = {"tracking_disable": True, "mail_create_nolog": True}
TERMS = (("first", (9, 1), (1, 20)), ("second", (2, 16), (7, 10)))


def fill(city) -> None:
    city.env["res.users"].create(
        {
            "name": LEADER,
            "login": LEADER,
            "group_ids": [Command.set([city.env.ref("edu_base.group_leader").id])],
            "scope_unit_ids": [Command.set(city.government.ids)],
        }
    )
    set_terms(city)
    work(city)
    if "project.task" in city.env:
        filling_peer.fill(city)


def grow(city, base: int) -> None:
    """Let people work in the schools that are new; their tasks are copies."""
    work(city)
    if "project.task" in city.env:
        schools = city.env["edu.visit"].search([]).unit_id.sorted("id")
        filling_peer.follow(city, schools)


def work(city) -> None:
    """Give the schools that are new their inspectors, plates and visits."""
    for county in city.counties:
        settle(city, county.with_context(**QUIET))
        city.env.flush_all()
        city.env.invalidate_all()


def set_terms(city) -> None:
    this_year = school_year_of(city.day)
    city.env["edu.term"].create(
        [
            {
                "owner_unit_id": city.government.id,
                "school_year": year,
                "term": term,
                "date_from": date(year + (first[0] < 9), *first),
                "date_to": date(year + 1, *last),
            }
            for year in range(this_year - 3, this_year + 2)
            for term, first, last in TERMS
        ]
    )


def settle(city, county) -> None:
    """Appoint inspectors for the schools without a plate, and let them work."""
    plated = county.env["edu.plate"].search([("owner_unit_id", "=", county.id)])
    schools = county.env["edu.unit"].search(
        [
            ("parent_id", "=", county.id),
            ("kind", "=", "school"),
            ("id", "not in", plated.unit_id.ids),
        ],
        order="id",
    )
    if not schools:
        return
    people = appoint(city, county, -(-len(schools) // EACH))
    county.env["edu.plate"].create(
        [
            {
                "unit_id": school.id,
                "inspector_id": people[n // EACH].id,
                "date_from": begins(city),
            }
            for n, school in enumerate(schools)
        ]
    )
    county.env["edu.principal"].create(
        [principal(city, school, n) for n, school in enumerate(schools)]
    )
    visits = opened(county.env["edu.visit"], STATE_GUARD)
    visits.create(
        [
            visit(city, school, people[n // EACH], n, month)
            for n, school in enumerate(schools)
            for month in range(-BACK, AHEAD + 1)
        ]
    )


def begins(city) -> date:
    """The first day of plates and terms."""
    return city.day.replace(day=1) - relativedelta(months=BACK)


def appoint(city, county, count: int):
    people = county.env["edu.inspector"].create(
        [
            {"name": f"督学{county.id}-{n}", "owner_unit_id": county.id}
            for n in range(count)
        ]
    )
    terms = opened(county.env["edu.inspector.appointment"], STATE_GUARD)
    terms.create(
        [
            {
                "inspector_id": person.id,
                "date_from": begins(city),
                "date_to": city.day + timedelta(days=365),
                "state": "appointed",
            }
            for person in people
        ]
    )
    return people


def principal(city, school, number: int) -> dict:
    years = 0 if number % ENDING_EVERY == 0 else 3
    return {
        "unit_id": school.id,
        "name": f"{school.name}校长",
        "date_from": begins(city),
        "term_to": date(city.day.year + years, 12, 31),
    }


def visit(city, school, inspector, number: int, month: int) -> dict:
    """The visit of one month; an inspector is at each school on another day."""
    first = city.day.replace(day=1) + relativedelta(months=month)
    day = first + timedelta(days=1 + 4 * (number % EACH))
    confidants = city.user("city officer").ids if month == KNOWN else []
    return {
        "owner_unit_id": school.parent_id.id,
        "unit_id": school.id,
        "kind": kind(number, month),
        "date": day,
        "state": state(city, day, month),
        "open_mode": "covert" if month in (KNOWN, UNKNOWN) else "open",
        "confidant_ids": [Command.set(confidants)],
        "outcome": ("none", "advice", "order")[number % 3] if day < city.day else False,
        "member_ids": [
            Command.create({"inspector_id": inspector.id, "role": "lead"}),
        ],
    }


def kind(number: int, month: int) -> str:
    if month == COMPREHENSIVE and number % 2:
        return "comprehensive"
    return "special" if (number + month) % TEAM_EVERY == 0 else "routine"


def state(city, day: date, month: int) -> str:
    if month == CANCELLED:
        return "cancelled"
    if day >= city.day:
        return "confirmed"
    return "closed" if month < -CLOSED_AFTER else "recorded"
