"""Routine visits by the inspectors of the plates: made, missed, planned, and today's.

Of the last months that had school nearly all schools were visited, of this month those
whose turn has come. The inspector who has a login goes to two schools today.
"""

from datetime import timedelta
from operator import itemgetter
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from odoo import models
from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.half_days import span
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .people import acting, named_user
from .records import answer, keep, recorded, unit_values
from .school_days import VACATION, school_days
from .tables import listed, name_records, named, record, rows

TODAY = {"city_s2": "morning", "wuzhu_p7": "afternoon"}
MONTHS, ENOUGH = 3, 8  # months that are told of, and school days that make one
AHEAD = 15  # school days that are planned where the month is over
MISSED, FAILED, LEFT, DRAFT = 9, 6, 7, 3  # one of so many
DONE = {"lesson": 2, "documents": 3, "tour": 1}


class Turn(NamedTuple):
    """A school whose turn comes each month, `share` of the way through it."""

    plate: models.BaseModel
    share: float
    visit: dict  # what all visits there have
    signer: str


def build(env):
    turns, taken = _turns(env), _taken(env)
    suspension = record(env, "suspension")
    made = [
        (turn, day, "closed" if number else "recorded")
        for number, days in enumerate(_months_before(env))
        for place, turn in enumerate(turns)
        if (place + 2 * number) % MISSED != MISSED // 2
        and (day := _free_day(turn, days, taken, suspension))
    ]
    begun = {record(env, school).id for school in TODAY}
    coming = [
        (turn, day)
        for days in _days_to_come(env)
        for place, turn in enumerate(turns)
        if place % LEFT != LEFT // 2
        and turn.visit["unit_id"] not in begun
        and (day := _free_day(turn, days, taken, suspension))
    ]
    made += [(turn, day, "recorded") for turn, day in coming if day < today()]
    officer = named_user(env, "officer")
    made.sort(key=itemgetter(1))  # numbered in the order of their days
    visits = keep(env, [_made(officer, *row) for row in made])
    answer(visits, visits[::FAILED])
    _do_things(visits)
    _visit_today(env, turns)
    _plan(env, [(turn, day) for turn, day in coming if day > today()])
    _enter_in_diaries(env)


def remove(env):
    """Delete the routine visits with what they found."""
    of_city = [("owner_unit_id", "in", named(env, "edu.unit").ids)]
    visits = env["edu.visit"].search([*of_city, ("kind", "=", "routine")])
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    visits.finding_ids.with_context(**uninstalling).unlink()
    visits.with_context(**uninstalling).unlink()


def _turns(env):
    """Return the turns of all plates, those of an inspector far from each other."""
    table = [listed(row["schools"]) for row in rows("plates")]
    principals = named(env, "edu.principal").grouped("unit_id")
    return [
        Turn(
            plate := record(env, f"plate_{school}"),
            (place / len(schools) + number / len(table)) % 1,
            _common_values(env, plate, school),
            principals[plate.unit_id].name,
        )
        for number, schools in enumerate(table)
        for place, school in enumerate(schools)
    ]


def _common_values(env, plate, school):
    owner, little = school.split("_")[0], school == "city_k1"
    name = f"item_{owner}_routine{'_kindergartens' if little else ''}_1"
    member = {"inspector_id": plate.inspector_id.id, "role": "lead"}
    return {
        **unit_values(env, plate.unit_id),
        "item_id": record(env, name).id,
        "member_ids": [Command.create(member)],
    }


def _taken(env):
    """Return {inspector id: half-days of other visits, and of today}."""
    year, people = timedelta(days=366), named(env, "edu.inspector")
    taken = env["edu.visit.member"]._taken(people, today() - year, today() + year)
    now = span(today(), today())
    return {one.id: taken.get(one.id, set()) | {*now} for one in people}


def _free_day(turn, days, taken, suspension):
    """Take the first day from the turn on that the inspector has free, if any."""
    plate, start = turn.plate, int(turn.share * len(days))
    for day in days[start:] + days[:start]:
        halves = {*span(day, day)}
        serves = suspension.inspector_id != plate.inspector_id
        serves = serves or day < suspension.date_from
        busy = halves & taken[plate.inspector_id.id]
        if plate.date_from <= day and serves and not busy:
            taken[plate.inspector_id.id] |= halves
            return day
    return None


def _months_before(env):
    """Return the school days of each of the last months that had school."""
    this = today().replace(day=1)
    firsts = [this - relativedelta(months=number) for number in range(1, 13)]
    months = [school_days(env, one, one + relativedelta(day=31)) for one in firsts]
    return [days for days in months if len(days) >= ENOUGH][:MONTHS]


def _days_to_come(env):
    """Return the school days of this month, and those ahead where it is over."""
    first, tomorrow = today().replace(day=1), today() + timedelta(days=1)
    month = school_days(env, first, first + relativedelta(day=31))
    if month and month[-1] > today():
        return [month]
    ahead = school_days(env, tomorrow, tomorrow + timedelta(days=VACATION))
    return [month, ahead[:AHEAD]]


def _values(turn, day):
    """Return a visit on a day; the lists of this year name those of this year."""
    listed = turn.visit["item_id"] if day.year == today().year else False
    return turn.visit | {"date": day, "item_id": listed}


def _made(officer, turn, day, state):
    """Return a visit as recorded; the office did it for who has no login."""
    return {
        **_values(turn, day),
        **recorded(day, state),
        "organiser_id": officer.id,
        "recorded_by_id": (turn.plate.inspector_id.user_id or officer).id,
        "signer_name": turn.signer,
    }


def _visit_today(env, turns):
    """Let the inspector with a login have something to do, be it in vacation."""
    officer = acting(env, "officer")
    by_school = {turn.visit["unit_id"]: turn for turn in turns}
    for school, part in TODAY.items():
        turn = by_school[record(env, school).id]
        values = _values(turn, today()) | {"day_part": part}
        if named(env, "edu.term")._cover(today()):
            visit = officer["edu.visit"].create(values)
            visit.action_confirm()
        else:
            visit = keep(env, [values | {"state": "confirmed"}])
        name_records(env, {f"visit_today_{part}": visit})


def _do_things(visits):
    visits.env["edu.visit.activity"].create(
        [
            {"visit_id": visit.id, "kind": kind, "count": count}
            for visit in visits
            for kind, count in DONE.items()
        ]
    )


def _plan(env, coming):
    """Plan visits, and confirm most of them."""
    officer = acting(env, "officer")
    visits = officer["edu.visit"].create([_values(*row) for row in coming])
    visits.browse(
        visit.id for place, visit in enumerate(visits) if place % DRAFT
    ).action_confirm()


def _enter_in_diaries(env):
    """Do now for those who have a login what a job does for all."""
    visits = env["edu.visit"].search(
        [("is_event_stale", "=", True), ("member_ids.user_id", "!=", False)]
    )
    visits._keep_events()
    opened(visits, STATE_GUARD).write({"is_event_stale": False})
