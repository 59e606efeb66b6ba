"""The city's inspectors, and two whom somebody recommends who may not be appointed."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.fields import Command

from odoo.addons.base.models.ir_module import MODULE_UNINSTALL_FLAG
from odoo.addons.edu_base.tools.dates import today

from .people import acting, named_user
from .tables import listed, make, named, record, rows


def build(env):
    make(
        acting(env, "officer")["edu.inspector"],
        {
            row["person"]: _values(env, row, number)
            for number, row in enumerate(rows("inspectors"), start=1)
        },
    )


def remove(env):
    named(env, "edu.inspector").with_context(**{MODULE_UNINSTALL_FLAG: True}).unlink()


def _values(env, row, number):
    copied = (
        *("name", "kind", "origin", "gender", "degree", "major", "graduated_from"),
        "health",
    )
    user = named_user(env, row["user"]) if row["user"] else env["res.users"]
    work = (
        {"unit_id": record(env, row["unit"]).id}
        if row["unit"]
        else {"workplace": row["workplace"]}
    )
    serves = row["health"] == "fit" and row["degree"] != "below_bachelor"
    return {
        **{name: row[name] for name in copied},
        **work,
        **_days(row, number),
        "owner_unit_id": record(env, row["owner"]).id,
        "user_id": user.id,
        "phone": f"0600-61{number:02}{number * 37 % 1000:03}",
        "certificate_number": f"云督字第{number:04}号" if serves else False,
        "is_time_guaranteed": True,
        "stage_ids": _chosen(env, "edu_stage", row["stages"]),
        "field_ids": _chosen(env, "edu_inspector_field", row["fields"]),
    }


def _days(row, number):
    """Return the days in a person's life, told by years before this one."""
    day = today()
    born = date(day.year - int(row["age"]), 1 + number % 12, 1 + number)
    retired = row["retired"] and day - relativedelta(years=int(row["retired"]), days=40)
    return {
        "birth_date": born,
        "experience_since": date(day.year - int(row["experience"]), 9, 1),
        "health_on": day - timedelta(days=40 + 3 * number),
        "retired_on": retired or False,
    }


def _chosen(env, prefix, cell):
    return [
        Command.set(
            [env.ref(f"edu_inspector.{prefix}_{name}").id for name in listed(cell)]
        )
    ]
