"""What the measurements of ./edu bench say: ratios, growth, goals, and their table.

A measurement is what ``inside/bench/measuring.py`` yields: one operation of one user
at one size, with statements and seconds of CPU by name (ours, peer, floor, pace).
"""

import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

JUDGED_FROM = 10_000  # records; with fewer, what is constant outweighs the rest
FAINT = 0.003  # seconds of the floor, below which a ratio to it says little
HEAD = "records operation user rows SQL peer floor ms xfloor xpeer growth".split()
LEFT = {1, 2, 11}  # columns of words


@dataclass(frozen=True)
class Goal:
    """The most that was allowed of a measure, and what was measured."""

    where: str
    measure: str
    most: float
    measured: float

    @property
    def met(self) -> bool:
        return self.measured <= self.most

    def __str__(self) -> str:
        told = "met" if self.met else "MISSED"
        return f"{told:6}  {self.where}: {WORDS[self.measure]} " + (
            f"{self.measured:.3g}, at most {self.most:g}"
        )


WORDS = {
    "sql": "statements",
    "floor": "times the floor's CPU",
    "peer": "times the peer's CPU",
    "growth": "growth exponent",
}


def exponent(points: Iterable[tuple[float, float]]) -> float | None:
    """The slope of log(value) over log(size); None with fewer than two sizes."""
    logs = [(math.log(size), math.log(value)) for size, value in points]
    if len({x for x, _y in logs}) < 2:
        return None
    mean_x = sum(x for x, _y in logs) / len(logs)
    mean_y = sum(y for _x, y in logs) / len(logs)
    spread = sum((x - mean_x) ** 2 for x, _y in logs)
    return sum((x - mean_x) * (y - mean_y) for x, y in logs) / spread


def ratio(measurement: dict, to: str) -> float | None:
    cpu = measurement["cpu"]
    return cpu["ours"] / cpu[to] if cpu.get(to) else None


def growths(measurements: list[dict]) -> dict[tuple, float | None]:
    """The exponent of each operation and user over the sizes.

    CPU is taken in units of a constant piece of work done in the same rounds, as a
    machine is not equally fast from one hour to the next.
    """
    points: dict[tuple, list] = {}
    for one in measurements:
        pace = one["cpu"]["ours"] / one["cpu"]["pace"]
        points.setdefault(key(one), []).append((one["size"], pace))
    return {name: exponent(found) for name, found in points.items()}


def key(measurement: dict) -> tuple[str, str]:
    return measurement["operation"], measurement["user"]


def goals(measurements: list[dict]) -> Iterator[Goal]:
    """Every goal that was set, with what was measured."""
    grown = growths(measurements)
    largest = max((one["size"] for one in measurements), default=0)
    for one in measurements:
        if one["size"] < JUDGED_FROM:
            continue
        known = {
            "sql": one["sql"]["ours"],
            "floor": ratio(one, "floor"),
            "peer": ratio(one, "peer"),
            "growth": grown[key(one)] if one["size"] == largest else None,
        }
        where = f"{one['operation']}, {one['user']}, {one['size']} records"
        for measure, most in one["goals"].items():
            if known[measure] is not None:
                yield Goal(where, measure, most, known[measure])


def table(measurements: list[dict]) -> str:
    """One line a measurement, columns aligned as a terminal shows them."""
    grown = growths(measurements)
    largest = max((one["size"] for one in measurements), default=0)
    rows = [[*HEAD, "specification"]]
    for one in measurements:
        growth = grown[key(one)] if one["size"] == largest else None
        rows.append(line(one, growth))
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            padded(cell, widths[place], place in LEFT) for place, cell in enumerate(row)
        ).rstrip()
        for row in rows
    )


def line(one: dict, growth: float | None) -> list[str]:
    sql, cpu = one["sql"], one["cpu"]
    faint = "~" if cpu.get("floor", FAINT) < FAINT else ""
    return [
        str(one["size"]),
        one["operation"],
        one["user"],
        str(one["rows"]),
        str(sql["ours"]),
        str(sql.get("peer", "")),
        str(sql.get("floor", "")),
        f"{cpu['ours'] * 1000:.1f}",
        faint + number(ratio(one, "floor")),
        number(ratio(one, "peer")),
        number(growth),
        one["specification"],
    ]


def number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, wanted: int, left: bool) -> str:
    space = " " * (wanted - width(text))
    return text + space if left else space + text


def floors(measurements: list[dict]) -> str:
    """The floor's SQL of every operation, once."""
    known = {one["operation"]: one["floor"] for one in measurements}
    return "\n\n".join(f"-- {name}\n{text};" for name, text in known.items() if text)
