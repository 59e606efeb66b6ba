"""The list of visits, beside project tasks and hand-written SQL."""

from ...calls import AT_MOST, PAGE, firsts, page
from ...floors import Query
from ...operation import Operation
from ...specification import counterpart, view
from .filling import LEADER

MOST = 15  # statements
NOT_CANCELLED = [("state", "!=", "cancelled")]
PEER_FIELDS = {
    "date": "date_deadline",
    "unit_id": "project_id",
    "lead_id": "stage_id",
    "number": "name",
    "state": "state",
    "is_unrecorded": "is_closed",
}
# %(scope)s are the units below those that the person serves.
SEEN = """
(NOT v.is_hidden AND v.owner_unit_id = ANY(%(scope)s::int[])
 OR v.released_on IS NOT NULL AND v.unit_id = ANY(%(scope)s::int[])
 OR v.organiser_id = %(user)s AND v.owner_unit_id = ANY(%(scope)s::int[])
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


def reads(city) -> list[Operation]:
    return [visits(city), due(city), grid(), leader_page()]


def visits(city) -> Operation:
    env = city.acting("city officer")
    columns = view(env, "edu.visit", "list")
    peer = None
    if "project.task" in env:
        fields = counterpart(
            columns.fields, env["edu.visit"], env["project.task"], PEER_FIELDS
        )
        peer = page("project.task", [], fields)
    return Operation(
        "list of visits",
        f"{len(columns.fields)} columns, {PAGE} of those not cancelled",
        page("edu.visit", NOT_CANCELLED, columns.fields, columns.order),
        Query(
            (ROWS, COUNT),
            lambda env: scope(city, env),
            lambda rows, count: (count[0][0], firsts(rows)),
        ),
        peer,
        goals={"sql": MOST, "peer": 0.4, "floor": 4},
    )


def scope(city, env) -> dict:
    below = [("id", "child_of", env.user.sudo().scope_unit_ids.ids)]
    units = city.env["edu.unit"].with_context(active_test=False).search(below)
    return {"scope": units.ids, "user": env.uid}


def due(city) -> Operation:
    """What is due, of every school and government: a view over visits and figures."""
    columns = view(city.acting("city officer"), "edu.visit.due", "list")
    return Operation(
        "list of what is due",
        f"{len(columns.fields)} columns, {PAGE} by {columns.order}",
        page("edu.visit.due", [], columns.fields, columns.order),
        goals={"sql": MOST},
    )


def grid() -> Operation:
    return Operation(
        "grid of schools and months",
        f"{PAGE} schools, the months of the school year",
        lambda env: len(env["edu.visit.grid"].get_grid()["rows"]),
        goals={"sql": MOST},
    )


def leader_page() -> Operation:
    return Operation(
        "leader page of visits",
        "the visits of the year, what is due and what is wrong",
        lambda env: len(env["edu.visit.leader.page"].get_page()),
        users=(LEADER,),
        goals={"sql": MOST},
    )
