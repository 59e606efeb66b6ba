"""How many pupils, teachers and classes each school has, this school year and last."""

from odoo.addons.edu_base.tools.dates import school_year_of, today

from .people import acting
from .tables import make, named, record, rows


def build(env):
    year = school_year_of(today())
    values = {}
    for row in rows("enrolment"):
        name = f"enrolment_{row['unit']}_{row['stage']}"
        values[name] = _values(env, row, year, row["pupils"])
        values[f"{name}_before"] = _values(env, row, year - 1, row["before"])
    make(acting(env, "officer")["edu.enrolment"], values)


def remove(env):
    named(env, "edu.enrolment").unlink()


def _values(env, row, year, pupils):
    return {
        "unit_id": record(env, row["unit"]).id,
        "stage": row["stage"],
        "school_year": year,
        "pupils": int(pupils),
        "teachers": int(row["teachers"]),
        "classes": int(row["classes"]),
    }
