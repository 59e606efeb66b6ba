"""The school terms of the city, for last school year, this one and the next."""

from datetime import date

from odoo.addons.edu_base.tools.dates import school_year_of, today

from .tables import load, named, record

# Term: (years after the school year's, month, day) of the first day and of the last.
TERMS = {
    "first": ((0, 9, 1), (1, 1, 23)),
    "second": ((1, 2, 24), (1, 7, 6)),
}
CITY = "city"


def build(env):
    this = school_year_of(today())
    load(
        env["edu.term"],
        {
            f"term_{number}_{term}": {
                "owner_unit_id": record(env, CITY).id,
                "school_year": year,
                "term": term,
                "date_from": _day(year, first),
                "date_to": _day(year, last),
            }
            for number, year in enumerate(range(this - 1, this + 2))
            for term, (first, last) in TERMS.items()
        },
    )


def remove(env):
    named(env, "edu.term").unlink()


def _day(year, place):
    later, month, day = place
    return date(year + later, month, day)
