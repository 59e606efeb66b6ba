from .builders import (
    appointments,
    changes,
    collections,
    meetings,
    people,
    plans,
    rules,
    terms,
    units,
)


def post_init_hook(env):
    """Build the city; what an earlier installation left behind is taken up again."""
    units.build(env)
    terms.build(env)
    people.build(env)
    plans.build(env)
    collections.build(env)
    meetings.build(env)
    changes.build(env)
    appointments.build(env)
    rules.build(env)


def uninstall_hook(env):
    """Take the city down in the order that its records hang on each other."""
    rules.remove(env)
    appointments.remove(env)
    changes.remove(env)
    meetings.remove(env)
    collections.remove(env)
    plans.remove(env)
    people.dismiss(env)
    terms.remove(env)
    units.remove(env)
