"""The shapes the parts of the engine hand to each other, and the printed form."""

import datetime
from dataclasses import dataclass, field


@dataclass
class Paragraph:
    """One paragraph or line of cleaned text, without its line break.

    ``printed`` is the same text in the characters of the original, for a document
    that was converted from traditional characters; of the same length as ``text``,
    empty where nothing was converted.
    """

    text: str
    printed: str = ""


@dataclass
class Table:
    """A table as rows of cells (str, a merged cell repeated in every row it spans)."""

    rows: list[list[str]]


@dataclass
class Source:
    """A cleaned document: Paragraph and Table blocks in reading order."""

    blocks: list[Paragraph | Table] = field(default_factory=list)


@dataclass
class Deadline:
    """A time limit as printed.

    ``date`` is the last day of the named period, None for a recurring or relative
    limit; ``recurs`` is "yearly", "termly", "quarterly", "monthly" or "weekly";
    ``after_months`` is (lower, upper) in months after the plan was issued.
    """

    text: str
    date: datetime.date | None = None
    recurs: str | None = None
    after_months: tuple[int, int] | None = None

    def to_json(self):
        printed = {"text": self.text, "date": iso(self.date)}
        if self.recurs:
            printed["recurs"] = self.recurs
        if self.after_months:
            printed["after_months"] = list(self.after_months)
        return printed


@dataclass
class Target:
    """A goal or norm in digits.

    ``value`` is the lower end of a range (number), a ratio ("1:5") or None for a
    blank; ``value_max`` the upper end; ``comparator`` one of ">=", "<=", "=".
    """

    text: str
    value: float | int | str | None = None
    value_max: float | int | None = None
    unit: str = ""
    comparator: str = "="
    year: int | None = None

    def to_json(self):
        return {
            "text": self.text,
            "value": self.value,
            "value_max": self.value_max,
            "unit": self.unit,
            "comparator": self.comparator,
            "year": self.year,
        }


@dataclass
class Task:
    """The smallest numbered measure with its own heading or its own units.

    ``start`` is the offset of the measure, in characters, in the plan's ``text``;
    ``printed`` is the original of what was converted from traditional characters:
    {title, unit or limit: the same in the characters of the document}.
    """

    number: str = ""
    title: str = ""
    path: list[str] = field(default_factory=list)
    text: str = ""
    lead_units: list[str] = field(default_factory=list)
    responsible_units: list[str] = field(default_factory=list)
    cooperating_units: list[str] = field(default_factory=list)
    deadline: Deadline | None = None
    targets: list[Target] = field(default_factory=list)
    start: int = 0
    printed: dict[str, str] = field(default_factory=dict)

    def to_json(self):
        printed = {
            "number": self.number or None,
            "title": self.title,
            "path": list(self.path),
            "text": self.text,
            "lead_units": self._as_printed(self.lead_units),
            "responsible_units": self._as_printed(self.responsible_units),
            "cooperating_units": self._as_printed(self.cooperating_units),
            "deadline": self._printed_deadline(),
            "targets": [target.to_json() for target in self.targets],
        }
        if self.title in self.printed:
            printed["title_clean"] = self.printed[self.title]
        return printed

    def _printed_deadline(self):
        if not self.deadline:
            return None
        limit = self.deadline.to_json()
        return limit | {"text": self.printed.get(limit["text"], limit["text"])}

    def _as_printed(self, names):
        return [self.printed.get(name, name) for name in names]


@dataclass
class Plan:
    """A decomposed document; ``text`` is the joined cleaned text (not printed)."""

    title: str = ""
    document_number: str | None = None
    issuer: str | None = None
    issued_on: datetime.date | None = None
    tasks: list[Task] = field(default_factory=list)
    text: str = ""

    def to_json(self):
        return {
            "title": self.title,
            "document_number": self.document_number,
            "issuer": self.issuer,
            "issued_on": iso(self.issued_on),
            "tasks": [task.to_json() for task in self.tasks],
        }


def iso(day):
    """The day as YYYY-MM-DD, None of None."""
    return day.isoformat() if day else None
