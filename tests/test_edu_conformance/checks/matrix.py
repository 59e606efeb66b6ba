"""Who may do what is what `declared/matrix.csv` says, for roles and pairs of roles."""

from itertools import combinations

from .. import declared, house
from ..people import make_users
from ..trying import undone


def check(env):
    table = declared.verbs("matrix")
    roles, models = house.roles(env), house.models(env)
    findings = misnamed(table, roles, models)
    pairs = list(combinations(house.inside_roles(env), 2))
    sets = [(role,) for role in roles] + pairs
    with undone(env):
        users = make_users(env, *[[roles[role] for role in names] for names in sets])
        people = dict(zip(sets, users, strict=True))
        for model in models.values():
            alone = {role: allowed(model, people[role,]) for role in roles}
            for role, found in alone.items():
                wanted = declared_for(model, role, table)
                findings += compared(model, role, found, wanted)
            for pair in pairs:
                union = alone[pair[0]] | alone[pair[1]]
                findings += surplus(model, pair, allowed(model, people[pair]) - union)
    return findings


def allowed(model, user):
    return {verb for verb in house.VERBS if model.with_user(user).has_access(verb)}


def declared_for(model, role, table):
    """Return the verbs of a role; who works inside may what every employee may."""
    wanted = table.get((model._name, role), set())
    if role in house.OUTSIDERS:
        return wanted
    return wanted | table.get((model._name, "employee"), set())


def compared(model, role, found, wanted):
    return [
        f"{model._name}: {role} may {verb}, which is not declared."
        for verb in sorted(found - wanted)
    ] + [
        f"{model._name}: {role} may not {verb}, though it is declared."
        for verb in sorted(wanted - found)
    ]


def surplus(model, pair, verbs):
    return [
        f"{model._name}: {pair[0]} and {pair[1]} together may {verb}, neither alone."
        for verb in sorted(verbs)
    ]


def misnamed(table, roles, models):
    """Models of ours without a row, and rows of what does not exist."""
    known = {name for name, _role in table}
    undeclared = sorted(models.keys() - known)
    return (
        [f"{name}: not declared in matrix.csv." for name in undeclared]
        + [
            f"{name}: declared in matrix.csv, but no model."
            for name in sorted(known - models.keys())
        ]
        + [
            f"{name}: declared in matrix.csv for {role}, which is no role."
            for name, role in table
            if role not in roles
        ]
    )
