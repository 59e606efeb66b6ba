"""A province of its own beside the city: its counties' schools and inspectors.

For 1 000 records it has 17 counties with 3 500 schools and 700 inspectors, for 10 000
and more 170 with 35 000 and 7 000. Nothing is copied: counties are made until there
are enough.
"""

from datetime import date

from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import school_year_of
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

COPIED = ()
UNLIKE = {}

PROVINCE = "北岳省人民政府"
LEADER = "province leader"
COUNTIES = 17  # for 1 000 records
MOST = 10_000  # records, beyond which the province does not grow
SCHOOLS = 206  # of a county, for which 41 inspectors are needed
INSPECTORS = 41
EACH = 5  # schools of an inspector
ZONE = 20  # schools of a zone
YEARS = 3  # of enrolment
KINDS = ("full_time", *("part_time",) * 9)
QUIET = {"tracking_disable": True, "mail_create_nolog": True}


def fill(city) -> None:
    province = city.env["edu.unit"].create(
        {"name": PROVINCE, "kind": "government", "level": "province"}
    )
    city.env["res.users"].create(
        {
            "name": LEADER,
            "login": LEADER,
            "group_ids": [Command.set([city.env.ref("edu_base.group_leader").id])],
            "scope_unit_ids": [Command.set(province.ids)],
        }
    )
    grow(city, 0)


def grow(city, base: int) -> None:
    """Make the counties of the city's size that those of ``base`` records lack."""
    units = city.env["edu.unit"].with_context(**QUIET)
    province = units.search([("name", "=", PROVINCE)])
    counties = units.create(
        [
            {
                "name": f"北岳第{n + 1}县人民政府",
                "kind": "government",
                "level": "county",
                "parent_id": province.id,
            }
            for n in range(number_of(base), number_of(city.size))
        ]
    )
    for county in counties:
        settle(city, county)
        city.env.flush_all()
        city.env.invalidate_all()
    measure(city)


def since(city) -> date:
    """The first day of what holds: terms that began then last three years."""
    return city.day.replace(month=1, day=1)


def number_of(records: int) -> int:
    return min(records, MOST) * COUNTIES // 1000


def settle(city, county) -> None:
    """Give a county its schools, and inspectors who look after nearly all of them."""
    schools = county.create([school(county, n) for n in range(SCHOOLS)])
    enrol(city, schools)
    people = appoint(city, county)
    zone(city, county, schools)
    county.env["edu.plate"].create(
        [
            {
                "unit_id": one.id,
                "inspector_id": people[n // EACH].id,
                "date_from": since(city),
            }
            for n, one in enumerate(schools[:-1])
            if n % 29
        ]
    )
    train(city, county, people)
    county.env["edu.inspector.suspension"].create(
        {"inspector_id": people[-1].id, "date_from": city.day, "reason": "借调"}
    )


def school(county, number: int) -> dict:
    return {
        "name": f"第{number + 1}学校",
        "kind": "school",
        "level": "county",
        "school_type": ("111", "211", "311", "342")[number % 4],
        "parent_id": county.id,
    }


def enrol(city, schools) -> None:
    this_year = school_year_of(city.day)
    schools.env["edu.enrolment"].create(
        [
            {
                "unit_id": one.id,
                "stage": ("kindergarten", "primary", "junior", "senior")[n % 4],
                "school_year": this_year - back,
                "pupils": 100 + (n * 37 + one.parent_id.id * 11) % 1900,
            }
            for n, one in enumerate(schools)
            for back in range(YEARS)
        ]
    )


def appoint(city, county):
    people = county.env["edu.inspector"].create(
        [
            {
                "name": f"督学{county.id}-{n}",
                "owner_unit_id": county.id,
                "kind": KINDS[n % len(KINDS)],
                "retired_on": date(2018 + n % 7, 9, 1) if n % 5 == 0 else False,
            }
            for n in range(INSPECTORS)
        ]
    )
    terms = opened(county.env["edu.inspector.appointment"], STATE_GUARD)
    terms.create(
        [
            {
                "inspector_id": person.id,
                "kind": person.kind,
                "date_from": since(city),
                "term_number": 1 + n % 4,
                "state": "appointed",
            }
            for n, person in enumerate(people)
        ]
    )
    return people


def zone(city, county, schools) -> None:
    """Zones of twenty schools, but for the first, which is too large."""
    first, rest = schools[: ZONE + 1], schools[ZONE + 1 :]
    groups = [first, *(rest[n : n + ZONE] for n in range(0, len(rest), ZONE))]
    county.env["edu.zone"].create(
        [
            {
                "name": f"第{n + 1}责任区",
                "owner_unit_id": county.id,
                "date_from": since(city),
                "member_ids": [
                    Command.create({"unit_id": one.id, "date_from": since(city)})
                    for one in group
                ],
            }
            for n, group in enumerate(groups)
        ]
    )


def train(city, county, people) -> None:
    """Two sessions this year, of which some missed one, and an induction."""
    year = city.day.year
    sessions = county.env["edu.training"].create(
        [
            {
                "name": f"第{n + 1}期培训",
                "kind": kind,
                "owner_unit_id": county.id,
                "start": f"{year}-01-0{n + 4} 01:00:00",
                "stop": f"{year}-01-0{n + 4} 09:00:00",
                "hours": 20,
            }
            for n, kind in enumerate(("project", "project", "induction"))
        ]
    )
    opened(sessions, STATE_GUARD).state = "held"
    county.env["edu.training.attendance"].create(
        [
            {
                "training_id": session.id,
                "inspector_id": person.id,
                "is_present": True,
            }
            for place, session in enumerate(sessions)
            for n, person in enumerate(people)
            if n % 3 != place
        ]
    )


def measure(city) -> None:
    """Measure this month, and let the eleven before have been the same."""
    city.env["edu.rule.result"]._cron_measure()
    city.env.cr.execute(
        """
        INSERT INTO edu_rule_result (rule_id, owner_unit_id, period, part, whole,
            missing, threshold, is_breach, measured_on)
        SELECT rule_id, owner_unit_id, period - make_interval(months => back), part,
            whole, missing, threshold, is_breach, measured_on
        FROM edu_rule_result, generate_series(1, 11) back
        WHERE period = date_trunc('month', %s::date)
        ON CONFLICT DO NOTHING
        """,
        [city.day],
    )
