"""Task tables in plain lines: separated by tabs, | or spaces, or printed by a PDF.

Four ways a table becomes text are read back. Marked: a separator stands between the
cells. Laid out: the cells of a row stand side by side, over several lines. One cell a
line. In order (``table_order``): cells or their lines one after the other.
"""

import re
import unicodedata

from . import columns
from .characters import fold
from .columns import NUMBER
from .model import Paragraph, Table
from .table_cells import between
from .table_order import (
    AHEAD,
    END,
    PAGE_NUMBER,
    ROW_NUMBER,
    heads_at,
    in_reading_order,
    is_heading,
    lines_after,
)

SEPARATORS = "\t", "|"
DASHES = re.compile(r"[\s|:+=\-—─┼├┤┌┐└┘┬┴]+")
SEGMENT = re.compile(r"\S+(?: \S+)*")
GAP = 2


def find_tables(blocks):
    """The blocks with runs of lines that form a task table as Tables.

    ``blocks`` are Paragraphs and Tables; the lines must be as printed, not yet joined.
    """
    texts = [block.text if isinstance(block, Paragraph) else None for block in blocks]
    found, at = [], 0
    while at < len(blocks):
        rows, length = rows_at(texts, at) if texts[at] else ([], 1)
        whole = len(rows) > 1
        found += [Table(padded(rows))] if whole else blocks[at : at + length]
        at += length
    return found


def rows_at(texts, at):
    """(rows, number of lines) of a table whose head begins at a line.

    Without a row below the head the lines are those that need not be looked at again.
    """
    seen = 1
    for reader in (marked, laid_out, one_cell_a_line, in_reading_order):
        rows, length = reader(texts, at)
        if len(rows) > 1:
            return rows, length
        seen = max(seen, length)
    return [], seen


def padded(rows):
    """The rows with as many cells as the longest has."""
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


# --- marked: a separator between the cells ---------------------------------------


def marked(texts, at):
    """Rows of lines whose cells a tab or | separates."""
    for separator in SEPARATORS:
        head = cells_between(texts[at], separator)
        if len(head) > 2 and columns.columns_of(head):
            return marked_rows(texts, at, separator, head)
    return [], 1


def marked_rows(texts, at, separator, head):
    rows, last = [head], at
    for place, line in lines_after(texts, at):
        cells = cells_between(line, separator)
        if len(cells) > 1:
            add_cells(rows, cells, len(head))
        elif line.strip() and not DASHES.fullmatch(line):
            if not any(separator in (text or "") for text in texts[place : place + 4]):
                break
            add_lone_line(rows, line)
        if line.strip():
            last = place
    return rows, last + 1 - at


def cells_between(line, separator):
    """The cells of a line, [] of a rule between two rows."""
    line = line.replace("｜", "|").replace("│", "|") if separator == "|" else line
    if DASHES.fullmatch(line):
        return []
    if separator == "|":
        line = line.strip().removeprefix("|").removesuffix("|")
    return [cell.strip() for cell in line.split(separator)]


def add_cells(rows, cells, width):
    """Append a row, or its second part where a line break in a cell cut it in two."""
    joined = len(rows[-1]) + len(cells) - 1
    numbered = not cells[0] or any(ROW_NUMBER.fullmatch(cell) for cell in cells[:2])
    if len(rows) > 1 and 1 < len(rows[-1]) and joined <= width and not numbered:
        rows[-1][-1] += "\n" + cells[0]
        rows[-1] += cells[1:]
    else:
        rows.append(cells)


def add_lone_line(rows, line):
    """Append a line without separators: a heading, or more of the cell before it."""
    if is_heading(line) or len(rows) == 1:
        rows.append([line.strip()])
    else:
        rows[-1][-1] += "\n" + line.strip()


# --- laid out: the cells of a row side by side -------------------------------------


def laid_out(texts, at):
    """Rows of lines in which wide spaces part the columns."""
    head = segments(texts[at])
    heads = [text for _start, _end, text in head]
    kinds = columns.columns_of(heads) if len(heads) > 2 else None
    if kinds is None:
        return [], 1
    layout = Layout(head, kinds)
    for place, line in lines_after(texts, at):
        if not line.strip() or PAGE_NUMBER.fullmatch(line):
            layout.blank += 1
        elif not layout.add(segments(line)):
            break
        else:
            layout.last, layout.blank = place, 0
        if layout.blank > GAP:
            break
    return [heads, *layout.rows], max(layout.last, at) + 1 - at


def segments(line):
    """(start, end, text) of the pieces between wide spaces, as wide as printed."""
    found, column, place = [], 0, 0
    for match in SEGMENT.finditer(line.replace("\u3000", "  ")):
        column += match.start() - place
        end = column + printed_width(match[0])
        found.append((column, end, match[0]))
        column, place = end, match.end()
    return found


def printed_width(text):
    """The width of a text in half-width characters."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in text)


class Layout:
    """The columns of a laid out table, which widen with what is found in them."""

    def __init__(self, head, kinds):
        self.spans = [[start, end] for start, end, _text in head]
        self.kinds = kinds
        self.rows = []
        self.last, self.blank = -1, 0

    def add(self, pieces):
        """Add the pieces of a line; False if it is none of the table."""
        texts = [text for _start, _end, text in pieces]
        if columns.columns_of(texts):
            return True
        if len(pieces) == 1 and (END.match(fold(texts[0])) or self.is_prose(pieces[0])):
            return False
        if len(pieces) == 1 and is_heading(texts[0]):
            self.rows.append(texts)
            return True
        cells = self.cells_of(pieces)
        if self.begins_row(cells):
            self.rows.append(cells)
        else:
            self.go_on(cells)
        return True

    def cells_of(self, pieces):
        """The cells of a line: by their order where all are there, else by place.

        Where only two spaces part the cells, a column does not stand in one place.
        """
        if len(pieces) == len(self.spans):
            return [text for _start, _end, text in pieces]
        cells = [""] * len(self.spans)
        for piece in pieces:
            column = self.column_of(piece)
            cells[column] = (cells[column] + " " + piece[2]).strip()
        return cells

    def is_prose(self, piece):
        """Whether one piece runs across the columns."""
        start, end, _text = piece
        covered = [span for span in self.spans if start <= span[0] and span[1] <= end]
        return len(covered) > 1

    def column_of(self, piece):
        """The column a piece stands in: the one it shares most with, or the nearest."""
        start, end, _text = piece
        shares = [min(end, right) - max(start, left) for left, right in self.spans]
        column = shares.index(max(shares))
        span = self.spans[column]
        span[:] = min(span[0], start), max(span[1], end)
        return column

    def begins_row(self, cells):
        if NUMBER in self.kinds:
            return bool(ROW_NUMBER.fullmatch(cells[self.kinds.index(NUMBER)]))
        return self.blank > 0 or not self.rows or all(cells)

    def go_on(self, cells):
        """Append the cells of a line to those of its row."""
        if not self.rows or len(self.rows[-1]) < len(cells):
            self.rows.append(cells)
            return
        for column, text in enumerate(cells):
            before = self.rows[-1][column]
            gap = between(before, text, self.kinds[column])
            self.rows[-1][column] = before + gap + text


# --- one cell a line: a table copied from a web page -------------------------------


def one_cell_a_line(texts, at):
    """Rows of lines each of which is a whole cell, with blank lines between them."""
    heads, length = heads_at(texts, at)
    if not heads or columns.column_of(heads[0]) != NUMBER:
        return [], 1
    if length <= len(heads):
        return [], 1
    rows, last = [], at + length - 1
    for place, line in lines_after(texts, last):
        if not line.strip():
            continue
        if not add_cell(rows, line.strip(), len(heads)):
            rows = [] if next_number(rows) in texts[place : place + AHEAD] else rows
            break
        last = place
    complete = rows and all(len(row) in (1, len(heads)) for row in rows)
    return ([heads, *rows], last + 1 - at) if complete else ([], 1)


def next_number(rows):
    """The number the next row must begin with; headings have none."""
    numbers = (int(row[0]) for row in reversed(rows) if row[0].isdecimal())
    return str(1 + next(numbers, 0))


def add_cell(rows, cell, width):
    """Add a cell to its row; False if the table has ended."""
    if rows and rows[-1][0].isdecimal() and len(rows[-1]) < width:
        rows[-1].append(cell)
    elif cell == next_number(rows) or is_heading(cell):
        rows.append([cell])
    else:
        return False
    return True
