"""Visits for a reason: special, comprehensive, covert, urgent, and one called off.

What lies ahead is confirmed by the rules. What has been made went the way of its
report: one is still a draft, the other was approved, and closed its visit.
"""

from datetime import timedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .lists import item
from .people import acting, answer_reason
from .records import answer, keep, recorded, team, unit_values
from .school_days import day_ago, day_ahead
from .tables import make, name_records, named, record, rows

ANNOUNCED = timedelta(days=35)  # before the visit
URGENT = "网上反映该园午餐后多名幼儿腹泻，市场监管部门已到场，需立即核查食堂管理。"


def build(env):
    officer = acting(env, "officer")
    special = _made(env, "visit_special", "wuzhu_n1", "burden", day_ago(env, 20))
    whole = _made(
        env, "visit_comprehensive", "city_s1", "comprehensive", day_ago(env, 60)
    )
    reports = make(
        officer["edu.visit.report"],
        {row["id"]: _report_values(env, row) for row in rows("visit_reports")},
    )
    _hear(special | whole)
    approved = reports.filtered(lambda report: report.visit_ids == whole)
    approved.action_submit()
    approved.with_env(acting(env, "chief")).action_approve()
    _plan(env, officer)


def remove(env):
    """Delete the reports of all visits of the city."""
    of_city = [("owner_unit_id", "in", named(env, "edu.unit").ids)]
    reports = env["edu.visit.report"].search(of_city)
    reports.with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def _made(env, name, school, subject, day):
    """Keep a visit of the city's team that was announced, and record it."""
    listed = item(env, subject, day)
    officer = acting(env, "officer").user
    people = ("inspector_scholar", "inspector_visitor", "inspector_retired")
    values = {
        **unit_values(env, record(env, school)),
        **recorded(day),
        "owner_unit_id": record(env, "city").id,
        "kind": listed.kind,
        "item_id": listed.id,
        "time_mode": listed.time_mode,
        "notice_on": day - ANNOUNCED,
        "organiser_id": officer.id,
        "recorded_by_id": officer.id,
        "signer_name": record(env, f"principal_{school}").name,
        "member_ids": team(env, people),
    }
    visit = keep(env, [values])
    answer(visit, visit)
    name_records(env, {name: visit})
    return visit


def _report_values(env, row):
    copied = "name situation achievements problems advice statement".split()
    visit = record(env, row["visit"])
    return {
        **{name: row[name] for name in copied},
        "item_id": visit.item_id.id,
        "visit_ids": [Command.set(visit.ids)],
        "opinion": row["problems"],
        "opinion_on": visit.date,
        **({"statement_on": visit.date} if row["statement"] else {}),
    }


def _hear(visits):
    visits.env["edu.visit.hearing"].create(
        [
            {
                "visit_id": visit.id,
                "kind": row["kind"],
                "date": visit.date,
                "people": int(row["people"]),
                "note": row["note"],
            }
            for visit in visits
            for row in rows("hearings")
        ]
    )


def _plan(env, officer):
    """Plan a covert visit, an urgent one of today, and one that is called off."""
    soon, later = day_ahead(env, 4), day_ahead(env, 50)
    own = ("inspector_diligent", "inspector_retired", "inspector_scholar")
    covert = {"open_mode": "covert", "confidant_ids": acting(env, "chief").user.ids}
    safety = env.ref("edu_supervision.edu_topic_safety")
    urgent = {
        "is_urgent": True,
        "urgent_reason": URGENT,
        "own_topic_ids": [Command.set(safety.ids)],
    }
    alarmed = ("inspector_city_chief", "inspector_visitor", "inspector_retired")
    planned = make(
        officer["edu.visit"],
        {
            "visit_covert": _planned(env, "wuzhu_p3", "covert", soon, own) | covert,
            "visit_urgent": _planned(env, "sangxi_k6", "", today(), alarmed) | urgent,
            "visit_cancelled": _planned(env, "sangxi_p3", "recheck", later, own),
        },
    )
    covert, urgent, cancelled = planned
    (covert | urgent).action_confirm()
    reason = "该校当天承办全县质量监测，改由县督导办核查。"
    answer_reason(cancelled.action_cancel(), officer, reason)


def _planned(env, school, subject, day, people):
    listed = item(env, subject, day) if subject else env["edu.list.item"]
    return {
        **unit_values(env, record(env, school)),
        "owner_unit_id": record(env, "city").id,
        "kind": listed.kind or "special",
        "item_id": listed.id,
        "date": day,
        "member_ids": team(env, people),
    }
