"""Lists, boards, pivots, searches and one form, as the web client asks for them."""

from ...calls import AT_MOST, PAGE, firsts, numbers, page
from ...floors import Query
from ...operation import Operation
from ...specification import counterpart, view
from . import sql
from .filling import plan_of_county
from .filling_peer import project_of

COLUMN = 40  # cards of a column
FOUND = 8  # names that a search offers
TASKS = [("kind", "=", "task")]
IS_OPEN = [*TASKS, ("is_open", "=", True)]
PEER_OPEN = [("is_closed", "=", False)]
OPEN_LINKS = [("state", "in", sql.OPEN)]
COLORS = {"done": "success", "submitted": "warning", "doing": "info"}
NAMED = "食堂管理第3"
PEER_FIELDS = {
    "is_overdue": "is_closed",
    "name": "name",
    "plan_id": "project_id",
    "lead_label": "email_from",
    "responsible_label": "email_cc",
    "date_deadline": "date_deadline",
    "last_report_on": "date_last_stage_update",
    "state": "state",
    "progress": "sequence",
}


def reads(city) -> list[Operation]:
    screens = Screens(city)
    return [
        screens.tasks(),
        screens.tasks_of_plan(),
        screens.board(),
        screens.by_state(),
        screens.panel(),
        screens.load(),
        screens.by_month(),
        screens.by_plan(),
        screens.by_name(),
        screens.count(),
        screens.form(),
        screens.own(),
    ]


class Screens:
    """Every screen of the room, with its peer and its floor."""

    def __init__(self, city):
        self.city, self.values = city, sql.values(city)
        self.env = city.acting("city officer")
        self.columns = view(self.env, "edu.task", "list")
        self.plan = plan_of_county(city)

    def peer(self, maker, *arguments):
        """Return the peer's call; none in a database without it."""
        return maker("project.task", *arguments) if "project.task" in self.env else None

    def peer_fields(self, spec: dict) -> dict:
        if "project.task" not in self.env:
            return {}
        task, peer = self.env["edu.task"], self.env["project.task"]
        return counterpart(spec, task, peer, PEER_FIELDS)

    def floor(self, *statements: str, answer) -> Query:
        return Query(statements, self.values, answer)

    def page_floor(self, where: str = "true") -> Query:
        found = f"WHERE {sql.OPEN_TASK} AND {where} AND {sql.SEEN}"
        return self.floor(
            f"SELECT {sql.ROW} FROM edu_task t JOIN edu_plan p ON p.id = t.plan_id "
            f"{found} ORDER BY t.date_deadline, t.sequence, t.id LIMIT {PAGE}",
            f"SELECT count(*) FROM (SELECT 1 FROM edu_task t {found}"
            f" LIMIT {AT_MOST}) seen",
            answer=lambda rows, count: (count[0][0], firsts(rows)),
        )

    def tasks(self) -> Operation:
        columns = self.columns
        return Operation(
            "list of tasks",
            f"{len(columns.fields)} columns, {PAGE} open ones by {columns.order}",
            page("edu.task", IS_OPEN, columns.fields, columns.order),
            self.page_floor(),
            self.peer(page, PEER_OPEN, self.peer_fields(columns.fields)),
            goals={"sql": 12, "peer": 0.4},
        )

    def tasks_of_plan(self) -> Operation:
        columns, domain = self.columns, [*IS_OPEN, ("plan_id", "=", self.plan.id)]
        project = project_of(self.city, self.plan)
        mine = [*PEER_OPEN, ("project_id", "=", project and project.id)]
        return Operation(
            "list of one plan",
            f"{len(columns.fields)} columns, open ones by {columns.order}",
            page("edu.task", domain, columns.fields, columns.order),
            self.page_floor(f"t.plan_id = {self.plan.id}"),
            self.peer(page, mine, self.peer_fields(columns.fields)),
            goals={"sql": 12},
        )

    def board(self) -> Operation:
        shown = view(self.env, "edu.task", "kanban")
        peer = self.peer_fields(shown.fields)
        floor = self.floor(
            f"SELECT s.one, card.* FROM unnest(%(open)s) s (one), LATERAL ("
            f" SELECT {sql.CARD} FROM edu_task t"
            f" WHERE t.kind = 'task' AND t.state = s.one AND {sql.SEEN}"
            f" ORDER BY t.date_deadline, t.sequence, t.id LIMIT {COLUMN}) card",
            self.state_counts(),
            answer=dealt,
        )
        return Operation(
            "kanban by state",
            f"{len(shown.fields)} fields, {COLUMN} cards a state, progress bar",
            cards("edu.task", IS_OPEN, "state", shown.fields, shown.order),
            floor,
            self.peer(cards, PEER_OPEN, "stage_id", peer, None),
        )

    def state_counts(self) -> str:
        return (
            "SELECT t.state, count(*) FROM edu_task t"
            f" WHERE {sql.OPEN_TASK} AND {sql.SEEN} GROUP BY t.state"
        )

    def by_state(self) -> Operation:
        return Operation(
            "groups by state",
            "open ones, count",
            groups("edu.task", IS_OPEN, "state"),
            self.floor(self.state_counts(), answer=dict),
            self.peer(groups, PEER_OPEN, "stage_id"),
            goals={"sql": 3},
        )

    def panel(self) -> Operation:
        task = f"t.kind = 'task' AND {sql.SEEN}"
        none = dict.fromkeys(
            self.env["edu.task"]._fields["state"].get_values(self.env), 0
        )
        floor = self.floor(
            f"SELECT t.state, count(*) FROM edu_task t WHERE {task} GROUP BY t.state",
            "SELECT u.id, u.name FROM edu_unit u WHERE u.active AND u.id IN ("
            " SELECT l.unit_id FROM edu_task_unit l"
            f" JOIN edu_task t ON t.id = l.task_id WHERE {task})",
            answer=lambda told, units: [none | dict(told), sorted(firsts(units))],
        )
        return Operation(
            "search panel",
            "states with counts, units",
            panel("edu.task", TASKS, "state", "unit_ids"),
            floor,
            self.peer(panel, [], "state", "user_ids"),
            alike=False,
        )

    def load(self) -> Operation:
        arch = view(self.env, "edu.task.unit", "pivot").arch
        row, column = (arch.find(f"field[@type='{kind}']").get("name") for kind in AXES)
        floor = self.floor(
            "SELECT l.unit_id, l.role, u.name, count(*) FROM edu_task_unit l"
            " JOIN edu_unit u ON u.id = l.unit_id"
            f" WHERE l.state = ANY(%(open)s) AND {sql.SEEN_LINK}"
            " GROUP BY GROUPING SETS ((), (l.unit_id, u.name), (l.role),"
            " (l.unit_id, u.name, l.role))",
            answer=counts,
        )
        return Operation(
            "pivot of the load",
            f"{row} x {column}, open, count",
            pivot("edu.task.unit", OPEN_LINKS, row, column),
            floor,
            goals={"sql": 3, "floor": 3},
        )

    def pivoted(self, group: str, name: str, peer: str, **more) -> Operation:
        """A pivot of tasks by ``group`` (a field, in SQL called ``name``) and state."""
        floor = self.floor(
            f"SELECT {name}, t.state, count(*) FROM edu_task t"
            " JOIN edu_plan p ON p.id = t.plan_id"
            f" WHERE t.kind = 'task' AND {sql.SEEN}"
            f" GROUP BY GROUPING SETS ((), ({name}), (t.state), ({name}, t.state))",
            answer=counts,
        )
        return Operation(
            f"pivot by {group.partition('_')[0]}",
            f"{group} x state, count",
            pivot("edu.task", TASKS, group, "state"),
            floor,
            self.peer(pivot, [], peer, "stage_id"),
            **more,
        )

    def by_month(self) -> Operation:
        """Without a goal for CPU: core writes out each month in the user's language."""
        name = "date_trunc('month', t.date_deadline)"
        month = "date_deadline:month"
        return self.pivoted(month, name, month, goals={"sql": 3})

    def by_plan(self) -> Operation:
        """Without goals: thousands of groups, each named and made fit for display."""
        name = "p.id, p.name"
        return self.pivoted("plan_id", name, "project_id")

    def by_name(self) -> Operation:
        floor = self.floor(
            f"SELECT t.id, t.name FROM edu_task t WHERE t.name ILIKE '%%{NAMED}%%'"
            f" AND {sql.SEEN} ORDER BY t.sequence, t.id LIMIT {FOUND}",
            answer=firsts,
        )
        return Operation(
            "name_search",
            f"{FOUND} of those that hold {NAMED}",
            named("edu.task"),
            floor,
            self.peer(named),
        )

    def count(self) -> Operation:
        floor = self.floor(
            f"SELECT count(*) FROM edu_task t WHERE {sql.OPEN_TASK} AND {sql.SEEN}",
            answer=lambda rows: rows[0][0],
        )
        return Operation(
            "search_count",
            "open ones",
            counted("edu.task", IS_OPEN),
            floor,
            self.peer(counted, PEER_OPEN),
        )

    def form(self) -> Operation:
        shown = view(self.env, "edu.task", "form")
        domain = [*TASKS, ("plan_id", "=", self.plan.id)]
        task = self.env["edu.task"].search(domain, order="id", limit=1)
        floor = self.floor(
            f"SELECT t.*, p.name, s.name FROM edu_task t"
            " JOIN edu_plan p ON p.id = t.plan_id"
            " LEFT JOIN edu_task s ON s.id = t.parent_id"
            f" WHERE t.id = {task.id} AND {sql.SEEN}",
            *(self.part_of(table, task.id) for table in PARTS),
            "SELECT h.*, p.name FROM edu_transition h JOIN res_users u"
            " ON u.id = h.user_id JOIN res_partner p ON p.id = u.partner_id"
            f" WHERE h.res_model = 'edu.task' AND h.res_id = {task.id}",
            answer=lambda rows, *parts: firsts(rows),
        )
        return Operation(
            "form",
            f"{len(shown.fields)} fields with their lists",
            read("edu.task", task.id, shown.fields),
            floor,
            self.peer_form(),
        )

    def part_of(self, table: str, task: int) -> str:
        unit = ", u.name" if table != "edu_task_target" else ""
        join = " JOIN edu_unit u ON u.id = l.unit_id" if unit else ""
        return f"SELECT l.*{unit} FROM {table} l{join} WHERE l.task_id = {task}"

    def peer_form(self):
        if "project.task" not in self.env:
            return None
        acting = self.city.acting("county officer")
        spec = view(acting, "project.task", "form").fields
        task = acting["project.task"].search([], order="id", limit=1)
        return read("project.task", task.id, spec)

    def own(self) -> Operation:
        xmlid = "edu_reform_tasks.edu_task_unit_view_list_mine"
        liaison = self.city.acting("liaison")
        shown = view(liaison, "edu.task.unit", "list", xmlid)
        domain = [("is_mine", "=", True), *OPEN_LINKS]
        found = (
            "WHERE l.unit_id = ANY(%(liaison)s::int[]) AND l.state = ANY(%(open)s)"
            f" AND {sql.SEEN_LINK}"
        )
        floor = self.floor(
            "SELECT l.*, t.name, t.area, t.deadline_text, u.name FROM edu_task_unit l"
            " JOIN edu_task t ON t.id = l.task_id JOIN edu_unit u ON u.id = l.unit_id"
            f" {found} ORDER BY l.date_deadline, l.sequence, l.id LIMIT {PAGE}",
            f"SELECT count(*) FROM edu_task_unit l {found}",
            answer=lambda rows, count: (count[0][0], firsts(rows)),
        )
        peer = [*PEER_OPEN, ("user_ids", "in", liaison.uid)]
        return Operation(
            "our tasks",
            f"{len(shown.fields)} columns, {PAGE} open ones",
            page("edu.task.unit", domain, shown.fields, shown.order),
            floor,
            self.peer(page, peer, self.peer_fields(self.columns.fields)),
            users=("liaison",),
            goals={"sql": 12},
        )


AXES = ("row", "col")
PARTS = ("edu_task_unit", "edu_task_target", "edu_task_report")


def cards(model: str, domain, group: str, spec: dict, order: str | None):
    def call(env):
        told = (
            env[model]
            .with_context(read_group_expand=True)
            .web_read_group(
                domain,
                [group],
                ["__count"],
                order=order,
                auto_unfold=True,
                unfold_read_specification=spec,
                unfold_read_default_limit=COLUMN,
            )
        )
        bar = {"field": "state", "colors": COLORS}
        env[model].read_progress_bar(domain, group, bar)
        return {
            found[group]: (found["__count"], numbers(found["__records"]))
            for found in told["groups"]
            if found["__count"]
        }

    return call


def dealt(rows, counts) -> dict:
    """Deal cards to their columns, below the number of each column."""
    columns = {state: (number, []) for state, number in counts}
    for state, task, *_rest in rows:
        columns[state][1].append(task)
    return columns


def groups(model: str, domain, group: str):
    def call(env):
        told = env[model].web_read_group(domain, [group], ["__count"])
        return {found[group]: found["__count"] for found in told["groups"]}

    return call


def panel(model: str, domain, state: str, people: str):
    def call(env):
        states = env[model].search_panel_select_range(
            state, search_domain=domain, enable_counters=True, expand=True
        )
        units = env[model].search_panel_select_multi_range(
            people, search_domain=domain, limit=200
        )
        return [
            {found["id"]: found["__count"] for found in states["values"]},
            sorted(found["id"] for found in units["values"]),
        ]

    return call


def pivot(model: str, domain, row: str, column: str):
    sets = [[], [row], [column], [row, column]]

    def call(env):
        told = env[model].formatted_read_grouping_sets(domain, sets, ["__count"])
        return sorted(group["__count"] for groups in told for group in groups)

    return call


def counts(rows) -> list[int]:
    return sorted(row[-1] for row in rows)


def named(model: str):
    def call(env):
        return firsts(env[model].name_search(NAMED, limit=FOUND))

    return call


def counted(model: str, domain):
    return lambda env: env[model].search_count(domain)


def read(model: str, number: int, spec: dict):
    return lambda env: numbers(env[model].browse(number).web_read(spec))
