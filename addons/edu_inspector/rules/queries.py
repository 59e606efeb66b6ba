"""What several rules ask of the database, as parts of one statement."""

from odoo.fields import Domain
from odoo.tools import SQL

STAFF = ("full_time", "part_time", "special")  # visitors look in, and are no staff


def serving(env, day):
    """Return the ids of the inspectors who serve on `day`, as a subselect."""
    return subselect(env["edu.inspector"], env["edu.inspector"]._serving_on(day))


def schools(env, day):
    """Return the ids of the schools there are on `day`, as a subselect."""
    return subselect(env["edu.unit"], env["edu.unit"]._schools_on(day))


def plated(env, day):
    """Return a SELECT of `unit_id` and `inspector_id`: who answers for which school."""
    return SQL(
        "SELECT unit_id, inspector_id FROM edu_plate WHERE id IN %s"
        " AND inspector_id IN %s",
        subselect(env["edu.plate"], env["edu.plate"]._serving_on(day)),
        serving(env, day),
    )


def zones(env, day):
    """Return the ids of the zones there are on `day`, as a subselect."""
    return subselect(env["edu.zone"], env["edu.zone"]._serving_on(day))


def zoned(env, day):
    """Return a SELECT of `unit_id` and `zone_id`: which school lies in which zone."""
    return SQL(
        "SELECT unit_id, zone_id FROM edu_zone_school"
        " WHERE id IN %s AND unit_id IN %s AND zone_id IN %s",
        subselect(env["edu.zone.school"], env["edu.zone.school"]._serving_on(day)),
        schools(env, day),
        zones(env, day),
    )


def terms(env, day):
    """Return the domain of the terms that are served on `day`."""
    suspended = env["edu.inspector.suspension"]._serving_on(day)
    return env["edu.inspector.appointment"]._in_office_on(day) & ~Domain(
        "inspector_id.suspension_ids", "any", suspended
    )


def staff_terms(env, day, kinds=STAFF):
    """Return the domain of the terms that people of the `kinds` serve on `day`."""
    return terms(env, day) & Domain("kind", "in", kinds)


def figures(values):
    """Return {government: figure} as a table of `government_id` and `figure`."""
    return SQL(
        "unnest(%s::integer[], %s::numeric[]) AS figures (government_id, figure)",
        list(values),
        list(values.values()),
    )


def counted(env, statement):
    """Carry out a statement over what was written so far, and return its rows."""
    env.flush_all()
    return env.execute_query(statement)


def subselect(model, domain):
    """Return the ids of the records, archived ones too, as a subselect."""
    return model.with_context(active_test=False)._search(domain).subselect()
