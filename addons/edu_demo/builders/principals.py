"""Terms of principals: two end soon, two have ended without a visit to the school."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import make, named, record, rows

SURNAMES = "林苏叶江黎薛骆施尹纪童柯祝邵"
GIVEN = "文博;清音;怀远;雨桐;立群;思源;兆丰;若兰;景明;向南;秋实;伯安;采苓;知行;云舒"
YEARS = 5  # a term of office
SPREAD = 3  # years in which those of the others began


def build(env):
    told = {row["unit"]: row for row in rows("principals")}
    schools = [row["id"] for row in rows("units") if row["kind"] == "school"]
    make(
        acting(env, "officer")["edu.principal"],
        {
            f"principal_{school}": (
                _told(env, told[school])
                if school in told
                else _invented(env, school, place)
            )
            for place, school in enumerate(schools)
        },
    )


def remove(env):
    named(env, "edu.principal").unlink()


def _told(env, row):
    last = today() + timedelta(days=int(row["days"]))
    return {
        "unit_id": record(env, row["unit"]).id,
        "name": row["name"],
        "date_from": last - relativedelta(years=int(row["began"])) + timedelta(days=1),
        "term_to": last,
    }


def _invented(env, school, place):
    given = GIVEN.split(";")
    # Nobody's term ends within a year of today.
    began = date(today().year - place % SPREAD, 8, 1) - relativedelta(years=1)
    return {
        "unit_id": record(env, school).id,
        "name": SURNAMES[place % len(SURNAMES)] + given[place * 4 % len(given)],
        "date_from": began,
        "term_to": began + relativedelta(years=YEARS, days=-1),
    }
