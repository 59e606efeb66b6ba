"""One global rule of scope for each verb, and no rule that lets everything through."""

from .. import declared, house


def check(env):
    rules = house.rules(env)
    return open_rules(rules) + unruled(env, rules) + unknown(env)


def open_rules(rules):
    """Rules without a condition; one with groups opens what narrower groups close."""
    return [
        f"{rule.model_id.model}: the rule “{rule.name}” lets everything through."
        for rule in rules
        if is_open(rule)
    ]


def is_open(rule):
    model = rule.env[rule.model_id.model]
    return house.rule_domain(rule).optimize_full(model).is_true()


def unruled(env, rules):
    held = held_otherwise()
    by_model = rules.filtered(lambda rule: not rule.groups).grouped(
        lambda rule: rule.model_id.model
    )
    findings = []
    for name in house.models(env):
        for verb in house.VERBS:
            own = by_model.get(name, rules.browse())
            number = len(own.filtered(f"perm_{verb}"))
            expected = 0 if verb in held.get(name, ()) else 1
            if number != expected:
                findings.append(
                    f"{name}: {number} global rules for {verb}, {expected} expected."
                )
    return findings


def unknown(env):
    return [
        f"{name}: declared in unruled.csv, but no model."
        for name in held_otherwise()
        if name not in house.models(env)
    ]


def held_otherwise():
    """Return {model: verbs} that no rule holds, by design."""
    return {name: verbs for (name, _by), verbs in declared.verbs("unruled").items()}
