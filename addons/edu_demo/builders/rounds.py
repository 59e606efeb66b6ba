"""Comprehensive visits of the years before, each year with its report.

Most schools had theirs within the cycle. Some are due, as is one of the counties.
"""

from datetime import date

from odoo.fields import Command, Datetime

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .people import named_user
from .records import keep, recorded, team, unit_values
from .tables import named, record, rows

TEAMS = {
    "city": ("inspector_scholar", "inspector_diligent", "inspector_retired"),
    "wuzhu": ("inspector_wuzhu_chief", "inspector_quarter", "inspector_deep"),
    "sangxi": ("inspector_sangxi_chief", "inspector_third", "inspector_afar"),
    "yujin": ("inspector_caring", "inspector_plain", "inspector_home"),
}
COUNTIES = {"wuzhu": 2, "sangxi": 5, "yujin": 3}  # years ago
CYCLE = 4  # years
LONG_AGO = 3  # years; too long ago to count for a principal's term that ends
FEW = 8  # one of so many schools has not been visited yet
RECENT = "city_s1"  # visited in these months


def build(env):
    by_owner = {}
    for row in rows("units"):
        if row["kind"] == "school" and row["id"] != RECENT:
            by_owner.setdefault(row["parent"], []).append(row["id"])
    visits = keep(
        env,
        [
            _values(env, owner, school, place)
            for owner, schools in by_owner.items()
            for place, school in enumerate(schools)
            if place % FEW < FEW - 1
        ]
        + [_round_values(env, county, ago) for county, ago in COUNTIES.items()],
    )
    visits.sudo().answer_ids.write({"result": "ok", "source": "team"})
    _report(env, visits)


def remove(env):
    """Delete what is left of visits, and count anew."""
    owners = named(env, "edu.unit")
    uninstalling = {MODULE_UNINSTALL_FLAG: True}
    visits = env["edu.visit"].search([("owner_unit_id", "in", owners.ids)])
    visits.finding_ids.with_context(**uninstalling).unlink()
    visits.with_context(**uninstalling).unlink()
    env["edu.visit.month"].search([("unit_id", "in", owners.ids)]).unlink()
    env["edu.visit.counter"].search([("owner_unit_id", "in", owners.ids)]).unlink()


def _values(env, owner, school, place):
    """Return a visit of its own day: a team goes to one school at a time."""
    changes = any(row["unit"] == school for row in rows("principals"))
    year = today().year - (LONG_AGO if changes else 1 + place % CYCLE)
    return {
        **unit_values(env, record(env, school)),
        **recorded(_spring_day(env, year, place), "closed"),
        **_planned(env),
        "member_ids": team(env, TEAMS[owner]),
    }


def _round_values(env, county, ago):
    return {
        **recorded(_spring_day(env, today().year - ago, FEW * CYCLE), "closed"),
        **_planned(env),
        "unit_id": record(env, county).id,
        "owner_unit_id": record(env, "city").id,
        "domain": "government",
        "member_ids": team(env, TEAMS["city"]),
    }


def _planned(env):
    officer = named_user(env, "officer").id
    return {
        "kind": "comprehensive",
        "organiser_id": officer,
        "recorded_by_id": officer,
    }


def _spring_day(env, year, place):
    working = env["edu.holiday"]._calendar().is_working
    days = (date(year, month, day) for month in (4, 5) for day in range(1, 31))
    return [day for day in days if working(day)][place]


def _report(env, visits):
    """Let the comprehensive visits of a year and a government end with one report."""
    officer, chief = named_user(env, "officer"), named_user(env, "chief")
    opened(env["edu.visit.report"].browse(), STATE_GUARD).create(
        [
            {
                "name": f"{year}年度综合督导报告（{owner.short_name}）",
                "owner_unit_id": owner.id,
                "visit_ids": [Command.set(made.ids)],
                "situation": f"全年综合督导{len(made)}家，每家一天，督导组三人。",
                "problems": "一是部分功能室使用率不高；二是个别教研组活动记录不全。",
                "advice": "按学期公布功能室开放安排，把教研活动纳入月度检查。",
                "opinion": "功能室使用和教研组活动记录需要加强，已当场反馈各校。",
                "opinion_on": max(made.mapped("date")),
                "author_id": officer.id,
                "submitted_by_id": officer.id,
                "approved_by_id": chief.id,
                "released_on": Datetime.to_datetime(f"{year}-12-20 02:00:00"),
                "state": "approved",
            }
            for (owner, year), made in visits.grouped(
                lambda visit: (visit.owner_unit_id, visit.year)
            ).items()
        ]
    )
