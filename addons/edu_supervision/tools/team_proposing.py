"""Who could go along on which visit: plain Python, without a database."""

from dataclasses import dataclass, field
from datetime import date

Days = tuple[date, date]


@dataclass(frozen=True)
class Visit:
    """A visit that lacks `missing` people.

    `path` leads to the government that inspects. `first` is asked before all others,
    `never` are those who may not go.
    """

    id: int
    days: Days
    halves: tuple[int, int]
    missing: int
    path: str = ""
    domain: str = "school"
    stages: frozenset[str] = frozenset()
    first: int | None = None
    never: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Person:
    """An inspector, when in office and when suspended, and how many visits already.

    `path` leads to the government that appoints. Without stages or a duty one knows
    all of them.
    """

    id: int
    terms: tuple[Days, ...]
    away: tuple[Days, ...] = ()
    path: str = ""
    duty: str | None = None
    stages: frozenset[str] = frozenset()
    load: int = 0

    def serves(self, days: Days) -> bool:
        """Return whether the person is in office on the first and the last day."""
        return all(
            any(begin <= day <= end for begin, end in self.terms) for day in days
        ) and not any(begin <= days[1] and end >= days[0] for begin, end in self.away)


@dataclass
class Proposer:
    """Fills teams one after the other; the same question has the same answer.

    `taken` is {person id: set of half-days}; who is proposed is taken from then on.
    """

    people: list[Person]
    taken: dict[int, set[int]] = field(default_factory=dict)

    def propose(self, visits: list[Visit]) -> dict[int, list[int]]:
        """Return {visit id: ids of who could go}, fewer than are missing if need be."""
        self.loads = {person.id: person.load for person in self.people}
        return {visit.id: self._fill(visit) for visit in visits}

    def _fill(self, visit: Visit) -> list[int]:
        halves = set(range(visit.halves[0], visit.halves[1] + 1))
        fit = [one for one in self.people if self._may_go(one, visit, halves)]
        fit.sort(key=lambda one: self._rank(one, visit))
        team = [one.id for one in fit[: visit.missing]]
        for number in team:
            self.loads[number] += 1
            self.taken[number] = self.taken.get(number, set()) | halves
        return team

    def _may_go(self, person: Person, visit: Visit, halves: set[int]) -> bool:
        return (
            person.id not in visit.never
            and person.path.startswith(visit.path)
            and (not person.stages or not visit.stages or _meet(person, visit))
            and person.serves(visit.days)
            and not halves & self.taken.get(person.id, set())
        )

    def _rank(self, person: Person, visit: Visit) -> tuple:
        """Who is asked for, then the own people, then who knows the domain best."""
        return (
            person.id != visit.first,
            person.path != visit.path,
            bool(person.duty) and person.duty != visit.domain,
            self.loads[person.id],
            person.id,
        )


def _meet(person: Person, visit: Visit) -> bool:
    return bool(person.stages & visit.stages)
