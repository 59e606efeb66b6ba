"""The lists, beside project tasks and hand-written SQL, the grid and the page."""

from ...calls import PAGE, firsts, page
from ...floors import Query
from ...operation import Operation
from ...specification import counterpart, view
from . import sql
from .filling import LEADER

MOST = 15  # statements
NOT_CANCELLED = [("state", "!=", "cancelled")]
PEER_NOT_CANCELLED = [("state", "!=", "1_canceled")]
PEER_ORDER = "date_deadline desc, id desc"
PEER_FIELDS = {
    "edu.visit": {
        "date": "date_deadline",
        "unit_id": "project_id",
        "lead_id": "stage_id",
        "number": "name",
        "state": "state",
        "is_unrecorded": "is_closed",
    },
    "edu.visit.due": {
        "due_on": "date_deadline",
        "unit_id": "project_id",
        "inspector_id": "stage_id",
        "duty": "state",
    },
}


def reads(city) -> list[Operation]:
    screens = Lists(city)
    return [screens.visits(), screens.due(), grid(), leader_page()]


class Lists:
    """The lists of the room, with their peer and their floors."""

    def __init__(self, city):
        self.env, self.values = city.acting("city officer"), sql.values(city)

    def visits(self) -> Operation:
        columns = view(self.env, "edu.visit", "list")
        return Operation(
            "list of visits",
            f"{len(columns.fields)} columns, {PAGE} of those not cancelled",
            page("edu.visit", NOT_CANCELLED, columns.fields, columns.order),
            self.floor(sql.ROWS, sql.COUNT),
            self.peer("edu.visit", columns.fields),
            goals={"sql": MOST, "peer": 0.4, "floor": 4},
        )

    def due(self) -> Operation:
        """What is due, of every school and government: over visits and figures.

        Core has no such list. Its peer, a page of tasks with as many columns, is there
        to compare and sets no goal: written by hand the list costs half of it with
        10 000 visits, and twice as much with 100 000.
        """
        columns = view(self.env, "edu.visit.due", "list")
        return Operation(
            "list of what is due",
            f"{len(columns.fields)} columns, the first {PAGE}",
            page("edu.visit.due", [], columns.fields, columns.order),
            self.floor(sql.DUE_ROWS, sql.DUE_COUNT),
            self.peer("edu.visit.due", columns.fields),
            alike=False,
            goals={"sql": MOST, "floor": 4},
        )

    def floor(self, rows: str, count: str) -> Query:
        return Query(
            (rows, count), self.values, lambda rows, count: (count[0][0], firsts(rows))
        )

    def peer(self, model: str, columns: dict):
        """Return the call for as many columns of tasks; none without their addon."""
        if "project.task" not in self.env:
            return None
        ours, theirs = self.env[model], self.env["project.task"]
        fields = counterpart(columns, ours, theirs, PEER_FIELDS[model])
        return page(theirs._name, PEER_NOT_CANCELLED, fields, PEER_ORDER)


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
