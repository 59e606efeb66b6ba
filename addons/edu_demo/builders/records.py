"""Visits as their teams recorded them, some of what was looked at not in order.

They were made before the system was there to see them, so nobody moved them.
"""

from odoo.fields import Command, Datetime

from odoo.addons.edu_base.models.edu_event_mixin import QUIET
from odoo.addons.edu_base.tools.half_days import moments
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .tables import record, rows

ROLES = ("lead", "member", "member")
OUTCOMES = {"minor": "advice", "serious": "order", "hazard": "hazard"}


def team(env, people):
    """Return commands for a team of inspectors by name, the first of whom leads."""
    return [
        Command.create(
            {"inspector_id": record(env, name).id, "role": role, "sequence": place}
        )
        for place, (name, role) in enumerate(zip(people, ROLES, strict=True))
    ]


def unit_values(env, unit):
    """Return the school to visit, its government, and the checklist for its pupils."""
    kind = "kindergarten" if unit.school_type == "111" else "school"
    return {
        "unit_id": unit.id,
        "owner_unit_id": unit.parent_id.id,
        "checklist_id": record(env, f"checklist_{kind}").id,
    }


def recorded(day, state="recorded", day_part="day"):
    """Return the values of a visit that was recorded on its day."""
    begin, end = moments(day, day, day_part)
    return {
        "date": day,
        "day_part": day_part,
        "state": state,
        "released_on": Datetime.subtract(begin, days=7),
        "arrived_at": begin,
        "left_at": Datetime.subtract(end, minutes=20),
        "recorded_on": end,
        "card_shown": True,
        "feedback_given": True,
        "outcome": "none",
    }


def keep(env, vals_list):
    """Create visits in the states that they are given, numbered as any others."""
    none = env["edu.visit"].with_context(**QUIET).browse()
    visits = opened(none, STATE_GUARD).create(vals_list).with_env(env)
    visits._copy_checklists()
    visits._give_numbers()
    visits._counters()._change(visits._places())
    return visits


def answer(visits, failing):
    """Let all items be in order, but one of each of the `failing` visits.

    What was seen there is of the table, one thing after the other, and becomes a draft
    of a finding.
    """
    answers = visits.sudo().answer_ids
    answers.write({"result": "ok", "source": "team"})
    facts = {row["item"]: row["fact"] for row in rows("visit_facts")}
    failed = answers.browse()
    for place, visit in enumerate(failing.sudo()):
        known = visit.answer_ids.filtered(lambda one: one.name in facts)
        failed |= known[place % len(known)]
    for one in failed:
        one.write({"result": "failed", "note": facts[one.name]})
    for severity, group in failed.grouped("severity").items():
        told = opened(group.visit_id, STATE_GUARD)
        told.write({"outcome": OUTCOMES[severity]})
    visits.env["edu.finding"]._from_answers(failed)
