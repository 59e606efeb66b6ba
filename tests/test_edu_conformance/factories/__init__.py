"""Records to try things on: `make_<model>(county)`, a file a room, found by name.

A factory returns a new record each time it is called, as far along as it takes to
be seen by everybody who may ever see it: released, assigned, reported on.
"""

import importlib
import pkgutil


def of(model_name):
    """Return the factory of a model, or None."""
    name = f"make_{model_name.replace('.', '_')}"
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, name):
            return getattr(module, name)
    return None
