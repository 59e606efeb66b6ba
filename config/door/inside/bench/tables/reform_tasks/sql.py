"""What the hand-written statements share: who may see a task, and which are open."""

OPEN = ["todo", "doing", "submitted"]

# The units that a person serves, and those that one answers for besides.
UNITS = """
WITH scope AS (SELECT id FROM edu_unit WHERE parent_path LIKE ANY(%(scope)s::text[])),
     answering AS (SELECT id FROM scope UNION SELECT unnest(%(liaison)s::int[]))
"""
SEEN = """
(t.owner_unit_id IN (SELECT id FROM scope)
 OR t.released_on IS NOT NULL AND t.id IN (
     SELECT task_id FROM edu_task_unit WHERE unit_id IN (SELECT id FROM answering)))
"""
SEEN_LINK = """
(l.owner_unit_id IN (SELECT id FROM scope)
 OR l.released_on IS NOT NULL AND l.unit_id IN (SELECT id FROM answering))
"""
OPEN_TASK = "t.kind = 'task' AND t.state = ANY(%(open)s)"
CARD = """
t.id, t.number, t.name, t.lead_label, t.responsible_label, t.date_deadline,
t.progress, t.date_deadline < %(day)s AS is_overdue, t.state
"""
ROW = f"""
{CARD}, t.area, t.cooperating_label, t.deadline_text, t.last_report_on,
p.id AS plan, p.name AS plan_name
"""
AT_MOST = 10001  # the web client counts no further


def values(city):
    """Return the values of all statements, for whoever works in an environment."""
    known = {}

    def of(env) -> dict:
        if env.uid not in known:
            user = env.user.sudo()
            known[env.uid] = {
                "scope": [
                    f"{path}%" for path in user.scope_unit_ids.mapped("parent_path")
                ],
                "liaison": user.liaison_unit_ids.ids,
                "open": OPEN,
                "day": city.day,
                "most": AT_MOST,
            }
        return known[env.uid]

    return of
