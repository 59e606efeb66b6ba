"""Who could be responsible for which school: plain Python, without a database."""

from dataclasses import dataclass


@dataclass(frozen=True)
class School:
    """A school to propose somebody for; `zone` is None outside all zones."""

    id: int
    zone: int | None = None
    stages: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Candidate:
    """An inspector, the zones worked in, the stages known, the schools held already.

    Without zones one works in all of them; without stages one knows them all.
    """

    id: int
    zones: frozenset[int] = frozenset()
    stages: frozenset[str] = frozenset()
    load: int = 0


def propose(
    schools: list[School],
    candidates: list[Candidate],
    capacity: float,
    apart: set[tuple[int, int]] = frozenset(),
) -> dict[int, int]:
    """Return {school id: inspector id}; a school nobody fits is left out.

    Nobody is filled over `capacity` schools or proposed for a pair in `apart`, which
    holds (inspector id, school id). Schools that few can take come first; of those who
    fit, who has the fewest schools is proposed, and then who was named first. The same
    question has the same answer.

    >>> two = [Candidate(1), Candidate(2, load=1)]
    >>> propose([School(7), School(8), School(9)], two, 2)
    {7: 1, 8: 1, 9: 2}
    """
    loads = {candidate.id: candidate.load for candidate in candidates}
    fitting = {
        school.id: [
            candidate.id
            for candidate in candidates
            if fits(school, candidate) and (candidate.id, school.id) not in apart
        ]
        for school in schools
    }
    proposal = {}
    for school in sorted(fitting, key=lambda school: len(fitting[school])):
        free = [person for person in fitting[school] if loads[person] < capacity]
        if free:
            proposal[school] = min(free, key=loads.get)
            loads[proposal[school]] += 1
    return proposal


def fits(school: School, candidate: Candidate) -> bool:
    """Return whether zone and stages of a school are the candidate's."""
    in_zone = not candidate.zones or school.zone in candidate.zones
    return in_zone and (not candidate.stages or bool(school.stages & candidate.stages))
