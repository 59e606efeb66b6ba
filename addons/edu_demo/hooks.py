from .builders import (
    appointments,
    careers,
    changes,
    collections,
    complaints,
    enrolment,
    inspectors,
    meetings,
    people,
    plans,
    plates,
    rules,
    terms,
    trainings,
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
    enrolment.build(env)
    inspectors.build(env)
    appointments.build(env)
    plates.build(env)
    trainings.build(env)
    complaints.build(env)
    careers.build(env)
    rules.build(env)


def uninstall_hook(env):
    """Take the city down in the order that its records hang on each other."""
    rules.remove(env)
    careers.remove(env)
    complaints.remove(env)
    trainings.remove(env)
    plates.remove(env)
    appointments.remove(env)
    inspectors.remove(env)
    enrolment.remove(env)
    changes.remove(env)
    meetings.remove(env)
    collections.remove(env)
    plans.remove(env)
    people.dismiss(env)
    terms.remove(env)
    units.remove(env)
