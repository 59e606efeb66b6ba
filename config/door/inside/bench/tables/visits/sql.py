"""Hand-written: the list of visits, and that of what is due with the delivered figures.

%(scope)s are the units below those that a person serves, %(day)s is the day.
"""

from ...calls import AT_MOST, PAGE
from ..inspectors.sql import PLATED, SCHOOL

SEEN = """
(NOT v.is_hidden AND v.owner_unit_id = ANY(%(scope)s::int[])
 OR v.released_on IS NOT NULL AND v.unit_id = ANY(%(scope)s::int[])
 OR v.owner_unit_id = ANY(%(scope)s::int[]) AND (
     v.organiser_id = %(user)s
     OR EXISTS (SELECT 1 FROM edu_visit_confidant_rel c
                WHERE c.visit_id = v.id AND c.user_id = %(user)s))
 OR EXISTS (SELECT 1 FROM edu_visit_member m
            WHERE m.visit_id = v.id AND m.user_id = %(user)s))
"""
FOUND = f"v.state <> 'cancelled' AND {SEEN}"
ROWS = f"""
SELECT v.id, v.date, v.date_to, v.day_part, v.kind, v.domain, v.open_mode, v.is_urgent,
    v.outcome, v.number, v.state, u.id, u.name, o.id, o.name, l.id, l.name, i.id, i.name
FROM edu_visit v JOIN edu_unit u ON u.id = v.unit_id
JOIN edu_unit o ON o.id = v.owner_unit_id
LEFT JOIN edu_inspector l ON l.id = v.lead_id
LEFT JOIN edu_list_item i ON i.id = v.item_id
WHERE {FOUND} ORDER BY v.date DESC, v.id DESC LIMIT {PAGE}
"""
COUNT = f"""
SELECT count(*) FROM (SELECT 1 FROM edu_visit v WHERE {FOUND} LIMIT {AT_MOST}) seen
"""

MADE = "v.state IN ('recorded', 'closed')"
PLANNED = "v.state IN ('draft', 'confirmed')"
YEAR_ENDS = "date_trunc('year', %(day)s::date) + interval '1 year - 1 day'"
MONTH = "date_trunc('month', %(day)s::date)"
MONTH_ENDS = f"({MONTH} + interval '1 month - 1 day')::date"
SCHOOL_DAYS = f"""
(SELECT count(*) FROM generate_series({MONTH}, {MONTH_ENDS}, '1 day') one
 WHERE EXISTS (SELECT 1 FROM edu_term t WHERE one BETWEEN t.date_from AND t.date_to))
"""


def visits(kinds: str, domain: str) -> str:
    """The first planned and the last made visit of each unit, seen by everybody."""
    return f"""
SELECT v.unit_id, min(v.date) FILTER (WHERE {PLANNED}) AS planned_on,
    max(v.date) FILTER (WHERE {MADE} AND v.date <= %(day)s) AS last_on
FROM edu_visit v JOIN edu_unit u ON u.id = v.unit_id
WHERE v.kind IN ({kinds}) AND v.domain = '{domain}' AND NOT v.is_hidden
  AND (v.owner_unit_id = u.parent_id OR v.released_on IS NOT NULL)
GROUP BY v.unit_id
"""


DUE = f"""
WITH school AS ({SCHOOL} AND u.parent_id = ANY(%(scope)s::int[])),
held AS MATERIALIZED ({PLATED}),
comprehensive AS MATERIALIZED ({visits("'comprehensive'", "school")}),
due AS (
    SELECT s.id * 4 AS id, s.id AS unit_id, s.parent_id AS owner_unit_id,
        'routine' AS duty, NULL::int AS principal_id, made.last_on,
        {MONTH_ENDS} AS due_on, made.planned_on
    FROM school s JOIN held h ON h.unit_id = s.id, LATERAL (
        SELECT count(*) FILTER (WHERE {MADE}) AS done,
            min(v.date) FILTER (WHERE {PLANNED}) AS planned_on,
            max(v.date) FILTER (WHERE {MADE}) AS last_on
        FROM edu_visit v WHERE v.unit_id = s.id AND v.month = {MONTH}::date
          AND v.kind = 'routine' AND v.domain = 'school' AND NOT v.is_hidden
          AND (v.owner_unit_id = s.parent_id OR v.released_on IS NOT NULL)) made
    WHERE made.done < 1
      AND 2 * {SCHOOL_DAYS} >= EXTRACT(day FROM {MONTH_ENDS})
    UNION ALL
    SELECT * FROM (
        SELECT s.id * 4 + 1, s.id, s.parent_id, 'comprehensive', NULL::int, c.last_on,
            COALESCE((COALESCE(c.last_on, u.date_from) + interval '5 years')::date,
                %(day)s) AS due_on, c.planned_on
        FROM school s JOIN edu_unit u ON u.id = s.id
        LEFT JOIN comprehensive c ON c.unit_id = s.id) every
    WHERE due_on <= {YEAR_ENDS}
    UNION ALL
    SELECT * FROM (
        SELECT u.id * 4 + 2, u.id, u.parent_id, 'county', NULL::int, g.last_on,
            COALESCE((g.last_on + interval '5 years')::date, %(day)s) AS due_on,
            g.planned_on
        FROM edu_unit u
        LEFT JOIN ({visits("'comprehensive', 'special'", "government")}) g
            ON g.unit_id = u.id
        WHERE u.kind = 'government' AND u.level IN ('province', 'city', 'county')
          AND u.active AND (u.date_to IS NULL OR u.date_to >= %(day)s)
          AND u.parent_id = ANY(%(scope)s::int[])) every
    WHERE due_on <= {YEAR_ENDS}
    UNION ALL
    SELECT p.id * 4 + 3, p.unit_id, p.owner_unit_id, 'principal', p.id, NULL::date,
        p.date_to, c.planned_on
    FROM edu_principal p JOIN edu_unit u ON u.id = p.unit_id AND u.active
    LEFT JOIN comprehensive c ON c.unit_id = p.unit_id
    WHERE p.owner_unit_id = ANY(%(scope)s::int[]) AND p.date_from <= %(day)s
      AND p.date_to <= {YEAR_ENDS}
      AND (c.last_on IS NULL OR c.last_on < p.date_to - interval '12 months')
)
"""
DUE_ROWS = f"""
{DUE}
SELECT due.id, u.id, u.name, due.duty, due.due_on,
    GREATEST(%(day)s - due.due_on, 0) AS days_late, due.last_on, due.planned_on, i.id,
    i.name, p.id, p.name, o.id, o.name
FROM due JOIN edu_unit u ON u.id = due.unit_id
JOIN edu_unit o ON o.id = due.owner_unit_id
LEFT JOIN held h ON h.unit_id = due.unit_id
LEFT JOIN edu_inspector i ON i.id = h.inspector_id
LEFT JOIN edu_principal p ON p.id = due.principal_id
ORDER BY due.due_on, u.sequence, u.pinyin_key, u.id, due.id LIMIT {PAGE}
"""
DUE_COUNT = f"{DUE} SELECT count(*) FROM (SELECT 1 FROM due LIMIT {AT_MOST}) seen"


def values(city):
    """Return the values of all statements, for whoever works in an environment."""
    known = {}

    def of(env) -> dict:
        if env.uid not in known:
            below = [("id", "child_of", env.user.sudo().scope_unit_ids.ids)]
            units = city.env["edu.unit"].with_context(active_test=False).search(below)
            known[env.uid] = {"scope": units.ids, "user": env.uid, "day": city.day}
        return known[env.uid]

    return of
