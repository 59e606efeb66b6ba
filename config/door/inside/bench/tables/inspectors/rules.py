"""All rules of inspectors for all governments, and the board of a province's leader."""

from collections import defaultdict
from dataclasses import astuple

from odoo.addons.edu_base.tools.dates import school_year_of
from odoo.addons.edu_base.tools.rules import EVALUATORS, summed

from ...floors import Query
from ...operation import Operation
from . import sql
from .filling import LEADER

BOARD = """
SELECT r.period, r.owner_unit_id, r.rule_id, r.part, r.whole, r.missing, r.threshold,
    r.is_breach, r.measured_on
FROM edu_rule_result r WHERE r.owner_unit_id = ANY(%(units)s)
ORDER BY r.period, r.id
"""


def operations(city) -> list[Operation]:
    return [measuring(city), board(city)]


def measuring(city) -> Operation:
    values = {
        "day": city.day,
        "year": city.day.year,
        "school_year": school_year_of(city.day),
    }
    statements = (sql.TREE, *sql.STATEMENTS)
    return Operation(
        name="all rules of inspectors",
        specification=f"{len(sql.STATEMENTS)} rules of all governments, summed up",
        ours=lambda env: measured(env, city.day),
        floor=Query(statements, lambda env: values, added_up),
        users=(LEADER,),
        goals={"floor": 2},
    )


def measured(env, day) -> set:
    """What the nightly job computes of the rules of inspectors."""
    result = env["edu.rule.result"].sudo()
    rules = env["edu.rule"].sudo().search([("category", "=", "inspectors")])
    paths = result._paths()
    figure = rules._in_force(paths, day)
    return {
        (rule.code, unit, *map(int, astuple(tally)))
        for rule in rules
        for unit, tally in summed(
            paths, EVALUATORS[rule.code].measure(result.env, day, figure)
        ).items()
        if tally.whole
    }


def added_up(tree, *tallies) -> set:
    """Own tallies, and their sums for the governments above."""
    paths = dict(tree)
    sums = defaultdict(lambda: [0, 0, 0])
    for rows in tallies:
        for code, unit, *numbers in rows:
            for above in paths[unit]:
                total = sums[code, above]
                for place, number in enumerate(numbers):
                    total[place] += int(number)
    return {(*key, *total) for key, total in sums.items() if total[1]}


def board(city) -> Operation:
    return Operation(
        name="rule board",
        specification="a province with its counties, a year of months",
        ours=lambda env: len(env["edu.rule.board"].get_board()["units"]),
        floor=Query(
            (BOARD,),
            lambda env: {"units": shown(env).ids},
            lambda rows: len({row[1] for row in rows}),
        ),
        users=(LEADER,),
        goals={"sql": 15},
    )


def shown(env):
    scope = env.user.scope_unit_ids
    return scope | scope.child_ids.filtered(lambda unit: unit.kind == "government")
