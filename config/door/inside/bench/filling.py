"""A bench database from nothing to its full size."""

from . import tables
from .city import City
from .copying import Copier, talk


def begin(env, size: int) -> None:
    """Make a city with ``size`` records of each kind, by Odoo itself."""
    city = City(env, size)
    city.found()
    city.open_schools(0)
    for table in tables.found():
        table.fill(city)
    env.flush_all()
    author = city.user("second officer").partner_id
    for name in copied(env):
        if "message_ids" in env[name]._fields:
            talk(env, name, author)


def grow(env, size: int, base: int) -> None:
    """Make a city of ``base`` records one of ``size``, a multiple of it, by copies."""
    city = City(env, size)
    city.open_schools(base)
    unlike = {}
    for table in tables.found():
        unlike |= table.UNLIKE
    Copier(env, copied(env), unlike).copy(size // base - 1)
    for table in tables.found():
        table.grow(city, base)


def copied(env) -> list[str]:
    """The models that are copied, of those that are installed."""
    names = (name for table in tables.found() for name in table.COPIED)
    return [name for name in names if name in env]
