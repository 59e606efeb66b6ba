"""What governments owe, as parts of one statement: whom they visit, and by when.

Only visits made by the owner of the obligation count, or released ones; hidden ones
never do, so that nothing here tells of them.
"""

from odoo.tools import SQL

from odoo.addons.edu_inspector.rules import queries

DONE = ("recorded", "closed")
PLANNED = ("draft", "confirmed")
LEVELS = ("province", "city", "county")  # governments that are themselves inspected


def visits(kinds, domain, states):
    """Return a SELECT of the visits that count, with the unit that they were made at.

    Its columns are those of `edu_visit`.
    """
    return SQL(
        """
        SELECT visit.* FROM edu_visit AS visit
        JOIN edu_unit AS visited ON visited.id = visit.unit_id
        WHERE visit.kind IN %s AND visit.domain = %s AND visit.state IN %s
            AND NOT visit.is_hidden
            AND (visit.owner_unit_id = visited.parent_id
                OR visit.released_on IS NOT NULL)
        """,
        kinds,
        domain,
        states,
    )


def last_made(kinds, domain, day):
    """Return a SELECT of `unit_id` and `last_on`: when a unit was visited last."""
    return SQL(
        "SELECT unit_id, max(date) AS last_on FROM (%s) AS made"
        " WHERE date <= %s GROUP BY unit_id",
        visits(kinds, domain, DONE),
        day,
    )


def next_planned(kinds, domain):
    """Return a SELECT of `unit_id` and `planned_on`: the first visit yet to be made."""
    return SQL(
        "SELECT unit_id, min(date) AS planned_on FROM (%s) AS planned GROUP BY unit_id",
        visits(kinds, domain, PLANNED),
    )


def comprehensive(env, day, years):
    """Return a SELECT of all schools: comprehensive visit every so many years (TS22).

    `years` is {government: years}. Columns: `unit_id`, `owner_unit_id`, `last_on` and
    `due_on`. A school never visited counts from its founding; where nobody knows it,
    `due_on` is null: at once.
    """
    return SQL(
        """
        SELECT school.id AS unit_id, school.parent_id AS owner_unit_id, made.last_on,
            (COALESCE(made.last_on, school.date_from)
                + make_interval(years => figures.figure::integer))::date AS due_on
        FROM edu_unit AS school
        JOIN %s ON figures.government_id = school.parent_id
        LEFT JOIN (%s) AS made ON made.unit_id = school.id
        WHERE school.id IN %s
        """,
        queries.figures(years),
        last_made(("comprehensive",), "school", day),
        queries.schools(env, day),
    )


def rounds(env, day, years):
    """Return a SELECT of the governments below others: visited in rounds (B07).

    `years` is {government that inspects: years}. A comprehensive or a special visit
    counts. Columns as of `comprehensive`.
    """
    return SQL(
        """
        SELECT below.id AS unit_id, below.parent_id AS owner_unit_id, made.last_on,
            (made.last_on + make_interval(years => figures.figure::integer))::date
                AS due_on
        FROM (%s) AS below
        JOIN %s ON figures.government_id = below.parent_id
        LEFT JOIN (%s) AS made ON made.unit_id = below.id
        """,
        governments(day),
        queries.figures(years),
        last_made(("comprehensive", "special"), "government", day),
    )


def governments(day):
    """Return a SELECT of `id` and `parent_id` of governments that have one above."""
    return SQL(
        """
        SELECT id, parent_id FROM edu_unit
        WHERE kind = 'government' AND level IN %s AND parent_id IS NOT NULL
            AND active AND (date_to IS NULL OR date_to >= %s)
        """,
        LEVELS,
        day,
    )


def terms_of_office(day, months):
    """Return a SELECT of the principals' terms that have begun, and their visit (TS23).

    A school that has ended is not visited any more: its terms are left out. `months`
    is {government: months}: so long before its end a comprehensive visit counts for
    the term; one after its end counts as well. Columns: `id`, `unit_id`,
    `owner_unit_id`, `opens_on` (from when on a visit counts), `due_on` (the last day)
    and `last_on` (the first visit that counts).
    """
    return SQL(
        """
        SELECT office.id, office.unit_id, office.owner_unit_id, office.opens_on,
            office.due_on, min(made.date) AS last_on
        FROM (
            SELECT term.id, term.unit_id, term.owner_unit_id, term.date_to AS due_on,
                (term.date_to - make_interval(months => figures.figure::integer))::date
                    AS opens_on
            FROM edu_principal AS term
            JOIN edu_unit AS school ON school.id = term.unit_id AND school.active
            JOIN %s ON figures.government_id = term.owner_unit_id
            WHERE term.date_from <= %s
        ) AS office
        LEFT JOIN (%s) AS made ON made.unit_id = office.unit_id
            AND made.date BETWEEN office.opens_on AND %s
        GROUP BY office.id, office.unit_id, office.owner_unit_id, office.opens_on,
            office.due_on
        """,
        queries.figures(months),
        day,
        visits(("comprehensive",), "school", DONE),
        day,
    )


def owing(env, day, figures):
    """Return those of {government: figure} whose month of `day` owes visits (TS25).

    A vacation month owes none.
    """
    units = env["edu.unit"].sudo().browse(figures)
    owes = env["edu.term"]._owes_month(units, day.year, day.month)
    return {unit.id: figures[unit.id] for unit in units if owes[unit]}


def plated(env, day):
    """Return a SELECT of `unit_id` and `inspector_id`: schools that owe routine visits.

    Those with a plate of somebody who serves.
    """
    return SQL(
        "SELECT * FROM (%s) AS held WHERE unit_id IN %s",
        queries.plated(env, day),
        queries.schools(env, day),
    )


def routine(schools, day, months):
    """Return a SELECT of `schools`, as of `plated`: routine visits of the month (TS25).

    `months` is {government: visits a month}, of those whose month owes any. Columns:
    `unit_id`, `owner_unit_id`, `inspector_id`, `owed`, `done`, `planned_on`, `last_on`.
    """
    return SQL(
        """
        SELECT plated.unit_id, school.parent_id AS owner_unit_id, plated.inspector_id,
            figures.figure AS owed, COALESCE(made.done, 0) AS done,
            made.planned_on, made.last_on
        FROM (%s) AS plated
        JOIN edu_unit AS school ON school.id = plated.unit_id
        JOIN %s ON figures.government_id = school.parent_id
        LEFT JOIN (
            SELECT unit_id, count(*) FILTER (WHERE state IN %s) AS done,
                min(date) FILTER (WHERE state IN %s) AS planned_on,
                max(date) FILTER (WHERE state IN %s) AS last_on
            FROM (%s) AS every WHERE month = %s GROUP BY unit_id
        ) AS made ON made.unit_id = plated.unit_id
        """,
        schools,
        queries.figures(months),
        DONE,
        PLANNED,
        DONE,
        visits(("routine",), "school", DONE + PLANNED),
        day.replace(day=1),
    )


def routine_of_terms(env, day, terms):
    """Return a SELECT of the schools with a plate: routine visits of the term (B07).

    `terms` is {government: (first day, last day, visits a term)}. Columns: `unit_id`,
    `owner_unit_id`, `owed` and `done`.
    """
    rows = [(government, *term) for government, term in terms.items()]
    return SQL(
        """
        SELECT plated.unit_id, school.parent_id AS owner_unit_id,
            min(terms.figure) AS owed, count(made.id) AS done
        FROM (%s) AS plated
        JOIN edu_unit AS school ON school.id = plated.unit_id
        JOIN unnest(%s::integer[], %s::date[], %s::date[], %s::numeric[])
            AS terms (government_id, date_from, date_to, figure)
            ON terms.government_id = school.parent_id
        LEFT JOIN (%s) AS made ON made.unit_id = plated.unit_id
            AND made.date BETWEEN terms.date_from AND LEAST(terms.date_to, %s)
        GROUP BY plated.unit_id, school.parent_id
        """,
        plated(env, day),
        *([row[place] for row in rows] for place in range(4)),
        visits(("routine",), "school", DONE),
        day,
    )
