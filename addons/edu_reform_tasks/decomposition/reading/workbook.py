"""XLSX: every visible sheet as a table."""

import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import openpyxl
from lxml import etree
from openpyxl.utils import range_boundaries

from ..model import Table
from . import archive, grid
from .boundary import library
from .limits import CELLS

MERGED = "{*}mergeCell"
# Cells with nothing in them that formatting may drag along.
PADDING = 20 * CELLS


def read(data):
    """Blocks of an XLSX file given as bytes, sheet after sheet."""
    archive.check(data)
    with library(), warnings.catch_warnings(action="ignore"):
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = [
            (cells_of(sheet), merged_ranges(data, sheet))
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    return [Table(rows_of(cells, merged)) for cells, merged in sheets if cells]


def cells_of(sheet):
    """{(row, column): text} of the cells of a sheet that have a value."""
    cells, padding = {}, 0
    sheet.reset_dimensions()
    for at, row in enumerate(sheet.iter_rows(), start=1):
        padding += 1 + len(row)
        grid.refuse_if(padding > PADDING)
        for column, cell in enumerate(row, start=1):
            if cell.value is not None:
                cells[at, column] = printed(cell.value, cell.number_format)
        grid.refuse_if(len(cells) > CELLS)
    return {place: text for place, text in cells.items() if text.strip()}


def merged_ranges(data, sheet):
    """(left, top, right, bottom) of the merged cells of a sheet.

    openpyxl would make a cell for each place in them, be they a whole sheet.
    """
    with zipfile.ZipFile(BytesIO(data)) as members:
        with members.open(sheet._worksheet_path) as stream:
            found = etree.iterparse(stream, tag=MERGED, resolve_entities=False)
            return [range_boundaries(element.get("ref")) for _event, element in found]


def rows_of(cells, merged):
    """The rows of a sheet that have text, without its empty columns."""
    rows = sorted({row for row, _column in cells})
    columns = sorted({column for _row, column in cells})
    grid.refuse_if(len(rows) * len(columns) > CELLS)
    spread(cells, merged, rows, columns)
    return [[cells.get((row, column), "") for column in columns] for row in rows]


def spread(cells, merged, rows, columns):
    """Repeat the text of merged cells in all rows and columns that have text."""
    for left, top, right, bottom in merged:
        text = cells.get((top, left), "")
        inside = [column for column in columns if left <= column <= right]
        for row in rows if text else ():
            if top <= row <= bottom:
                cells.update(dict.fromkeys(((row, column) for column in inside), text))


def printed(value, form):
    """A value as the sheet shows it, as far as a plan needs: dates, shares, numbers."""
    if isinstance(value, datetime | date):
        day = "" if re.fullmatch(r"[^d]*m[^d]*", form or "", re.I) else f"{value.day}日"
        return f"{value.year}年{value.month}月{day}"
    if isinstance(value, bool | time | timedelta):
        return ""
    if isinstance(value, float) and "%" in (form or ""):
        return f"{value * 100:.10g}%"
    if isinstance(value, float):
        return f"{value:.10g}"
    return f"{value}"
