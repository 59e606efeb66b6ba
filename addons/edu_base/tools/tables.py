"""Tables that people hand in: XLSX or CSV, as rows of plain values, within bounds."""

import csv
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import openpyxl
from openpyxl.cell.cell import ERROR_CODES

from odoo.exceptions import UserError

from .archives import ArchiveTooLarge, check_archive
from .uploads import MAX_BYTES

MAX_ROWS = 100_000
MAX_COLUMNS = 64
HEADER_WITHIN = 20  # rows in which the column titles are looked for
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


class _Sign:
    """What stands in a cell that has no value of its own."""


UNCOMPUTED = _Sign()  # a formula that no program has computed yet
FAILED = _Sign()  # a formula whose result is an error, such as #N/A


@dataclass
class Table:
    """Column titles as printed and, by row number in the file, the cells below.

    A cell is a str, number, bool, date, datetime, time, None, UNCOMPUTED or FAILED.
    """

    header: list[str]
    rows: list[tuple[int, Sequence]] = field(default_factory=list)


def read_table(
    env, data: bytes, filename: str, rate: Callable[[Sequence], int]
) -> Table:
    """Return the first table of a file whose column titles are known.

    `rate` says how many cells of a row are known titles; the best of the first rows
    of a sheet is its header. Raises UserError on a file without such a row, too large
    or unreadable.
    """
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 2**20
        raise UserError(env._("The file is larger than %s MB.", limit))
    if not data.strip():
        raise UserError(env._("The file is empty."))
    sheets = _read_xlsx(env, data) if data.startswith(b"PK") else _read_text(env, data)
    for rows in sheets:
        if table := _table(env, rows, rate):
            return table
    raise UserError(
        env._(
            "“%s” has no row with the titles of the columns. Use the template of what "
            "you want to import.",
            filename,
        )
    )


def _table(env, rows, rate):
    """Return the Table of a sheet's rows, or None where no row is a header."""
    top, rows = [], enumerate(rows, start=1)
    for number, cells in rows:
        top.append((number, cells))
        if number >= HEADER_WITHIN:
            break
    header = max(top, key=lambda row: rate(row[1]), default=None)
    if not header or not rate(header[1]):
        return None
    table = Table([str(cell or "").strip() for cell in header[1]])
    for number, cells in [*top[header[0] :], *rows]:
        if any(cell is not None and cell != "" for cell in cells):
            table.rows.append((number, cells))
        if len(table.rows) > MAX_ROWS:
            raise UserError(env._("The table has more than %s rows.", MAX_ROWS))
    return table


def _read_xlsx(env, data):
    """Return the rows of each visible sheet."""
    try:
        check_archive(data)
        return list(_sheets(data))
    except ArchiveTooLarge as error:
        raise UserError(
            env._("The file unpacks to more than a spreadsheet of this kind holds.")
        ) from error
    except Exception as error:  # of the library, as the damage may be
        raise UserError(
            env._(
                "The file is damaged, protected by a password or no spreadsheet. Open "
                "it, save it as XLSX without a password and choose the new file."
            )
        ) from error


def _sheets(data):
    with warnings.catch_warnings(action="ignore"):
        book = _load(data, data_only=True)
        formulas = None
        for index, sheet in enumerate(book.worksheets):
            if sheet.sheet_state != "visible":
                continue
            rows = list(_rows(sheet))
            if _has_formulas(data, sheet):
                formulas = formulas or _load(data, data_only=False)
                _mark_uncomputed(rows, formulas.worksheets[index])
            yield rows


def _load(data, data_only):
    return openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False
    )


def _rows(sheet):
    # A stray cell in the last column would pad every row to it.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
        if cells.count(None) == len(cells):
            yield []
        else:
            yield [FAILED if cell in ERROR_CODES else cell for cell in cells]


def _has_formulas(data, sheet):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"<f" in archive.read(sheet._worksheet_path)


def _mark_uncomputed(rows, sheet):
    """Tell a formula without a result from an empty cell."""
    sheet.reset_dimensions()
    computed = zip(rows, sheet.iter_rows(max_col=MAX_COLUMNS), strict=True)
    for cells, written in computed:
        for column, cell in enumerate(written):
            if cell.value is not None and cell.data_type == "f":
                _mark(cells, column)


def _mark(cells, column):
    cells.extend([None] * (column + 1 - len(cells)))
    if cells[column] is None:
        cells[column] = UNCOMPUTED


def _read_text(env, data):
    """Return the rows of a CSV file in UTF-8, UTF-16 or GB18030, as a single sheet."""
    if data.startswith(_OLE):
        raise UserError(
            env._(
                "Files of the old kind (XLS) and files with a password cannot be read. "
                "Save the table as XLSX without a password."
            )
        )
    text = _decoded(data)
    if text is None or _BINARY.search(text):
        raise UserError(env._("The file is no spreadsheet. Save it as XLSX or CSV."))
    first = text.partition("\n")[0]
    delimiter = max(",\t;", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [[cells[:MAX_COLUMNS] for cells in reader]]
    except csv.Error as error:
        raise UserError(
            env._("The file is no table. Save it as XLSX or CSV.")
        ) from error


def _decoded(data):
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
