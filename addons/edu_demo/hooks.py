from .builders import people, units


def post_init_hook(env):
    """Build the city; what an earlier installation left behind is taken up again."""
    units.build(env)
    people.build(env)


def uninstall_hook(env):
    """Leave nothing that keeps the city's records from being deleted."""
    people.dismiss(env)
