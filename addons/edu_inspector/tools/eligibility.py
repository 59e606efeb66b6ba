"""Who may be appointed as inspector: a pure function on what is known of a person."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from .retirement import last_day_after_retirement

# TS59: the retired inspect what they come from.
DUTY_OF = {
    "cadre": "government",
    "principal": "school",
    "teacher": "school",
    "expert": "school",
}


@dataclass(frozen=True)
class Limits:
    """Figures of the law (条例 art. 7), in years.

    How long the retired serve is for the rule of TS59 to say; None: it does not.
    """

    experience: int = 10
    age: int = 65  # from here on, a hint
    after_retirement: int | None = None


@dataclass(frozen=True)
class Candidate:
    """What is known of a person; None where nothing is."""

    degree: str | None = None
    experience_since: date | None = None
    health: str | None = None
    is_time_guaranteed: bool = False
    retired_on: date | None = None
    birth_date: date | None = None
    origin: str | None = None
    duty: str | None = None


def obstacles(candidate: Candidate, day: date, limits: Limits) -> list[str]:
    """Return the codes of what forbids an appointment on `day`; empty if nothing.

    >>> obstacles(Candidate(degree="master", health="fit"), date(2026, 1, 1), Limits())
    ['experience_unknown', 'time']
    """
    found = [
        _degree(candidate),
        _experience(candidate, day, limits),
        _health(candidate),
        "" if candidate.is_time_guaranteed else "time",
        *_retirement(candidate, day, limits),
    ]
    return [code for code in found if code]


def hints(candidate: Candidate, day: date, limits: Limits) -> list[str]:
    """Return the codes of what is worth a thought, and forbids nothing."""
    if not candidate.birth_date:
        return ["age_unknown"]
    old = candidate.birth_date + relativedelta(years=limits.age) <= day
    return ["age"] if old else []


def _degree(candidate):
    if not candidate.degree:
        return "degree_unknown"
    return "degree" if candidate.degree == "below_bachelor" else ""


def _experience(candidate, day, limits):
    if not candidate.experience_since:
        return "experience_unknown"
    enough = candidate.experience_since + relativedelta(years=limits.experience)
    return "experience" if enough > day else ""


def _health(candidate):
    if not candidate.health:
        return "health_unknown"
    return "" if candidate.health == "fit" else "health"


def _retirement(candidate, day, limits):
    """Yield what stands against somebody who has retired by `day`."""
    if not candidate.retired_on or candidate.retired_on > day:
        return
    years = limits.after_retirement
    if years is not None and day > last_day_after_retirement(
        candidate.retired_on, years
    ):
        yield "retired"
    if DUTY_OF.get(candidate.origin, candidate.duty) != candidate.duty:
        yield "duty"
