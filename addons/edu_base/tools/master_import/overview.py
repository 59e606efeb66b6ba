"""What is there of each kind of master data, to show what comes next."""


def overview(env, kinds):
    """Return the steps of getting started, as the browser shows them.

    Each has `kind`, `label`, `hint`, `can_import` and `counts`: a label, a number and
    the model and domain of the records behind it.
    """
    return [
        {
            "kind": kind.name,
            "label": kind.label(env),
            "hint": kind.hint(env),
            "can_import": kind.is_allowed(env),
            "counts": kind.counts(env),
        }
        for kind in kinds
        if env[kind.model].has_access("read")
    ]
