"""The inbox of finance and the execution of budgets, as the web client asks."""

from ...calls import AT_MOST, PAGE, firsts, page
from ...floors import Query
from ...operation import Operation
from ...specification import view
from .filling import PEOPLE, WAITING

MOST = 15  # statements
# As the client asks for amounts, with the currency that they are in.
AMOUNTS = ("spent", "committed")
MEASURES = [
    *(f"{name}:{how}" for name in AMOUNTS for how in ("sum", "sum_currency")),
    "currency_id:array_agg_distinct",
]
ROW, COLUMN = "kind", "quarter"
INBOX_VIEW = "edu_fund.edu_claim_inbox_view_list"
INBOX = [("state", "in", WAITING), ("payment_id", "=", False)]
SEEN = "owner_unit_id = ANY(%(scope)s::int[])"


def reads(city) -> list[Operation]:
    return [inbox(city), execution(city)]


def scope(city, env) -> dict:
    below = [("id", "child_of", env.user.sudo().scope_unit_ids.ids)]
    units = city.env["edu.unit"].with_context(active_test=False).search(below)
    return {"scope": units.ids, "year": city.day.year, "waiting": list(WAITING)}


def inbox(city) -> Operation:
    """What waits for finance, exceptions first."""
    columns = view(
        city.acting("city finance"),
        "edu.claim",
        "list",
        "edu_fund.edu_claim_inbox_view_list",
    )
    found = "FROM edu_claim WHERE state = ANY(%(waiting)s)"
    found += f" AND payment_id IS NULL AND {SEEN}"
    floor = Query(
        (
            "SELECT claim.*, person.name, unit.name FROM (SELECT *"
            f" {found} ORDER BY issue_count DESC, submitted_on, id LIMIT {PAGE}"
            ") AS claim JOIN res_partner AS person ON person.id = claim.partner_id"
            " JOIN edu_unit AS unit ON unit.id = claim.unit_id"
            " ORDER BY issue_count DESC, submitted_on, claim.id",
            f"SELECT count(*) FROM (SELECT 1 {found} LIMIT {AT_MOST}) AS seen",
        ),
        lambda env: scope(city, env),
        lambda rows, count: (count[0][0], firsts(rows)),
    )
    return Operation(
        "inbox of finance",
        f"{len(columns.fields)} columns, {PAGE} that wait, exceptions first",
        page("edu.claim", INBOX, columns.fields, columns.order),
        floor,
        users=PEOPLE,
        goals={"sql": MOST},
    )


def execution(city) -> Operation:
    """The pivot of the ledger of a year."""
    sets = [[], [ROW], [COLUMN], [ROW, COLUMN]]
    domain = [("year", "=", city.day.year)]

    def ours(env):
        told = env["edu.budget.entry"].formatted_read_grouping_sets(
            domain, sets, MEASURES
        )
        return sorted(str(group["spent:sum"]) for groups in told for group in groups)

    floor = Query(
        (
            "SELECT kind, quarter, sum(committed), sum(spent)::float"
            f" FROM edu_budget_entry WHERE year = %(year)s AND {SEEN}"
            " GROUP BY GROUPING SETS ((), (kind), (quarter), (kind, quarter))",
        ),
        lambda env: scope(city, env),
        lambda rows: sorted(str(row[-1]) for row in rows),
    )
    return Operation(
        "pivot of execution",
        f"{ROW} x {COLUMN}, spent and committed of this year",
        ours,
        floor,
        users=PEOPLE,
        goals={"sql": 3, "floor": 3},
    )
