"""The same figures by hand: one statement a rule, own tallies of each government.

%(day)s is the day; the figures are those that are delivered. Each statement returns
the code of the rule, the government, and part, whole and missing.
"""

SERVING = """
SELECT t.inspector_id, t.owner_unit_id, t.kind, t.post, t.term_number
FROM edu_inspector_appointment t
WHERE t.state IN ('appointed', 'ended') AND t.date_from <= %(day)s
  AND (t.date_to IS NULL OR t.date_to >= %(day)s)
  AND NOT EXISTS (SELECT 1 FROM edu_inspector_suspension s
      WHERE s.inspector_id = t.inspector_id AND s.date_from <= %(day)s
        AND (s.date_to IS NULL OR s.date_to >= %(day)s))
"""
STAFF = f"{SERVING} AND t.kind IN ('full_time', 'part_time', 'special')"
SCHOOL = """
SELECT u.id, u.parent_id FROM edu_unit u
WHERE u.kind = 'school' AND (u.date_from IS NULL OR u.date_from <= %(day)s)
  AND (u.date_to IS NULL OR u.date_to >= %(day)s)
  AND (u.school_type IS NULL
       OR u.school_type NOT IN ('119', '218', '219', '319', '349', '368'))
"""
SIZED = f"""
SELECT s.id, s.parent_id, COALESCE(e.pupils >= 1800, false) AS is_big
FROM ({SCHOOL}) s LEFT JOIN (
    SELECT DISTINCT ON (unit_id) unit_id, sum(pupils) AS pupils FROM edu_enrolment
    WHERE school_year <= %(school_year)s
    GROUP BY unit_id, school_year ORDER BY unit_id, school_year DESC
) e ON e.unit_id = s.id
"""
PLATED = f"""
SELECT p.unit_id, p.inspector_id FROM edu_plate p
WHERE p.date_from <= %(day)s AND (p.date_to IS NULL OR p.date_to >= %(day)s)
  AND p.inspector_id IN (SELECT inspector_id FROM ({SERVING}) serving)
"""
ZONED = f"""
SELECT m.unit_id, m.zone_id FROM edu_zone_school m
JOIN ({SCHOOL}) s ON s.id = m.unit_id
JOIN edu_zone z ON z.id = m.zone_id AND z.date_from <= %(day)s
     AND (z.date_to IS NULL OR z.date_to >= %(day)s)
WHERE m.date_from <= %(day)s AND (m.date_to IS NULL OR m.date_to >= %(day)s)
"""


def share(code: str, held: str) -> str:
    return f"""
SELECT '{code}', s.parent_id, count(h.unit_id), count(*), count(*) - count(h.unit_id)
FROM ({SCHOOL}) s LEFT JOIN ({held}) h ON h.unit_id = s.id GROUP BY s.parent_id
"""


def reached(code: str, done: str, figure: int, first: str = "") -> str:
    return f"""
SELECT '{code}', p.owner_unit_id,
    count(*) FILTER (WHERE COALESCE(d.number, 0) >= {figure}), count(*),
    count(*) FILTER (WHERE COALESCE(d.number, 0) < {figure})
FROM ({SERVING}{first}) p LEFT JOIN ({done}) d USING (inspector_id)
GROUP BY p.owner_unit_id
"""


STATEMENTS = (
    f"""
SELECT 'staffing', government, COALESCE(actual, 0), COALESCE(needed, 0),
    GREATEST(COALESCE(needed, 0) - COALESCE(actual, 0), 0)
FROM (SELECT parent_id AS government, count(*) FILTER (WHERE is_big)
          + ceil(count(*) FILTER (WHERE NOT is_big) / 5.0) AS needed
      FROM ({SIZED}) s GROUP BY parent_id) n
FULL JOIN (SELECT owner_unit_id AS government, count(DISTINCT inspector_id) AS actual
           FROM ({STAFF}) p GROUP BY owner_unit_id) a USING (government)
""",
    f"""
WITH plated AS ({PLATED}), alone AS (
    SELECT min(unit_id) AS unit_id FROM plated GROUP BY inspector_id HAVING count(*) = 1
)
SELECT 'big_school', s.parent_id, count(a.unit_id), count(*),
    count(*) - count(a.unit_id)
FROM ({SIZED}) s LEFT JOIN alone a ON a.unit_id = s.id
WHERE s.is_big GROUP BY s.parent_id
""",
    f"""
SELECT 'full_time', owner_unit_id, full_time, needed, GREATEST(needed - full_time, 0)
FROM (SELECT owner_unit_id, count(*) FILTER (WHERE kind = 'full_time') AS full_time,
          ceil(count(*) FILTER (WHERE kind <> 'full_time') / 10.0) AS needed
      FROM ({STAFF}) p GROUP BY owner_unit_id) k
""",
    share("plate_coverage", PLATED),
    share("zone_coverage", ZONED),
    f"""
SELECT 'zone_size', z.owner_unit_id, count(*) FILTER (WHERE COALESCE(size, 0) <= 20),
    count(*), count(*) FILTER (WHERE size > 20)
FROM edu_zone z LEFT JOIN (
    SELECT zone_id, count(*) AS size FROM ({ZONED}) m GROUP BY zone_id
) m ON m.zone_id = z.id
WHERE z.date_from <= %(day)s AND (z.date_to IS NULL OR z.date_to >= %(day)s)
GROUP BY z.owner_unit_id
""",
    reached(
        "training_hours",
        """
SELECT inspector_id, sum(hours) AS number FROM edu_training_attendance
WHERE year = %(year)s AND form = 'central' AND state IN ('held', 'closed')
GROUP BY inspector_id
""",
        40,
    ),
    reached(
        "induction",
        """
SELECT inspector_id, count(*) AS number FROM edu_training_attendance
WHERE kind = 'induction' AND is_present GROUP BY inspector_id
""",
        1,
        " AND t.term_number = 1",
    ),
    f"""
SELECT 'terms_in_a_row', owner_unit_id, count(*) FILTER (WHERE term_number <= 3),
    count(*), count(*) FILTER (WHERE term_number > 3)
FROM ({SERVING}) p WHERE kind IN ('part_time', 'special') GROUP BY owner_unit_id
""",
    f"""
SELECT 'retired', i.owner_unit_id,
    count(*) FILTER (WHERE retired_on + interval '5 years' >= %(day)s), count(*),
    count(*) FILTER (WHERE retired_on + interval '5 years' < %(day)s)
FROM edu_inspector i WHERE retired_on <= %(day)s
  AND i.id IN (SELECT inspector_id FROM ({SERVING}) p) GROUP BY i.owner_unit_id
""",
    f"""
SELECT 'chief_inspector', u.id, (c.owner_unit_id IS NOT NULL)::int, 1,
    (c.owner_unit_id IS NULL)::int
FROM edu_unit u LEFT JOIN (
    SELECT DISTINCT owner_unit_id FROM ({STAFF}) p WHERE post = 'chief'
) c ON c.owner_unit_id = u.id
WHERE u.kind = 'government' AND u.active
""",
)
TREE = """
SELECT u.id, string_to_array(trim(trailing '/' FROM u.parent_path), '/')::int[]
FROM edu_unit u WHERE u.kind = 'government' AND u.active
"""
