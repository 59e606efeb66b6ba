"""Every operation of one room or of all, as each of its users."""

from collections.abc import Iterator

from . import tables
from .city import City
from .measure import Meter


def measured(
    env, size: int, rounds: int, bulk: int, room: str | None = None
) -> Iterator[dict]:
    """Yield what each operation costs each user, written work last.

    Bulk work gets ``bulk`` rounds, none at all with 0. What is written is undone, but
    its dead rows lie about until the end.
    """
    city, meter = City(env, size), Meter(env.cr)
    for table in tables.found(room):
        for operation in table.operations(city):
            if operation.bulk and not bulk:
                continue
            for user in operation.users:
                times = bulk if operation.bulk else rounds
                told = meter.compare(city.acting(user), operation, times)
                yield {
                    "size": size,
                    "operation": operation.name,
                    "user": user,
                    "specification": operation.specification,
                    "goals": operation.goals,
                    **told,
                }
