"""What is measured: one thing that a user does, beside the peer and the floor."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

Call = Callable[[Any], Any]  # takes an environment, returns an answer to compare


class Floor(Protocol):
    """The same answer by hand-written SQL."""

    def __call__(self, env) -> Any:
        """Return what ``ours`` returns."""

    @property
    def text(self) -> str:
        """The statements, to be printed."""


@dataclass(frozen=True)
class Operation:
    """Something that a user does, as the browser or an import asks for it.

    ``ours`` and ``floor`` return equal answers, which is checked; what is judged by
    its statements and its growth alone has no floor. ``goals`` gives the most of
    ``sql`` (statements), ``floor`` and ``peer`` (ratios of CPU) and ``growth`` (the
    exponent of CPU over the number of records). ``bulk`` work
    costs seconds and does not depend on what is there: it is left out where little is.
    The peer answers with as many rows, unless it is not ``alike``.
    """

    name: str
    specification: str
    ours: Call
    floor: Floor | None = None
    peer: Call | None = None
    users: tuple[str, ...] = ("county officer", "city officer")
    bulk: bool = False
    alike: bool = True
    goals: dict[str, float] = field(default_factory=dict)
