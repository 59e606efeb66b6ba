"""What is measured, a package a room, found by its being here.

Each has ``COPIED`` (models whose rows are multiplied), ``UNLIKE`` (columns that copies
may not share), ``fill(city)``, which makes ``city.size`` records by Odoo itself,
``grow(city, base)``, which adds to ``base`` of them what copies cannot, and
``operations(city)``. What decides the data lies in files ``filling*.py``: when they
change, the databases are filled anew.
"""

import importlib
import pkgutil


def found(room: str | None = None) -> list:
    """The modules of this folder, by name, or that of one ``room`` alone."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [
        importlib.import_module(f"{__name__}.{name}")
        for name in names
        if room in (None, name)
    ]
