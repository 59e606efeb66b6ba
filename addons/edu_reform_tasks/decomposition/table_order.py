"""Task tables whose cells, or the lines of them, follow each other in plain lines.

What a PDF gives of a table: each row begins with its number, and its cells come one
after the other, or each line holds a piece of several cells. Where Word centers the
number of a row, lines of the row stand before it.
"""

import re
from dataclasses import dataclass, field

from . import columns
from .characters import fold
from .columns import NUMBER, UNIT_COLUMNS
from .numbering import mark_at
from .table_cells import TOKEN, deal_out, is_cut_off, put_together, tokens_of

PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]+\s*\d+\s*[-—–－]+|第\s*\d+\s*页.*)\s*")
END = re.compile(r"\s*(?:注\s*\d?\s*[:.]|备注:|说明:|附件|抄送|主送|来源:|联系人)")
ROW_NUMBER = re.compile(r"\s*(\d{1,3})(?:[.、．]\s*|\s+|$)")
AHEAD = 12
LONGEST_ROW = 10
SAMPLE = 40


def in_reading_order(texts, at):
    """Rows of lines in which the cells follow each other, each row with its number."""
    heads, length = heads_at(texts, at)
    if not heads or columns.column_of(heads[0]) != NUMBER:
        return [], 1
    order = ReadingOrder([columns.column_of(head) for head in heads[1:]])
    last, skip = at + length - 1, at + length - 1
    for place, line in lines_after(texts, at + length - 1):
        if place <= skip or not line.strip() or PAGE_NUMBER.fullmatch(line):
            continue
        again, length = heads_at(texts, place)
        if again == heads:
            skip = place + length - 1
        elif END.match(fold(line)) or not order.add(line, texts[place : place + AHEAD]):
            break
        last = max(place, skip)
    return [heads, *order.rows()], last + 1 - at


def lines_after(texts, at):
    """(place, line) of the lines after a place, to the next table."""
    for place in range(at + 1, len(texts)):
        if texts[place] is None:
            return
        yield place, texts[place]


def heads_at(texts, at):
    """(heads, number of lines) of a head that may be broken, ([], 0) without one.

    It begins with a column of numbers, which is what makes the look ahead rare.
    """
    heads, kept = [], ([], 0)
    if not columns.NUMBER_FIRST.match(fold(texts[at] or "")):
        return kept
    for length, line in enumerate(texts[at : at + 2 * AHEAD], start=1):
        words = (line or "").split()
        if line is not None and not words and heads:
            continue
        found = joined_heads(words) if words and len(line) < 60 else None
        if found is None or heads and columns.column_of(found[0]) == NUMBER:
            break
        heads += found
        complete = joined_heads(heads)
        if columns.columns_of(complete) and all(map(columns.column_of, complete)):
            kept = complete, length
    return kept


def joined_heads(words):
    """Words as heads of columns, a head that was broken in two made whole."""
    heads, at = [], 0
    while at < len(words):
        size = next((n for n in (3, 2) if is_broken_head(words[at : at + n])), 1)
        head = "".join(words[at : at + size])
        if len(head) > 4 and not columns.column_of(head):
            return None
        heads.append(head)
        at += size
    return heads


def is_broken_head(words):
    """Whether words are one head together: 责任 单位, but not 任务 完成时限."""
    alone = all(map(columns.column_of, words)) and max(map(len, words), default=0) > 2
    return len(words) > 1 and not alone and bool(columns.column_of("".join(words)))


@dataclass
class Row:
    """The lines of a row: those before its number, with it, after it."""

    number: int
    line: str
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def lines(self):
        return [*self.before, self.line, *self.after]


class ReadingOrder:
    """Collects the lines of each row and makes cells of them."""

    def __init__(self, kinds):
        self.kinds = kinds
        self.items = []
        self.numbered = []
        self.waiting = []
        self.number = 0

    @property
    def row(self):
        """The row that is open, None before the first and after a heading."""
        is_open = self.items and isinstance(self.items[-1], Row)
        return self.items[-1] if is_open else None

    def add(self, line, following):
        """Add a line, with those after it in sight; False if the table has ended."""
        if self.is_next(line):
            self.begin_row(line[ROW_NUMBER.match(line).end() :])
            return True
        goes_on = any(self.is_next(later) for later in following[1:] if later)
        if goes_on and is_heading(line):
            self.items.append(line.strip())
        elif goes_on and not self.row:
            self.waiting.append(line)
        elif self.row and (goes_on or self.lacks_cells()):
            self.row.after.append(line)
        else:
            return bool(goes_on)
        return True

    def begin_row(self, line):
        """Open the next row; where numbers are centered, with the lines above it."""
        above = self.waiting
        if self.row and any(row.before for row in self.numbered[:3]):
            end = end_of_row(self.row)
            above = self.row.after[end:]
            del self.row.after[end:]
        self.number += 1
        self.numbered.append(Row(self.number, line, above))
        self.items.append(self.numbered[-1])
        self.waiting = []

    def is_next(self, line):
        """Whether a line begins with the number that comes next."""
        number = ROW_NUMBER.match(line)
        return bool(number) and int(number[1]) == self.number + 1

    def lacks_cells(self):
        """Whether the last row may go on: it is short and something is missing."""
        if len(self.row.lines) > LONGEST_ROW:
            return False
        if len(self.row.after) < len(self.row.before):
            return not ends_sentence(self.row.lines[-1])
        *above, row = self.numbered[-6:]
        cells = self.cells(row)
        listed = [
            cell
            for cell, kind in zip(cells, self.kinds, strict=True)
            if kind in UNIT_COLUMNS
        ]
        full = sum(self.cells(other)[0].endswith("。") for other in above)
        unended = full > len(above) / 2 and not cells[0].endswith("。")
        return not all(cells) or any(map(is_cut_off, listed)) or unended

    def rows(self):
        """The rows as lists of cells, headings as rows of one cell."""
        return [
            [f"{item.number}", *self.cells(item)] if isinstance(item, Row) else [item]
            for item in self.items
        ]

    def cells(self, row):
        if self.is_side_by_side():
            return put_together(row.lines, self.kinds)
        return deal_out(tokens_of(row.lines), self.kinds)

    def is_side_by_side(self):
        """Whether each line holds a piece of several cells: the first ones hold all.

        The first rows show it, so that a long table is not read again for each line.
        """
        rows = self.numbered[:SAMPLE]
        if any(row.before for row in rows):
            return True
        long = [row for row in rows if row.after]
        full = [row for row in long if len(pieces(row.line)) == len(self.kinds)]
        return len(full) > len(long) / 2


def end_of_row(row):
    """How many of the lines after a centered number are of its row, not the next.

    Those to the end of the sentence, else as many as stand above the number.
    """
    for end, line in enumerate([row.line, *row.after]):
        if ends_sentence(line):
            return end
    return min(len(row.after), len(row.before))


def ends_sentence(line):
    """Whether the measure ends with its piece of a line."""
    return pieces(line)[:1] != [] and pieces(line)[0].endswith("。")


def pieces(line):
    """The texts between the spaces of a line."""
    return [text for _gap, text in TOKEN.findall(line)]


def is_heading(line):
    """Whether a line is a numbered heading inside a table."""
    text = fold(line).strip()
    mark = mark_at(text, 0)
    short = len(text) < 40 and "。" not in text
    return bool(mark and mark.system.startswith("cn") and short)
