"""Decompose a policy document into its tasks: plain Python, no database, no network.

The layers, each knowing only those before it:

reading     bytes or pasted text -> Source (cleaned simplified text, tables)
              ``read(data, filename) -> Source``, ``read_text(text) -> Source``
tables      rows of a task table -> tasks
              ``table_tasks(rows, year_hint) -> list[Task]`` ([]: not a task table)
              ``find_tables(paragraphs) -> list[Paragraph | Table]`` (rows in lines)
lines       paragraphs as written: hard wraps joined, web page furniture dropped
outline     numbered headings and their nesting
measures    which headings are tasks
units, deadlines, targets    what stands inside a task
"""

from . import reading
from .errors import SENTENCES, DecompositionError
from .model import Plan, Task
from .plan import plan_of

__all__ = [
    "SENTENCES",
    "DecompositionError",
    "Plan",
    "Task",
    "decompose",
    "decompose_text",
]


def decompose(data, filename=""):
    """Plan of a document given as the bytes of a file.

    Raises DecompositionError, see ``errors.SENTENCES``.
    """
    return plan_of(reading.read(data, filename))


def decompose_text(text):
    """Plan of a document given as pasted text (str); errors as ``decompose``."""
    return plan_of(reading.read_text(text))
