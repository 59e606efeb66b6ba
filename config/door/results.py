"""Counting tests: exact, with skips and failures by name."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from .steps import say

# The only reasons to skip: what a clone of this repository may not have.
EXCUSED = ("../shared", "without its history")


@dataclass
class Results:
    """What became of every test."""

    passed: int = 0
    failures: dict[str, str] = field(default_factory=dict)
    skips: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def done(self) -> int:
        return self.passed + len(self.failures) + len(self.skips)

    def add(self, test: str, outcome: str, seconds: float, told: str) -> None:
        self.seconds[test] = seconds
        if outcome == "passed":
            self.passed += 1
        elif outcome == "skipped" and any(reason in told for reason in EXCUSED):
            self.skips[test] = told
        elif outcome == "skipped":
            self.fail(test, f"skipped for another reason than {EXCUSED}: {told}")
        else:
            self.fail(test, told)

    def fail(self, name: str, told: str) -> None:
        before = self.failures.get(name)
        self.failures[name] = f"{before}\n{told}" if before else told

    def read(self, events: "Events") -> None:
        for event in events.new():
            if "test" in event:
                self.add(**event)

    def report(self) -> int:
        """Print everything that is not plain success; the exit status."""
        for name, told in self.failures.items():
            lines = "\n" in told
            say(f"\nFAILED {name}\n{told}" if lines else f"FAILED {name}: {told}")
        for name, told in self.skips.items():
            say(f"skipped {name}: {told}")
        if not self.done:
            say("No test was found.")
        counts = f"{self.passed} passed, {len(self.failures)} failed"
        print(f"{counts}, {len(self.skips)} skipped", flush=True)
        return 1 if self.failures or not self.done else 0


class Events:
    """The file in which a runner writes an event per line, read as it grows."""

    def __init__(self, path: Path):
        self.path = path
        self.path.write_text("")
        self.position = 0
        self.planned: set[str] = set()
        self.told: set[str] = set()

    def new(self) -> list[dict]:
        with open(self.path) as stream:
            stream.seek(self.position)
            lines = []
            while (line := stream.readline()).endswith("\n"):
                lines.append(json.loads(line))
                self.position = stream.tell()
        for event in lines:
            self.planned |= set(event.get("planned", []))
            self.told |= {event["test"]} if "test" in event else set()
        return lines
