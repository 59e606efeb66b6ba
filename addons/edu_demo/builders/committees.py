"""Committees of two counties, papers of their rules and duties, schools of leaders.

One county has no committee; another lacks a post, and its chair holds another office.
"""

import base64
from datetime import date, timedelta

from odoo.addons.edu_base.tools.dates import today

from .meetings import seats
from .people import acting, named_user
from .tables import make, named, record, rows

COUNTIES = ("wuzhu", "sangxi")


def build(env):
    officer = acting(env, "officer")
    make(
        officer["edu.committee"],
        {f"committee_{county}": _committee(env, county) for county in COUNTIES},
    )
    make(
        officer["edu.committee.document"],
        {row["id"]: _paper(env, row) for row in rows("committee_papers")},
    )
    _keep_in_touch(env, officer)


def remove(env):
    """Delete papers and schools of leaders; the committees go with the city's."""
    named(env, "edu.school.contact").unlink()
    named(env, "edu.committee.document").unlink()


def _committee(env, county):
    government = record(env, county)
    return {
        "owner_unit_id": government.id,
        "name": f"{government.name}教育督导委员会",
        "document_number": f"{government.short_name[0]}政办字〔{today().year - 1}〕9号",
        "founded_on": date(today().year - 1, 3, 1),
        "duty": "统筹本级教育督导工作，审议督导计划和督导结果的运用。",
        "member_ids": seats(env, county),
    }


def _paper(env, row):
    years = {"year": today().year, "last_year": today().year - 1}
    return {
        "committee_id": record(env, f"committee_{row['committee']}").id,
        "kind": row["kind"],
        "name": row["name"].format_map(years),
        "document_number": row["number"].format_map(years),
        "date": today() - timedelta(days=int(row["days"])),
        "year": today().year - (row["kind"] == "report"),
        "file": base64.b64encode(row["text"].encode()),
        "file_name": f"{row['name'].format_map(years)}.txt",
    }


def _keep_in_touch(env, officer):
    """Name the schools that leaders keep in touch with, and when they were there."""
    table = rows("contacts")
    contacts = make(
        officer["edu.school.contact"], {row["id"]: _contact(env, row) for row in table}
    )
    officer["edu.school.contact.visit"].create(
        [
            {
                "contact_id": contact.id,
                "date": today() - timedelta(days=int(row["there"])),
                "note": row["note"],
            }
            for contact, row in zip(contacts, table, strict=True)
            if row["there"]
        ]
    )


def _contact(env, row):
    user = named_user(env, row["login"]) if row["login"] else env["res.users"]
    return {
        "owner_unit_id": record(env, "city").id,
        "unit_id": record(env, row["unit"]).id,
        "person_name": row["leader"],
        "user_id": user.id,
        "office": row["office"],
        "school_id": record(env, row["school"]).id,
        "date_from": date(today().year - 1, 9, 1),
    }
