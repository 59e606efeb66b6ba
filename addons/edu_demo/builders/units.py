"""The governments of the city, their departments, offices and schools."""

from datetime import date
from itertools import groupby

from odoo.addons.edu_base.tools.dates import today

from .tables import listed, load, record, rows


def build(env):
    table = rows("units")
    for order, row in enumerate(table, start=1):
        row["sequence"] = order
    # A government stands above its units in the table, and these side by side.
    for _parent, siblings in groupby(table, key=lambda row: row["parent"]):
        _build_siblings(env, list(siblings))
    _build_aliases(env, table)
    _build_groups(env)


def _build_siblings(env, siblings):
    # Contacts are named first because they have to be deleted last.
    contacts = load(
        env["res.partner"],
        {
            f"{row['id']}_contact": {"name": row["name"], "is_company": True}
            for row in siblings
        },
    )
    load(
        env["edu.unit"],
        {
            row["id"]: _unit_values(env, row, contact)
            for row, contact in zip(siblings, contacts, strict=True)
        },
    )


def _unit_values(env, row, contact):
    copied = ("name", "short_name", "code", "kind", "level", "sequence")
    return {
        **{field: row[field] for field in copied},
        "parent_id": row["parent"] and record(env, row["parent"]).id,
        "partner_id": contact.id,
    }


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
