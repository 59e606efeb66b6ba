"""Records to try things on: `make_<model>(county)`, a file a room, found by name.

A factory returns a new record each time it is called, as far along as it takes to
be seen by everybody who may ever see it: released, assigned, reported on. Where it is
sealed only after that, `make_sealed_<model>(county)` makes one that is.
"""

import importlib
import pkgutil


def of(model_name, stage=""):
    """Return the factory of a model, or None; `stage` may be "sealed"."""
    name = "_".join(filter(None, ("make", stage, model_name.replace(".", "_"))))
    for found in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{found.name}")
        if hasattr(module, name):
            return getattr(module, name)
    return None
