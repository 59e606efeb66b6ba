"""What is there of each kind of master data, to show what comes next."""

from odoo.fields import Domain

from . import KINDS

LATEST = 3  # school years shown


def overview(env):
    """Return the steps of getting started, as the browser shows them.

    Each has `kind`, `label`, `hint`, `can_import` and `counts`: a label, a number and
    the model and domain of the records behind it.
    """
    counters = {
        "units": _units,
        "enrolment": _enrolment,
        "aliases": _records,
        "users": _records,
        "liaisons": _records,
    }
    kinds = [kind for kind in KINDS.values() if env[kind.model].has_access("read")]
    return [
        {
            "kind": kind.name,
            "label": kind.label(env),
            "hint": kind.hint(env),
            "can_import": kind.is_allowed(env),
            "counts": counters[kind.name](env, kind),
        }
        for kind in kinds
    ]


def _count(label, count, model, domain):
    domain = [*Domain(domain)]
    return {"label": label, "count": count, "model": model, "domain": domain}


def _units(env, kind):
    labels = dict(env["edu.unit"]._fields["kind"]._description_selection(env))
    found = dict(env["edu.unit"]._read_group(kind.domain(env), ["kind"], ["__count"]))
    return [
        _count(
            label,
            found.get(name, 0),
            kind.model,
            kind.domain(env) & Domain("kind", "=", name),
        )
        for name, label in labels.items()
    ]


def _enrolment(env, kind):
    years = env["edu.enrolment"]._read_group(
        [], ["school_year"], ["unit_id:count_distinct"], order="school_year desc"
    )
    return [
        _count(f"{year}–{year + 1}", count, kind.model, [("school_year", "=", year)])
        for year, count in years[:LATEST]
    ]


def _records(env, kind):
    domain = kind.domain(env)
    count = env[kind.model].search_count(domain)
    return [_count(kind.label(env), count, kind.model, domain)] if count else []
