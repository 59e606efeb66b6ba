"""A whole document: from its cleaned source to the plan."""

import re

from . import tables
from .characters import fold
from .errors import DecompositionError
from .head import read_head
from .lines import paragraphs
from .measures import Measures
from .model import Paragraph, Plan
from .outline import Outline


def plan_of(source):
    """Plan of a Source. Raises DecompositionError "no_task"."""
    blocks = tables.find_tables(source.blocks)
    body = Body(paragraphs(blocks))
    outline = Outline(body.text, body.lines, body.stops)
    measures = Measures(outline)
    raw = [block.text for block in blocks if isinstance(block, Paragraph)]
    head = read_head(raw, plan_titles(measures))
    tasks = merged(measures.tasks(head.year), body.table_tasks(head.year))
    if not tasks:
        raise DecompositionError("no_task")
    body.restore_printed(tasks)
    return Plan(
        title=head.title,
        document_number=head.document_number,
        issuer=head.issuer,
        issued_on=head.issued_on,
        tasks=sorted(tasks, key=lambda task: task.start),
        text=body.text,
    )


def merged(measures, rows):
    """Tasks of the text and of its tables; a row that repeats a measure adds to it."""
    known = {_squashed(task.title): task for task in measures}
    fresh = []
    for row in rows:
        measure = known.get(_squashed(row.title))
        if measure is None:
            fresh.append(row)
            continue
        if not (
            measure.lead_units or measure.responsible_units or measure.cooperating_units
        ):
            measure.lead_units = row.lead_units
            measure.responsible_units = row.responsible_units
            measure.cooperating_units = row.cooperating_units
        measure.deadline = measure.deadline or row.deadline
    return [*measures, *fresh]


def _squashed(title):
    return re.sub(r"[\W_]+", "", fold(title))


def plan_titles(measures):
    """Titles of the plans that have tasks, in order."""
    parts = {id(n.part): n.part for n in measures.chosen() if n.part}
    return [part.title for part in parts.values()]


class Body:
    """The blocks of a document joined to one text.

    ``lines`` are the (start, end) spans of its paragraphs, ``stops`` the offsets of
    its task tables, ``printed`` the same text in the characters of the original.
    """

    def __init__(self, blocks):
        texts, printed, self.lines, self.tables = [], [], [], []
        offset = 0
        for block in blocks:
            if isinstance(block, Paragraph):
                text, original = block.text, block.printed or block.text
                self.lines.append((offset, offset + len(text)))
            else:
                text = original = "\n".join("\t".join(row) for row in block.rows)
                self.tables.append((offset, block))
                self.lines.append((offset, offset + len(text)))
            texts.append(text)
            printed.append(original)
            offset += len(text) + 1
        self.text, self.printed = "\n".join(texts), "\n".join(printed)
        self.stops = [offset for offset, _table in self.tables]

    def table_tasks(self, year_hint):
        """Tasks of all task tables, each with its place in the text."""
        found = []
        for offset, table in self.tables:
            for task in tables.table_tasks(table.rows, year_hint):
                place = self.text.find(task.title[:12], offset)
                task.start = max(place, offset)
                found.append(task)
        return found

    def restore_printed(self, tasks):
        """Give each task its title and units in the characters of the original."""
        if self.printed == self.text or len(self.printed) != len(self.text):
            return
        for task in tasks:
            names = task.lead_units + task.responsible_units + task.cooperating_units
            limits = [task.deadline.text] if task.deadline else []
            for name in [task.title, *names, *limits]:
                at = self.text.find(name, task.start)
                original = self.printed[at : at + len(name)]
                if at >= 0 and original != name:
                    task.printed[name] = original
