"""Zones, and who is responsible for which school; some schools still want somebody.

Most plates are printed; of one inspector the phone has changed since, of another the
new ones never were. One inspector keeps away from a former workplace.
"""

from datetime import date, timedelta

from odoo.fields import Command

from odoo.addons.edu_base.tools.dates import today

from .people import acting
from .tables import listed, make, named, record, rows

MOVED = "inspector_upright"  # whose phone is another since the plates were printed
NEW = timedelta(days=4)  # how old the plates are that were never printed


def build(env):
    officer = acting(env, "officer")
    _set_standard(env)
    _draw_zones(env, officer)
    _hang_plates(env, officer)
    record(env, MOVED).with_env(officer).phone = "0600-6213570"
    _recuse(env)


def remove(env):
    named(env, "edu.plate").unlink()
    named(env, "edu.recusal").unlink()
    named(env, "edu.zone").unlink()
    named(env, "edu.plate.standard").unlink()


def _set_standard(env):
    values = {
        "owner_unit_id": record(env, "city").id,
        "office_id": record(env, "city_supervision").id,
        "rotation_years": 3,
        "recusal_years": 3,
    }
    make(acting(env, "officer")["edu.plate.standard"], {"plate_standard": values})


def _draw_zones(env, officer):
    table = rows("zones")
    first = _september(1)
    zones = make(
        officer["edu.zone"],
        {row["id"]: _zone_values(env, row, first) for row in table},
    )
    for zone, row in zip(zones, table, strict=True):
        zone._take(_all(env, row["schools"]).with_env(officer), first)


def _zone_values(env, row, first):
    return {
        "owner_unit_id": record(env, row["owner"]).id,
        "code": row["code"],
        "name": row["name"],
        "date_from": first,
        "inspector_ids": [Command.set(_all(env, row["inspectors"]).ids)],
    }


def _hang_plates(env, officer):
    plates = make(
        officer["edu.plate"],
        {
            f"plate_{school}": {
                "unit_id": record(env, school).id,
                "inspector_id": record(env, row["person"]).id,
                "date_from": (
                    _september(int(row["since"])) if row["since"] else today() - NEW
                ),
            }
            for row in rows("plates")
            for school in listed(row["schools"])
        },
    )
    printing = [
        record(env, row["person"]).id for row in rows("plates") if row["printed"]
    ]
    plates.filtered(lambda plate: plate.inspector_id.id in printing).action_print()


def _recuse(env):
    """Let an inspector declare the school that was the former workplace."""
    values = {
        "unit_id": record(env, "wuzhu_j1").id,
        "ground": "workplace",
        "date_from": today() - timedelta(days=200),
    }
    make(acting(env, "inspector")["edu.recusal"], {"recusal": values})


def _september(years_ago):
    """Return the day of a school year's start that no change of units came after."""
    return date(today().year - years_ago, 9, 1)


def _all(env, cell):
    """Return the records of one model that a cell names."""
    found = [record(env, name) for name in listed(cell)]
    return found[0].concat(*found[1:])
