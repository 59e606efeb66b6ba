"""A bench database from nothing to its full size."""

from . import tables
from .city import City
from .copying import Copier, talk


def fill(env, size: int) -> City:
    """Make a city with ``size`` records of what is measured; the caller commits."""
    city = City(env, size)
    city.found()
    copied, unlike = [], {}
    for table in tables.found():
        table.fill(city)
        copied += [name for name in table.COPIED if name in env]
        unlike |= table.UNLIKE
    env.flush_all()
    author = city.user("second officer").partner_id
    for name in copied:
        if "message_ids" in env[name]._fields:
            talk(env, name, author)
    copies = size // city.base - 1
    if copies:
        Copier(env, copied, unlike).copy(copies)
    return city
