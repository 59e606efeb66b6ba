"""The one way to write a spreadsheet: typed text never becomes a formula or a link."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter

from .dates import CHINA

MAX_TEXT = 32_767  # UTF-16 units in a cell
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
MAX_NAME = 31
EXACT = 10**15  # a spreadsheet keeps fifteen digits

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_A4 = 9
_HEAD = 2  # rows above the data: title and column titles
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_CELL = {"font_name": "宋体", "font_size": 11, "border": 1, "valign": "top"}
_STYLES = {
    "title": {"font_name": "宋体", "font_size": 16, "bold": True, "align": "center"},
    "header": _CELL
    | {
        "bold": True,
        "align": "center",
        "valign": "vcenter",
        "text_wrap": True,
        "bg_color": "#DDE6F0",
    },
    "text": _CELL | {"text_wrap": True},
    "quoted": _CELL | {"text_wrap": True, "quote_prefix": True},
    "number": _CELL,
    "amount": _CELL | {"num_format": "#,##0.00"},
    "date": _CELL | {"num_format": "yyyy-mm-dd", "align": "center"},
    "datetime": _CELL | {"num_format": "yyyy-mm-dd hh:mm", "align": "center"},
}


@dataclass(frozen=True)
class Sheet:
    """A table: a title over all columns, their titles, and rows of plain values.

    `columns` are pairs of a title and a width in characters. A row has one value a
    column: text, number, bool, date, datetime (naive ones are UTC and shown in China's
    time), or None or False for an empty cell. A Decimal is an amount of money.
    """

    name: str
    title: str
    columns: Sequence[tuple[str, float]]
    rows: Iterable[Sequence]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """Return an XLSX file of `sheets`, ready to print on A4, landscape.

    Raises ValueError if a row does not fit the columns, or a table not a sheet.
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        styles = {name: book.add_format(style) for name, style in _STYLES.items()}
        names = set()
        for sheet in sheets:
            page = book.add_worksheet(_sheet_name(sheet.name, names))
            _set_up(page, sheet)
            _write(page, sheet, styles)
    return target.getvalue()


def clean_text(text: str) -> str:
    """Return `text` without control characters, cut to what a cell holds."""
    text = _CONTROL.sub("", text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MAX_TEXT:
        return text
    return units[: 2 * (MAX_TEXT - 1)].decode("utf-16-le", "ignore") + "…"


def _set_up(page, sheet):
    if not 0 < len(sheet.columns) <= MAX_COLUMNS:
        raise ValueError(f"A sheet has 1 to {MAX_COLUMNS} columns.")
    for column, (_title, width) in enumerate(sheet.columns):
        page.set_column(column, column, width)
    page.freeze_panes(_HEAD, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(_HEAD - 1)
    page.set_footer("&C&P / &N")


def _write(page, sheet, styles):
    last = len(sheet.columns) - 1
    page.set_row(0, 30)
    if last:
        page.merge_range(0, 0, 0, last, "", styles["title"])
    page.write_string(0, 0, clean_text(sheet.title), styles["title"])
    for column, (title, _width) in enumerate(sheet.columns):
        page.write_string(1, column, clean_text(title), styles["header"])
    for number, row in enumerate(sheet.rows, _HEAD):
        if number >= MAX_ROWS:
            raise ValueError(f"A sheet has at most {MAX_ROWS} rows.")
        if len(row) != len(sheet.columns):
            raise ValueError(f"Row {number + 1}: one value for each column, please.")
        for column, value in enumerate(row):
            _write_cell(page, number, column, value, styles)


def _write_cell(page, row, column, value, styles):
    if value is None or value is False:
        page.write_blank(row, column, None, styles["text"])
    elif value is True:
        page.write_boolean(row, column, True, styles["number"])
    elif isinstance(value, int | float | Decimal) and _is_exact(value):
        style = "amount" if isinstance(value, Decimal) else "number"
        page.write_number(row, column, value, styles[style])
    elif isinstance(value, date) and value.year >= 1900:
        style = "datetime" if isinstance(value, datetime) else "date"
        page.write_datetime(row, column, _local(value), styles[style])
    else:
        text = clean_text(str(value))
        style = "quoted" if text.startswith(_FORMULA_START) else "text"
        page.write_string(row, column, text, styles[style])


def _is_exact(number):
    return math.isfinite(number) and abs(number) < EXACT


def _local(moment):
    """Return a date as it is, a moment as the clock in China shows it."""
    if not isinstance(moment, datetime):
        return moment
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(CHINA).replace(tzinfo=None)


def _sheet_name(name, taken):
    """Return a name that a spreadsheet accepts and no other sheet bears."""
    bare = _FORBIDDEN.sub(" ", _CONTROL.sub("", name)).strip("' \t\n\r")
    bare = " ".join(bare.split()) or "Sheet"
    if bare.lower() == "history":  # reserved
        bare += " 1"
    free, number = bare[:MAX_NAME].rstrip("' "), 1
    while free.lower() in taken:
        number += 1
        free = f"{bare[: MAX_NAME - len(str(number)) - 1]} {number}"
    taken.add(free.lower())
    return free
