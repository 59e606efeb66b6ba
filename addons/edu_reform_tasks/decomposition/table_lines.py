"""Task tables in plain lines: separated by tabs, | or spaces, or printed by a PDF.

Three ways a table becomes text are read back. Marked: a separator stands between the
cells. Laid out: the cells of a row stand side by side, over several lines. In reading
order: the cells come one after the other, broken anywhere.
"""

import re
import unicodedata

from . import columns
from .characters import fold
from .columns import DEADLINE, NUMBER, OTHER, TARGET, UNIT_COLUMNS
from .model import Paragraph, Table
from .numbering import mark_at
from .units import ENDS_AS_UNIT

SEPARATORS = "\t", "|"
DASHES = re.compile(r"[\s|:+=\-—─┼├┤┌┐└┘┬┴]+")
PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]+\s*\d+\s*[-—–－]+|第\s*\d+\s*页.*)\s*")
END = re.compile(r"\s*(?:注\s*\d?\s*[:.]|备注:|说明:|附件|抄送|主送|来源:|联系人)")
ROW_NUMBER = re.compile(r"\s*(\d{1,3})(?:[.、．]\s*|\s+|$)")
SEGMENT = re.compile(r"\S+(?: \S+)*")
TOKEN = re.compile(r"([ \n\u3000]*)([^ \n\u3000]+)")
LIST_MARKS = re.compile(r"[、,;，；。 \n]")
LIMIT = re.compile(
    r"[\d年月日底前末初上中下旬半季度每一二三四五六七八九十第至到学期内春秋开之以和及首"
    r"、,.\-/—–～~“”五规划间个全后结束汛]+"
    r"|(?:长期|持续|常态化?|全年|适时|即时|立即|按时序|按计划|按要求|随时|实时)[一-鿿]{0,6}"
)
AHEAD = 12
LONGEST_ROW = 10
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


def lines_after(texts, at):
    """(place, line) of the lines after a place, to the next table."""
    for place in range(at + 1, len(texts)):
        if texts[place] is None:
            return
        yield place, texts[place]


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
        cells = [""] * len(self.spans)
        for piece in pieces:
            column = self.column_of(piece)
            cells[column] = (cells[column] + " " + piece[2]).strip()
        if self.begins_row(cells):
            self.rows.append(cells)
        else:
            self.go_on(cells)
        return True

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


def between(before, text, kind):
    """What a line break inside a cell stood for."""
    if kind in UNIT_COLUMNS:
        return columns.joint(before, text)
    latin = before[-1:].isascii() and text[:1].isascii()
    return " " if latin and before[-1:].isalpha() and text[:1].isalpha() else ""


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
    return str(1 + sum(len(row) > 1 or row[0].isdigit() for row in rows))


def add_cell(rows, cell, width):
    """Add a cell to its row; False if the table has ended."""
    numbered = [row for row in rows if len(row) > 1 or row[0].isdigit()]
    open_row = bool(numbered) and rows[-1] is numbered[-1] and len(rows[-1]) < width
    if open_row:
        rows[-1].append(cell)
    elif cell == next_number(rows) or is_heading(cell):
        rows.append([cell])
    else:
        return False
    return True


# --- in reading order: the cells one after the other -------------------------------


def in_reading_order(texts, at):
    """Rows of lines in which the cells follow each other, each row with its number."""
    heads, length = heads_at(texts, at)
    if not heads or columns.column_of(heads[0]) != NUMBER:
        return [], 1
    order = ReadingOrder([columns.column_of(head) for head in heads])
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
    order.end_row()
    return [heads, *order.rows], last + 1 - at


def heads_at(texts, at):
    """(heads, number of lines) of a head that may be broken, ([], 0) without one."""
    heads, kept = [], ([], 0)
    for length, line in enumerate(texts[at : at + 2 * AHEAD], start=1):
        words = (line or "").split()
        if line is not None and not words and heads:
            continue
        found = joined_heads(words) if words and len(line) < 60 else None
        if found is None:
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


class ReadingOrder:
    """Collects the lines of each row and deals them out to the columns."""

    def __init__(self, kinds):
        self.kinds = kinds
        self.rows = []
        self.number = None
        self.lines = []

    def add(self, line, following):
        """Add a line, with those after it in sight; False if the table has ended."""
        number = ROW_NUMBER.match(line)
        if number and self.expects(int(number[1])):
            self.end_row()
            self.number = int(number[1])
            self.lines = [line[number.end() :]]
            return True
        goes_on = any(self.is_next(later) for later in following[1:] if later)
        if goes_on and is_heading(line):
            self.end_row()
            self.rows.append([line.strip()])
        elif self.lines and (goes_on or self.lacks_cells()):
            self.lines.append(line)
        else:
            return bool(goes_on)
        return True

    def expects(self, number):
        return number == (1 if self.number is None else self.number + 1)

    def is_next(self, line):
        number = ROW_NUMBER.match(line)
        return number and self.expects(int(number[1]))

    def lacks_cells(self):
        """Whether the last row may go on: it is short and has not all its cells."""
        short = len(self.lines) < LONGEST_ROW
        return short and not all(deal_out(tokens_of(self.lines), self.kinds[1:]))

    def end_row(self):
        if self.lines:
            cells = deal_out(tokens_of(self.lines), self.kinds[1:])
            self.rows.append([f"{self.number}", *cells])
        self.lines = []


def tokens_of(lines):
    """(gap before, text) of the pieces between spaces and line breaks."""
    return TOKEN.findall("\n".join(line.strip() for line in lines))


def deal_out(tokens, kinds):
    """The cells (list of str) that tokens make in columns of these kinds.

    From the end: what a column holds can be told there, the rest is the measure.
    """
    cells = [""] * len(kinds)
    at = len(kinds) - 1
    while at > 0:
        if kinds[at] in UNIT_COLUMNS:
            first = at
            while first > 1 and kinds[first - 1] in UNIT_COLUMNS:
                first -= 1
            begin = units_begin(tokens)
            cells[first : at + 1] = parted(tokens[begin:], at + 1 - first)
            at = first
        elif kinds[at] == DEADLINE:
            begin = limit_begins(tokens)
            cells[at] = run_on(tokens[begin:])
        elif kinds[at] in (OTHER, TARGET):
            begin = max(1, len(tokens) - 1)
            cells[at] = run_on(tokens[begin:])
        else:
            begin = min(1, len(tokens))
            cells[at] = run_on(tokens[begin:])
        tokens = tokens[:begin]
        at -= 1
    cells[0] = run_on(tokens)
    return cells


def limit_begins(tokens):
    """Where the tokens of a limit at the end begin, their number without one."""
    for begin in range(max(1, len(tokens) - 4), len(tokens)):
        if LIMIT.fullmatch(run_on(tokens[begin:])):
            return begin
    return len(tokens)


def units_begin(tokens):
    """Where the units at the end begin: the longest list of nothing but units."""
    ended = [at for at, (_gap, text) in enumerate(tokens) if text.endswith("。")]
    least = ended[-1] + 1 if ended else 1
    for begin in range(least, len(tokens)):
        if are_units(tokens[begin:]):
            return begin
    return max(least, len(tokens) - 1)


def are_units(tokens):
    """Whether tokens read as a list of units and nothing else."""
    if any(LIMIT.fullmatch(text) for _gap, text in tokens):
        return False
    names = filter(None, LIST_MARKS.split(fold(listed(tokens))))
    return all(ENDS_AS_UNIT.search(name) and len(name) < 25 for name in names)


def parted(tokens, count):
    """``count`` cells of units: parted at spaces, else after a whole name."""
    cells = []
    while count > 1 and tokens:
        spaces = [at for at in range(1, len(tokens)) if tokens[at][0] == " "]
        breaks = [at for at in range(1, len(tokens)) if is_break(tokens, at)]
        cut = next(iter(spaces or breaks), len(tokens))
        cells.append(listed(tokens[:cut]))
        tokens = tokens[cut:]
        count -= 1
    return [*cells, listed(tokens), *[""] * (count - 1)]


def is_break(tokens, at):
    return bool(columns.joint(tokens[at - 1][1], tokens[at][1]))


def listed(tokens):
    """Tokens of a list of units as one text."""
    text = ""
    for gap, token in tokens:
        text += (" " if gap == " " and text else columns.joint(text, token)) + token
    return text


def run_on(tokens):
    """Tokens of a measure as one text, without the breaks of its lines."""
    text = ""
    for _gap, token in tokens:
        text += between(text, token, None) + token
    return text.strip()


def is_heading(line):
    """Whether a line is a numbered heading inside a table."""
    text = fold(line).strip()
    mark = mark_at(text, 0)
    short = len(text) < 40 and "。" not in text
    return bool(mark and mark.system.startswith("cn") and short)
