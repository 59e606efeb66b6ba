"""What the hand-written statements share: who may see a task, and which are open."""

from ...calls import AT_MOST

OPEN = ["todo", "doing", "submitted"]

# %(scope)s are the units below those that a person serves, %(answering)s these and
# those whose liaison the person is.
SEEN = """
(t.owner_unit_id = ANY(%(scope)s::int[])
 OR t.released_on IS NOT NULL AND EXISTS (
     SELECT 1 FROM edu_task_unit a
     WHERE a.task_id = t.id AND a.unit_id = ANY(%(answering)s::int[])))
"""
SEEN_LINK = """
(l.owner_unit_id = ANY(%(scope)s::int[])
 OR l.released_on IS NOT NULL AND l.unit_id = ANY(%(answering)s::int[]))
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


def values(city):
    """Return the values of all statements, for whoever works in an environment."""
    known = {}

    def of(env) -> dict:
        if env.uid not in known:
            user = env.user.sudo()
            below = [("id", "child_of", user.scope_unit_ids.ids)]
            scope = city.env["edu.unit"].search(below).ids
            liaison = user.liaison_unit_ids.ids
            known[env.uid] = {
                "scope": scope,
                "answering": scope + liaison,
                "liaison": liaison,
                "open": OPEN,
                "day": city.day,
                "most": AT_MOST,
            }
        return known[env.uid]

    return of
