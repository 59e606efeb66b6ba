"""Rows of cells that span rows and columns, as a plain grid."""

from ..errors import DecompositionError
from .limits import CELLS


def fill(rows):
    """Grid (list of equally long lists of str) of rows of (text, down, across).

    A cell that spans ``down`` rows and ``across`` columns is repeated in all of them;
    spans end with the last row.  Raises DecompositionError "too_many_cells".
    """
    lines, spans, cells = [], {}, 0
    for row in rows:
        line = {column: text for column, (text, _left) in spans.items()}
        spans = {
            column: (text, left - 1)
            for column, (text, left) in spans.items()
            if left > 1
        }
        for columns, text, down in placed(row, line):
            line.update(dict.fromkeys(columns, text))
            if down > 1:
                spans.update(dict.fromkeys(columns, (text, down - 1)))
        cells += len(line)
        refuse_if(cells > CELLS)
        lines.append(line)
    return rectangle(lines)


def placed(row, taken):
    """(columns, text, down) of the cells of a row, each in the first free columns."""
    column = 0
    for text, down, across in row:
        while column in taken:
            column += 1
        refuse_if(across > CELLS)
        columns = range(column, column + max(1, across))
        yield columns, text, down
        column = columns.stop


def rectangle(lines):
    """Equally long lists of the lines ({column: text}), what is missing as ""."""
    width = max((max(line, default=-1) + 1 for line in lines), default=0)
    refuse_if(width * len(lines) > CELLS)
    return [[line.get(column, "") for column in range(width)] for line in lines]


def refuse_if(exceeded):
    """Refuse a table of a size no plan has."""
    if exceeded:
        raise DecompositionError("too_many_cells", limit=f"{CELLS}")
