"""A bench database from nothing to its full size, of one room or of all."""

from . import tables
from .city import City
from .copying import Copier, talk


def begin(env, size: int, room: str | None = None) -> None:
    """Make a city with ``size`` records of each kind, by Odoo itself."""
    city = City(env, size)
    city.found()
    city.open_schools(0)
    for table in tables.found(room):
        table.fill(city)
    env.flush_all()
    author = city.user("second officer").partner_id
    for name in copied(env, room):
        if "message_ids" in env[name]._fields:
            talk(env, name, author)


def grow(env, size: int, base: int, room: str | None = None) -> None:
    """Make a city of ``base`` records one of ``size``, a multiple of it, by copies."""
    city = City(env, size)
    city.open_schools(base)
    unlike = {}
    for table in tables.found(room):
        unlike |= table.UNLIKE
    Copier(env, copied(env, room), unlike).copy(size // base - 1)
    for table in tables.found(room):
        table.grow(city, base)


def copied(env, room: str | None) -> list[str]:
    """The models that are copied, of those that are installed."""
    names = (name for table in tables.found(room) for name in table.COPIED)
    return [name for name in names if name in env]
