"""The figures of policies: who computes them, and how they hold down the tree.

An addon registers an evaluator for each `edu.rule` that it brings as data::

    @evaluator("liaisons")
    class Liaisons(Evaluator):
        def measure(self, env, day, figure): ...
        def records(self, env, unit_ids, day, figure_value): ...
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

EVALUATORS: dict[str, "Evaluator"] = {}


@dataclass(frozen=True)
class Tally:
    """What a government reaches of a rule, in numbers that add up with its neighbours'.

    `part` of `whole` is as it should be; `missing` says how many more it takes to meet
    the figure, 0 if it is met.
    """

    part: float = 0
    whole: float = 0
    missing: float = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.part + other.part,
            self.whole + other.whole,
            self.missing + other.missing,
        )


class Evaluator:
    """How one rule is measured, for all governments at once."""

    code: str

    def measure(
        self, env, day: date, figure: Callable[[str], dict[int, float]]
    ) -> dict[int, Tally]:
        """Return {id of a government: Tally of what is its own, none below included}.

        Called as superuser, in a few statements for all governments. `figure(code)`
        is {id of a government: the figure of any rule in force there on `day`};
        governments without a figure are missing from it and are not measured.
        """
        raise NotImplementedError

    def records(
        self, env, unit_ids: list[int], day: date, figure_value: float
    ) -> dict[str, Any]:
        """Return the window action on what is behind the number: who or what lacks.

        `unit_ids` are governments, meant with all below; the records are read with
        the access of the user of `env`.
        """
        raise NotImplementedError

    def is_late(self, tally: Tally, day: date) -> bool:
        """Return whether what is missing is a breach on `day`, and no mere outlook."""
        return tally.missing > 0


def evaluator(code: str) -> Callable[[type[Evaluator]], type[Evaluator]]:
    """Register a subclass of `Evaluator` for the rule of that code.

    Raises ValueError where another is registered already.
    """

    def register(cls):
        if code in EVALUATORS:
            raise ValueError(f"There is an evaluator of the rule {code} already.")
        cls.code = code
        EVALUATORS[code] = cls()
        return cls

    return register


def is_looser(value: float, other: float, better: str) -> bool:
    """Return whether a figure asks for less; `better` is the stricter direction."""
    return value < other if better == "higher" else value > other


def from_above(
    figures: Mapping[int, float | None], path: list[int], default: float | None
) -> float | None:
    """Return the figure of the nearest government above the last one of `path`."""
    return next((figures[n] for n in path[-2::-1] if n in figures), default)


def in_force(
    paths: Mapping[int, list[int]],
    default: float | None,
    own: Mapping[int, Iterable[tuple[float, bool]]],
    better: str,
) -> dict[int, float]:
    """Return {government: the figure in force}, without those that have none.

    `paths` is {government: those above it from the top, and itself}; `own` is
    {government: its own figures, the latest first, and whether the level above allows
    them}. A looser figure than the one from above does not count unless allowed.
    """
    figures: dict[int, float | None] = {}
    for number, path in sorted(paths.items(), key=lambda item: len(item[1])):
        above = from_above(figures, path, default)
        figures[number] = next(
            (
                value
                for value, allowed in own.get(number, ())
                if allowed or above is None or not is_looser(value, above, better)
            ),
            above,
        )
    return {n: value for n, value in figures.items() if value is not None}


def summed(
    paths: Mapping[int, list[int]], own: Mapping[int, Tally]
) -> dict[int, Tally]:
    """Return {government: the sum of its own tally and of all below}."""
    totals: dict[int, Tally] = defaultdict(Tally)
    for number, tally in own.items():
        for above in paths.get(number, ()):
            totals[above] += tally
    return totals
