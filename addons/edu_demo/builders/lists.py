"""Yearly lists: of the city's office, of each county's, and of other departments.

Those of the offices are published; of the other departments, one waits for approval
and one is still a draft. The city has lists of all years in which its visits lie.
"""

from datetime import date

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .school_days import day_of_draw
from .tables import listed, make, name_records, named, record, rows

# Who prepares the list: the city's office does for a county without a login.
WRITERS = {
    "city": "officer",
    "wuzhu": "officer.wuzhu",
    "sangxi": "officer.sangxi",
    "yujin": "officer",
    "city_finance": "liaison.finance",
    "city_education": "liaison.education",
}
PUBLISHED = ("city", "wuzhu", "sangxi", "yujin")
DRAFTED = "city_education"
FILED = ("wuzhu",)  # with the city, which has asked for it


def build(env):
    year = today().year
    _publish(env, "city", year - 1)
    for name in WRITERS:
        _publish(env, name, year)
    if day_of_draw(env).year > year:
        _publish(env, "city", year + 1)


def remove(env):
    named(env, "edu.list").with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def item(env, name, day):
    """Return the item of the city's list of the year in which `day` lies."""
    return record(env, f"item_city_{name}_{day.year - today().year + 1}")


def _publish(env, name, year):
    """Take a list of the table as far as its department has come."""
    table = [row for row in rows("list_items") if row["list"] == name]
    writer, chief = acting(env, WRITERS[name]), acting(env, "chief")
    place = year - today().year + 1
    made = make(
        writer["edu.list"], {f"list_{name}_{place}": _values(env, name, year, table)}
    )
    names = [f"item_{name}_{row['id']}_{place}" for row in table]
    name_records(env, dict(zip(names, made.item_ids, strict=True)))
    if name != DRAFTED:
        made.action_submit()
    if name in PUBLISHED:
        made.with_env(chief).action_approve()
        made.with_env(acting(env, "officer")).action_publish()
    if name in FILED:
        made.with_env(writer).action_file()


def _values(env, name, year, table):
    unit = record(env, name)
    office = record(env, f"{name}_supervision") if name in PUBLISHED else unit
    owner = unit if name in PUBLISHED else unit.parent_id
    return {
        "year": year,
        "owner_unit_id": owner.id,
        "unit_id": office.id,
        "item_ids": [
            Command.create(_item_values(env, year, row) | {"sequence": place})
            for place, row in enumerate(table, start=1)
        ],
    }


def _item_values(env, year, row):
    topics = [f"edu_supervision.edu_topic_{name}" for name in listed(row["topics"])]
    checklist = record(env, row["checklist"]) if row["checklist"] else env["edu.unit"]
    return {
        **{name: row[name] for name in ("name", "domain", "kind")},
        "open_mode": row["mode"],
        "time_mode": "random" if row["kind"] == "special" else "daily",
        "is_exempt": bool(row["exempt"]),
        "topic_ids": [Command.set([env.ref(name).id for name in topics])],
        "scope_text": row["scope"],
        "unit_ids": [Command.set([record(env, u).id for u in listed(row["units"])])],
        "date_from": _day(year, row["from"]),
        "date_to": _day(year, row["to"]),
        "checklist_id": checklist.id,
        "basis": row["basis"].format(year=year),
    }


def _day(year, cell):
    month, day = map(int, cell.split("-"))
    return date(year, month, day)
