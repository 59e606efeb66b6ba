"""Which norm holds for what is claimed, and how much it grants (TS70)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

HALVES = {"day": 2, "morning": 1, "afternoon": 1}


@dataclass(frozen=True)
class Norm:
    """What a government grants; `amount` in fen, `per` as in `edu.claim.norm`.

    An empty `level` or `distance` fits every one; `date_to` is empty while it lasts.
    """

    id: int
    owner: int
    kind: str
    level: str
    distance: str
    per: str
    amount: int
    date_from: date
    date_to: date | None = None


def choose(
    norms: Iterable[Norm],
    owners: Sequence[int],
    kind: str,
    level: str,
    distance: str,
    day: date,
) -> Norm | None:
    """Return the norm that holds on `day` for a claim of `kind`, if there is one.

    `owners` are the paying government and those above it, the nearest first: a nearer
    one's norm goes before, then the one that names the distance, then the one that
    names the level of the paying government, then the latest.
    """
    fitting = (
        norm
        for norm in norms
        if norm.kind == kind
        and norm.owner in owners
        and norm.level in ("", level)
        and norm.distance in ("", distance)
        and norm.date_from <= day <= (norm.date_to or day)
    )
    return min(
        fitting,
        key=lambda norm: (
            owners.index(norm.owner),
            not norm.distance,
            not norm.level,
            -norm.date_from.toordinal(),
            norm.id,
        ),
        default=None,
    )


def granted(norm: Norm, part: str) -> int:
    """Return what a norm grants, in fen, for a `part` of a day as in `HALVES`.

    Half of a daily amount is rounded up to the fen.
    """
    if norm.per == "time":
        return norm.amount
    if norm.per == "half_day":
        return norm.amount * HALVES[part]
    return (norm.amount * HALVES[part] + 1) // 2
