from .builders import (
    appointments,
    careers,
    changes,
    checklists,
    collections,
    committees,
    complaints,
    contracts,
    draws,
    enrolment,
    filings,
    funds,
    inspectors,
    lists,
    meetings,
    occasions,
    people,
    plans,
    plates,
    principals,
    rounds,
    rules,
    terms,
    trainings,
    units,
    visits,
)

# In the order in which they build on each other.
BUILDERS = (
    units,
    terms,
    people,
    plans,
    collections,
    meetings,
    committees,
    filings,
    changes,
    enrolment,
    inspectors,
    appointments,
    plates,
    trainings,
    complaints,
    careers,
    checklists,
    lists,
    principals,
    rounds,
    occasions,
    draws,
    visits,
    funds,
    contracts,
    rules,
)


def post_init_hook(env):
    """Build the city; what an earlier installation left behind is taken up again."""
    for builder in BUILDERS:
        builder.build(env)


def uninstall_hook(env):
    """Take the city down, what was built last first."""
    for builder in reversed(BUILDERS):
        builder.remove(env)
