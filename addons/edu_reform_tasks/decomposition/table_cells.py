"""The cells of a row whose text came without anything between them."""

import re
from itertools import combinations

from . import columns
from .characters import fold
from .columns import DEADLINE, OTHER, TARGET, UNIT_COLUMNS
from .units import ENDS_AS_UNIT, STARTS_AS_UNIT

TOKEN = re.compile(r"([ \n\u3000]*)([^ \n\u3000]+)")
LIST_MARKS = re.compile(r"[、,;，；。 \n]")
PROSE_MARKS = re.compile(r"[，。：]")
LIMIT = re.compile(
    r"[\d年月日底前末初上中下旬半季度每一二三四五六七八九十第至到学期内春秋开之以和及首"
    r"、,.\-/—–～~“”五规划间个全后结束汛]+"
    r"|(?:长期|持续|常态化?|全年|适时|即时|立即|按时序|按计划|按要求|随时|实时)[一-鿿]{0,6}"
)
LONGEST_NAME = 25


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


def between(before, text, kind):
    """What a line break inside a cell stood for."""
    if kind in UNIT_COLUMNS:
        return columns.joint(before, text)
    latin = before[-1:].isascii() and text[:1].isascii()
    return " " if latin and before[-1:].isalpha() and text[:1].isalpha() else ""


# --- side by side: each line holds a piece of several cells ------------------------


def put_together(lines, kinds):
    """The cells (list of str) of lines that hold a piece of each, left to right."""
    cells = [""] * len(kinds)
    for line in lines:
        pieces = pieces_of(line, len(kinds))
        places = max(
            combinations(range(len(kinds)), len(pieces)),
            key=lambda places: fitness(places, pieces, cells, kinds),
        )
        for place, piece in zip(places, pieces, strict=True):
            cells[place] += between(cells[place], piece, kinds[place]) + piece
    return cells


def pieces_of(line, most):
    """At most so many pieces of a line, the first ones made one where it has more."""
    pieces = [text for _gap, text in TOKEN.findall(line)]
    first = 1 + max(0, len(pieces) - most)
    return [" ".join(pieces[:first]), *pieces[first:]]


def fitness(places, pieces, cells, kinds):
    """How well pieces go on the cells at these places, and leave the others."""
    score = sum(
        fits(piece, cells[place], kinds[place])
        for place, piece in zip(places, pieces, strict=True)
    )
    return score - sum(
        2 * is_cut_off(cells[place])
        for place, kind in enumerate(kinds)
        if kind in UNIT_COLUMNS and place not in places
    )


def fits(piece, cell, kind):
    """How well a piece goes on a cell of a kind."""
    if kind == DEADLINE:
        return 3 if LIMIT.fullmatch(piece) else -5
    if kind in UNIT_COLUMNS:
        return fits_units(piece, cell)
    if kind == OTHER:
        return 1 if len(piece) < 5 else -1
    if LIMIT.fullmatch(piece) or cell.endswith("。"):
        return -3
    return 1 if cell else 0


def fits_units(piece, cell):
    """How well a piece goes on a list of units."""
    if PROSE_MARKS.search(piece) or LIMIT.fullmatch(piece):
        return -4
    whole = cell + columns.joint(cell, piece) + piece
    begins = not cell or STARTS_AS_UNIT.match(fold(piece))
    score = 2 if is_cut_off(cell) else 1 if begins else -2
    return score + (1 if not is_cut_off(whole) else -1)


def is_cut_off(cell):
    """Whether a list of units breaks off inside of a name or after a 、."""
    names = LIST_MARKS.split(fold(cell))
    last = names[-1] or "、"
    return bool(cell) and not ENDS_AS_UNIT.search(last)
