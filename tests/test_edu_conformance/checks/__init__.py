"""One idea a file: `check(env)` returns what is wrong, as sentences.

A check runs on any database in which the rooms are installed, and leaves it as it
was: what it makes to try things on is rolled back.
"""

import importlib
import pkgutil


def found():
    """Return the names of all checks, sorted."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def run(env, name):
    """Return the findings of one check."""
    return importlib.import_module(f"{__name__}.{name}").check(env)
