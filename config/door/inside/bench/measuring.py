"""Every operation of every room, as each of its users."""

from collections.abc import Iterator

from . import tables
from .city import City
from .measure import Meter


def measured(env, size: int, rounds: int, bulk: bool) -> Iterator[dict]:
    """Yield what each operation costs each user, written work last.

    What is written is undone, but its dead rows lie about until the end.
    """
    city, meter = City(env, size), Meter(env.cr)
    for table in tables.found():
        for operation in table.operations(city):
            if operation.bulk and not bulk:
                continue
            for user in operation.users:
                told = meter.compare(city.acting(user), operation, rounds)
                yield {
                    "size": size,
                    "operation": operation.name,
                    "user": user,
                    "specification": operation.specification,
                    "goals": operation.goals,
                    **told,
                }
