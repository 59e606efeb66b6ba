"""The random draw (随机抽取): plain Python, which anybody can compute again by hand.

Whoever is drawn stands first when all are put in the order of the SHA-256 of the seed,
a colon and their number. Nothing else decides: not the order in which they are listed,
not who presses the button.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

METHOD = "SHA-256/1"  # written into each log; another way of drawing gets another name


def rank(seed: str, number: int) -> str:
    """Return what decides the place of a number: the smallest comes first.

    >>> rank("seed", 7)[:8]
    '0f1c63b8'
    """
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def draw(
    seed: str, pool: Iterable[int], count: int, excluded: Collection[int] = ()
) -> list[int]:
    """Return `count` numbers of the pool, in the order drawn; all if it has fewer.

    >>> draw("seed", [1, 2, 3, 4, 5], 2)
    [5, 3]
    >>> draw("seed", [5, 4, 3, 2, 1], 3, excluded=[5])
    [3, 1, 2]
    """
    left = set(pool).difference(excluded)
    return sorted(left, key=lambda number: rank(seed, number))[:count]


def draw_teams(
    seed: str,
    units: Sequence[int],
    people: Iterable[int],
    size: int,
    apart: Collection[tuple[int, int]] = (),
) -> dict[int, list[int]]:
    """Return {unit: the `size` people drawn for it}, its leader first.

    Each unit has a seed of its own: the seed, a slash and its number. Who has been
    drawn less often comes first, so that nobody goes twice while another has not gone.
    Nobody is drawn for a unit of a pair (person, unit) in `apart`; a team may be
    smaller for want of people.

    >>> draw_teams("seed", [10, 11], [1, 2, 3, 4], 2)
    {10: [2, 3], 11: [4, 1]}
    >>> draw_teams("seed", [10, 11], [1, 2, 3, 4], 2, apart=[(2, 10)])
    {10: [3, 4], 11: [2, 1]}
    """
    people, often, teams = set(people), {}, {}
    for unit in units:
        fit = [person for person in people if (person, unit) not in apart]
        fit.sort(
            key=lambda person: (often.get(person, 0), rank(f"{seed}/{unit}", person))
        )
        teams[unit] = fit[:size]
        often |= {person: often.get(person, 0) + 1 for person in teams[unit]}
    return teams


def redraw(log: Mapping) -> list[list]:
    """Return what a log must have drawn: [[unit, [people]]], from nothing but itself.

    The log holds `seed`; `units` and `people`, each with a `pool` (rows that begin with
    a number), `count` and `excluded` (rows that begin with a number); and `apart`, rows
    that begin with a person's number and a unit's.
    """
    units, people = log["units"], log["people"]
    chosen = draw(
        log["seed"],
        _numbers(units["pool"]),
        units["count"],
        _numbers(units["excluded"]),
    )
    teams = draw_teams(
        log["seed"],
        chosen,
        set(_numbers(people["pool"])).difference(_numbers(people["excluded"])),
        people["count"],
        {(person, unit) for person, unit, *_reason in log["apart"]},
    )
    return [[unit, teams[unit]] for unit in chosen]


def fingerprint(log: Mapping) -> str:
    """Return the SHA-256 of a log, whatever the order in which its parts are kept.

    >>> fingerprint({"a": 1, "b": 2}) == fingerprint({"b": 2, "a": 1})
    True
    """
    text = json.dumps(log, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_free_days(
    teams: Mapping[int, Collection[int]],
    days: Sequence[date],
    taken: Mapping[int, Collection[date]],
) -> dict[int, date]:
    """Return {unit: the first of the `days` on which all of its team are free}.

    `taken` is {person: days on which the person goes elsewhere}; a team that is given
    a day is not free on it for another unit. A unit without such a day is left out.

    >>> monday, tuesday = date(2026, 3, 9), date(2026, 3, 10)
    >>> found = first_free_days({10: [1, 2], 11: [2, 3]}, [monday, tuesday], {})
    >>> [day.day for day in found.values()]
    [9, 10]
    """
    busy = {
        person: set(taken.get(person, ())) for team in teams.values() for person in team
    }
    found = {}
    for unit, team in teams.items():
        for day in days:
            if all(day not in busy[person] for person in team):
                found[unit] = day
                for person in team:
                    busy[person].add(day)
                break
    return found


def _numbers(rows):
    return [row[0] for row in rows]
