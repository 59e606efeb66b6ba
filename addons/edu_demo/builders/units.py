"""The governments of the city, their departments, offices and schools."""

from contextlib import suppress
from datetime import date

from psycopg2 import IntegrityError

from odoo.tools import groupby

from odoo.addons.edu_base.tools.dates import today

from .tables import listed, load, named, record, rows

NAMELESS = "My Company"  # as a new database calls it, and pages show it
OFFICE = "city_supervision"


def build(env):
    table = rows("units")
    for order, row in enumerate(table, start=1):
        row["sequence"] = order
    # In the table, a government stands above its units.
    for _parent, siblings in groupby(table, key=lambda row: row["parent"]):
        load(env["edu.unit"], {row["id"]: _unit_values(env, row) for row in siblings})
    _manage_schools(env, table)
    _build_aliases(env, table)
    _build_groups(env)
    if env.company.name == NAMELESS:
        env.company.name = record(env, OFFICE).name


def remove(env):
    """Delete the units, unless records of others hang on them."""
    units = named(env, "edu.unit")
    if env.company.name == record(env, OFFICE).name:
        env.company.name = NAMELESS
    with suppress(IntegrityError), env.cr.savepoint():
        named(env, "edu.unit.group").unlink()
        units.unlink()


def _unit_values(env, row):
    copied = (
        *("name", "short_name", "code", "kind", "level", "sequence"),
        *("school_type", "street", "phone"),
    )
    return {
        **{field: row[field] or False for field in copied},
        "parent_id": record(env, row["parent"]).id if row["parent"] else False,
    }


def _manage_schools(env, table):
    """Let the education department of each government manage its schools."""
    schools = [row for row in table if row["kind"] == "school"]
    for parent, own in groupby(schools, key=lambda row: row["parent"]):
        managed = env["edu.unit"].concat(*(record(env, row["id"]) for row in own))
        managed.managing_unit_id = record(env, f"{parent}_education")


def _build_aliases(env, table):
    load(
        env["edu.unit.alias"],
        {
            f"{row['id']}_alias_{order}": {
                "name": alias,
                "unit_id": record(env, row["id"]).id,
                "owner_unit_id": record(env, row["parent"] or row["id"]).id,
            }
            for row in table
            for order, alias in enumerate(listed(row["aliases"]), start=1)
        },
    )


def _build_groups(env):
    table = rows("groups")
    load(
        env["edu.unit.group"],
        {
            row["id"]: {
                "name": row["name"],
                "owner_unit_id": record(env, row["owner"]).id,
            }
            for row in table
        },
    )
    load(
        env["edu.unit.group.member"],
        {
            f"{row['id']}_{member}": {
                "group_id": record(env, row["id"]).id,
                "unit_id": record(env, member).id,
                "date_from": date(today().year - 1, 1, 1),
            }
            for row in table
            for member in listed(row["members"])
        },
    )
