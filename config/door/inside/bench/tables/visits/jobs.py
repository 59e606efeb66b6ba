"""What is computed at night, and a term planned for all schools of the city."""

from dataclasses import astuple

from odoo.addons.edu_base.tools.rules import EVALUATORS

from ...city import SCHOOLS
from ...operation import Operation
from .filling import LEADER

PER_RULE = 3  # statements, at most
PER_VISIT = 0.5


def jobs(city) -> list[Operation]:
    return [*rules(city), planning(city)]


def rules(city) -> list[Operation]:
    """Each rule of supervision, measured for all governments."""
    found = city.env["edu.rule"].search([("category", "=", "supervision")])
    measured = found.filtered(lambda rule: rule.code in EVALUATORS)
    figure = found._in_force(city.env["edu.rule.result"]._paths(), city.day)
    known = {rule.code: figure(rule.code) for rule in found}
    return [
        Operation(
            name=f"rule {rule.code}",
            specification="all governments",
            ours=measuring(city, rule.code, known.__getitem__),
            users=(LEADER,),
            goals={"sql": PER_RULE, "growth": 1.1},
        )
        for rule in measured
    ]


def measuring(city, code: str, figure):
    def call(env):
        tallies = EVALUATORS[code].measure(env(su=True), city.day, figure)
        return [f"{unit}: {astuple(tally)}" for unit, tally in sorted(tallies.items())]

    return call


def planning(city) -> Operation:
    """The term that begins next, of which little is planned yet."""
    term = city.env["edu.term"].search(
        [("date_from", ">", city.day)], order="date_from", limit=1
    )
    visits = 4 * city.size * SCHOOLS // 1000  # in four months at least
    return Operation(
        name="plan a term",
        specification="routine visits of all schools of the city",
        ours=lambda env: planned(env, term),
        users=("city officer",),
        bulk=True,
        goals={"sql": PER_VISIT * visits, "growth": 1.1},
    )


def planned(env, term) -> int:
    plan = env["edu.visit.plan"].create(
        {"term_id": term.id, "government_ids": env.user.scope_unit_ids.ids}
    )
    plan.action_propose()
    return sum(planned_of(plan, governments) for governments in plan.portions())


def planned_of(plan, governments) -> int:
    done, left = 0, True
    while left:
        told = plan.create_portion(governments)
        done, left = done + told["done"], told["left"]
    return done
