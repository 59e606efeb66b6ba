"""Who owes a record may read it: so reminders tell nobody what is not theirs to know.

Held for every model of `edu.due.mixin`: the digest goes to the liaisons of the units
that owe, without asking the rules of each record for each of them again.
"""

from odoo.tools import SQL

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .. import factories
from ..people import City
from ..trying import undone


def check(env):
    findings = []
    with undone(env):
        county = City(env).a
        for name in env["edu.due.item"]._due_models():
            make = factories.of(name)
            if make:
                with undone(env):
                    findings += hidden(county, make(county).sudo())
    return findings


def hidden(county, record):
    """Findings on the liaisons of the units that owe a record and may not read it."""
    opened(record, STATE_GUARD).write({record._due_field: today()})
    rows = record.env.execute_query(
        SQL(
            "SELECT unit_id FROM (%s) owed WHERE res_id = %s",
            record._due_query(),
            record.id,
        )
    )
    if not rows:
        yield f"{record._name}: its factory makes nothing that is owed."
    for (unit_id,) in rows:
        liaison = liaison_of(county, unit_id)
        if not record.with_user(liaison).has_access("read"):
            yield f"{record._name}: a liaison of the unit that owes it may not read it."


def liaison_of(county, unit_id):
    """Return the county's liaison, who answers for the unit as well."""
    liaison = county.users["liaison"]
    if unit_id not in liaison.liaison_unit_ids.ids:
        liaison.liaison_ids.sudo().create(
            {"user_id": liaison.id, "unit_id": unit_id, "date_from": "2020-01-01"}
        )
    return liaison
