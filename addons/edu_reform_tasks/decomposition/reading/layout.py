"""From characters and rules at places on pages to paragraphs and tables.

All measures are points from the upper left corner of a page.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from statistics import median

from ..model import Paragraph, Table
from .ruling import grids

PAGE_NUMBER = re.compile(
    r"[-—–－·\s]*第?\s*\d{1,4}\s*页?\s*(?:[/／,，共of\s]+\d{1,4}\s*页?)?[-—–－·\s]*"
)
SENTENCE_END = tuple("。！？；：.!?;:")
FULL_SHARE = 0.55
EDGE_LINES = 2
EDGE_SHARE = 0.14


@dataclass
class Glyph:
    """A printed character and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self):
        return (self.top + self.bottom) / 2

    @property
    def center(self):
        return (self.left + self.right) / 2


@dataclass
class Line:
    """A line of text, its place and the height of its characters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass
class Margins:
    """Where full lines begin and end, and whether paragraphs are indented.

    ``right`` is out of reach on pages without full lines.
    """

    left: float
    right: float
    indented: bool

    @classmethod
    def of(cls, lines, width):
        left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
        right = sorted(line.right for line in lines)[-1 - len(lines) // 20]
        indents = [(line.left - left) / line.size for line in lines]
        indented = sum(1.4 < indent < 2.6 for indent in indents)
        full = right - left > FULL_SHARE * width
        return cls(left, right if full else width, indented > len(lines) / 25)


def blocks(pages):
    """Blocks of pages as ``pdf_pages`` prints them, in reading order."""
    printed = without_furniture([items_of(page) for page in pages], pages)
    margins = margins_by_width(pages, printed)
    result, last = [], None
    for page, items in zip(pages, printed, strict=True):
        for item in items:
            if isinstance(item, Table):
                add_table(result, item)
            else:
                add_line(result, item, last, margins[round(page["width"])])
            last = item
    return result


def margins_by_width(pages, printed):
    """{width: Margins}: upright pages and wide ones have margins of their own."""
    lines = defaultdict(list)
    for page, items in zip(pages, printed, strict=True):
        found = [item for item in items if isinstance(item, Line)]
        lines[round(page["width"])] += found
    return {width: Margins.of(found, width) for width, found in lines.items() if found}


def add_table(result, table):
    """Append a table, to the one before it where it goes on from page to page."""
    last = result[-1] if result else None
    if isinstance(last, Table) and len(last.rows[0]) == len(table.rows[0]):
        last.rows += table.rows
    else:
        result.append(table)


def add_line(result, line, last, margins):
    """Append a line, to the paragraph before it where that goes on."""
    if isinstance(last, Line) and goes_on(last, line, margins):
        between = " " if last.text[-1].isascii() and line.text[0].isascii() else ""
        result[-1].text += between + line.text
    else:
        indent = max(0, round(2 * (line.left - margins.left) / line.size))
        result.append(Paragraph(" " * indent + line.text))


def goes_on(last, line, margins):
    """Whether a line is full and the next one begins at the margin, in one size."""
    full = last.right > margins.right - 1.8 * last.size
    at_margin = line.left < margins.left + 0.8 * line.size
    alike = abs(last.size - line.size) < 0.15 * line.size
    near = line.top - last.bottom < 1.5 * line.size
    ended = not margins.indented and last.text.endswith(SENTENCE_END)
    return full and at_margin and alike and near and not ended


def items_of(page):
    """Lines and Tables of a page, from top to bottom, with their tops: (top, item)."""
    glyphs = [Glyph(*character) for character in page["characters"]]
    glyphs = [glyph for glyph in glyphs if not glyph.text.isspace()]
    items = []
    for grid in grids(page["rules"]):
        inside, outside = defaultdict(list), []
        for glyph in glyphs:
            cell = grid.cell_at(glyph.center, glyph.middle)
            (outside if cell is None else inside[cell]).append(glyph)
        glyphs = outside
        if inside:
            texts = {
                cell: cell_text(lines_of(found), grid.width_of(cell))
                for cell, found in inside.items()
            }
            rows = [[texts.get(cell, "") for cell in line] for line in grid.cells]
            items.append((grid.rows[0], Table(rows)))
    items += [(line.top, line) for line in lines_of(glyphs)]
    return sorted(items, key=lambda item: item[0])


def cell_text(lines, width):
    """The text of a cell: lines that could have held more end with a line break."""
    text = ""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        text += line.text
        if following and width - (line.right - line.left) > 3.5 * line.size:
            text += "\n"
    return text


def lines_of(glyphs):
    """The Lines that glyphs stand in, from top to bottom."""
    lines = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.middle):
        height = glyph.bottom - glyph.top
        if lines and glyph.middle - lines[-1][0].middle < 0.5 * height:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return [line_of(sorted(line, key=lambda glyph: glyph.left)) for line in lines]


def line_of(glyphs):
    """The Line of glyphs from left to right; wide gaps become as wide spaces."""
    size = median(glyph.bottom - glyph.top for glyph in glyphs) or 1
    text, columns, last = "", 0, None
    for glyph in glyphs:
        if last and is_printed_twice(last, glyph):
            continue
        gap = (glyph.left - last.right) / size if last else 0
        if gap > 0.7:
            column = round(2 * (glyph.left - glyphs[0].left) / size)
            spaces = max(2, column - columns)
        else:
            latin = last and last.text.isascii() and glyph.text.isascii()
            spaces = 1 if latin and gap > 0.15 else 0
        text += " " * spaces + glyph.text
        wide = unicodedata.east_asian_width(glyph.text) in "WF"
        columns += spaces + (2 if wide else 1)
        last = glyph
    tops, bottoms = zip(*((glyph.top, glyph.bottom) for glyph in glyphs), strict=True)
    return Line(text, glyphs[0].left, min(tops), last.right, max(bottoms), size)


def is_printed_twice(last, glyph):
    """Whether a glyph only makes the one under it look bold."""
    near = glyph.left - last.left < 0.3 * (glyph.right - glyph.left)
    return glyph.text == last.text and near


def without_furniture(printed, pages):
    """The items of each page without running heads, feet and page numbers."""
    edges = [
        edge_lines(items, page["height"])
        for items, page in zip(printed, pages, strict=True)
    ]
    counts = Counter(running(line) for lines in edges for line in lines)
    often = min(3, max(2, len(pages)))
    return [
        [
            item
            for _top, item in items
            if not any(item is line for line in lines)
            or not (PAGE_NUMBER.fullmatch(item.text) or counts[running(item)] >= often)
        ]
        for items, lines in zip(printed, edges, strict=True)
    ]


def edge_lines(items, height):
    """The lines next to the upper and the lower edge of a page."""
    lines = [item for _top, item in items if isinstance(item, Line)]
    upper = [line for line in lines if line.bottom < EDGE_SHARE * height]
    lower = [line for line in lines if line.top > (1 - EDGE_SHARE) * height]
    return upper[:EDGE_LINES] + lower[-EDGE_LINES:]


def running(line):
    """What two lines have in common that only differ in the number of their page."""
    return re.sub(r"\d+", "#", line.text), round(line.top / 4)
