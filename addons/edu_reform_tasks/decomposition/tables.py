"""The rows of a task table (任务分解表) as tasks.

Understood: titles above the head, a head in two rows or repeated on every page, merged
cells as headings above the tasks, rows that go on after a page break, notes below.
"""

import re
from itertools import groupby

from . import columns
from .characters import fold
from .columns import AREA, DEADLINE, DETAIL, NUMBER, TARGET, TASK, UNIT_COLUMNS
from .deadlines import first_deadline
from .model import Target, Task
from .numbering import mark_at
from .table_lines import find_tables
from .targets import find_targets
from .units import STARTS_AS_UNIT, read_roles

__all__ = ["find_tables", "table_tasks"]

NOTE = re.compile(r"(?:注|备注|说明|填表说明|附注)\s*\d?\s*[:.、]|[※*]")
HEADING = re.compile(
    r"[(]?[一二三四五六七八九十]+[)、.]|第[一二三四五六七八九十]+[章部编]"
)
NO_LIMIT = re.compile(
    r"长期|持续|常态|全年|适时|即时|立即|按(?:时序|计划|要求|规定|年度)|随时|实时|贯穿"
)
DOTTED = re.compile(
    r"(20\d\d)\s*[.\-/]\s*(1[0-2]|0?[1-9])"
    r"(?:\s*[.\-/]\s*(3[01]|[12]\d|0?[1-9]))?(?![\d.])"
)
PERIOD = re.compile(r"(?:1[0-2]|0?[1-9])月|第?[一二三四1-4]季度|[上下]半年|年?[底末]")
BARE_TARGET = re.compile(r"([≥≤><＞＜]?=?)\s*(\d+(?:\.\d+)?)\s*(%|[一-鿿]{0,3})")
COMPARATORS = {"≥": ">=", ">": ">=", ">=": ">=", "≤": "<=", "<": "<=", "<=": "<="}
TERMINAL = tuple("。；！;!")
HEAD_ROWS = 15


def table_tasks(rows, year_hint=None):
    """Tasks of a table given as rows of cells; [] of one that is no task table.

    ``year_hint`` is the year of the plan, which 12月底 in a column of limits lacks.
    """
    start, kinds = head_of(rows)
    if kinds is None:
        return []
    records = records_of(rows[start:], kinds)
    for _task, group in groupby(records, key=lambda record: record.get(TASK, "")):
        group = list(group)
        if len({record.get(DETAIL, "") for record in group}) > 1:
            for record in group:
                record.go_below_task()
    return [record.task(year_hint) for record in records]


def head_of(rows):
    """(first row after the head, kinds of the columns), kinds None without a head."""
    for at, row in enumerate(rows[:HEAD_ROWS]):
        below = rows[at + 1] if at + 1 < len(rows) else []
        both = second_row(row, below)
        for depth, cells in ((2, both), (1, row)):
            kinds = cells and columns.columns_of(cells)
            if kinds:
                return at + depth, settled(kinds)
    return 0, None


def second_row(row, below):
    """The heads of a head in two rows, [] where the row below is none of it.

    Only a cell whose column is split has a head of its own there.
    """
    if len(row) != len(below) or row == below:
        return []
    pairs = list(zip(row, below, strict=True))
    split = [(over, cell) for over, cell in pairs if cell.strip() and cell != over]
    if not split or not all(columns.column_of(cell) for _over, cell in split):
        return []
    return [cell if cell.strip() else over for over, cell in pairs]


def settled(kinds):
    """The kinds with exactly one column of tasks, the first; details are the others."""
    kinds = list(kinds)
    for substitute in (DETAIL, AREA):
        if TASK not in kinds and substitute in kinds:
            last = len(kinds) - 1 - kinds[::-1].index(substitute)
            kinds[last] = TASK
    first = kinds.index(TASK)
    later = [DETAIL if kind == TASK else kind for kind in kinds[first + 1 :]]
    return kinds[: first + 1] + later


def records_of(rows, kinds):
    """The Records of the rows below a head."""
    records, path, areas = [], [], []
    for row in rows:
        texts = [cell.strip() for cell in row]
        if not any(texts) or columns.columns_of(texts):
            continue
        heading = heading_of(texts)
        if heading and NOTE.match(fold(heading)):
            break
        if heading:
            path, areas = below(path, one_line(heading)), []
            continue
        cells = by_kind(texts, kinds)
        if records and records[-1].goes_on_with(cells):
            records[-1].go_on(cells)
            continue
        if TASK not in cells and records:
            cells = {**records[-1].task_cells(), **cells}
        areas = carried_down(areas, texts, kinds)
        headings = [one_line(area) for area in areas if area]
        records.append(Record(cells, [*path, *dict.fromkeys(headings)]))
    return [record for record in records if record.get(TASK)]


def heading_of(texts):
    """The text of a row that is one heading across the table, "" of other rows."""
    filled = [text for text in texts if text]
    if len(set(filled)) > 1:
        return ""
    across = len(filled) > 2 or len(filled) == len(texts)
    marked = HEADING.match(fold(filled[0])) or NOTE.match(fold(filled[0]))
    return filled[0] if across or marked else ""


def below(path, heading):
    """The path with a heading under those of other systems of numbers."""
    mark = mark_at(fold(heading), 0)
    if mark is None:
        return [heading]
    marks = [mark_at(fold(above), 0) for above in path]
    systems = [found and found.system for found in marks]
    at = systems.index(mark.system) if mark.system in systems else len(path)
    return [*path[:at], heading]


def by_kind(texts, kinds):
    """{kind: text} of a row; what stands in several columns of a kind, one a line."""
    cells = {}
    for text, kind in zip(texts, kinds, strict=False):
        if kind and text and text not in cells.get(kind, "").split("\n"):
            cells[kind] = "\n".join(filter(None, (cells.get(kind), text)))
    return cells


def carried_down(areas, texts, kinds):
    """The areas of a row: an empty cell belongs to the area above it."""
    cells = [text for text, kind in zip(texts, kinds, strict=False) if kind == AREA]
    if not any(cells):
        return areas
    above = [*areas, *[""] * len(cells)]
    filled = next(at for at, cell in enumerate(cells) if cell)
    return above[:filled] + cells[filled:]


class Record(dict):
    """The cells of one task by kind of column, ``path`` its headings."""

    def __init__(self, cells, path):
        super().__init__(cells)
        self.path = path

    def goes_on_with(self, cells):
        """Whether the cells of the next row belong to this task as well."""
        if NUMBER in cells or (NUMBER not in self and TASK in cells):
            return all(
                cells.get(kind, self.get(kind)) == self.get(kind)
                for kind in (NUMBER, TASK, DETAIL)
            )
        return not self.is_followed_by(cells)

    def is_followed_by(self, cells):
        """Whether cells without a number are a whole measure after this one."""
        units = "".join(cells.get(kind, "") for kind in UNIT_COLUMNS)
        limit = cells.get(DEADLINE, "")
        ended = self.get(DETAIL, self[TASK]).endswith(TERMINAL)
        begins = ended or STARTS_AS_UNIT.match(units)
        until = not limit or NO_LIMIT.search(limit) or column_deadline(limit, 2000)
        return bool({TASK, DETAIL} & cells.keys() and units and begins and until)

    def go_on(self, cells):
        """Append what a page break or a split cell left for the next row."""
        for kind, text in cells.items():
            before = self.get(kind, "")
            if text and text != before:
                between = columns.joint(before, text) if kind in UNIT_COLUMNS else ""
                self[kind] = before + between + text

    def task_cells(self):
        """The cells that a merged task has in common with the measures below it."""
        return {kind: self[kind] for kind in (NUMBER, TASK) if kind in self}

    def go_below_task(self):
        """Make the measure the task, and the task that covers several its heading."""
        self.path = [*self.path, one_line(self[TASK])]
        self[TASK] = self.pop(DETAIL, "") or self[TASK]

    def task(self, year_hint):
        """The Task of this record."""
        number, text = self.numbered()
        details = self.get(DETAIL, "")
        whole = "\n".join(filter(None, (text, details)))
        lead, responsible, cooperating = self.units()
        return Task(
            number=number,
            title=title_of(text),
            path=self.path,
            text=whole,
            lead_units=lead,
            responsible_units=responsible,
            cooperating_units=cooperating,
            deadline=self.deadline(whole, year_hint),
            targets=[*find_targets(whole), *column_targets(self.get(TARGET, ""))],
        )

    def numbered(self):
        """(number, text without it): of the number's column, else before the text."""
        text = self[TASK].strip()
        number = self.get(NUMBER, "").strip().rstrip(".、．,。")
        mark = mark_at(fold(text), 0)
        if number or not mark or mark.end == len(text):
            return number, text
        return text[slice(*mark.printed)], text[mark.end :].strip()

    def units(self):
        """(lead, responsible, cooperating) names, each in one role."""
        roles = {kind: [] for kind in UNIT_COLUMNS}
        for kind in UNIT_COLUMNS:
            read = read_roles(self.get(kind, ""))
            for role, names in zip(UNIT_COLUMNS, read, strict=True):
                roles[kind if role == columns.RESPONSIBLE else role] += names
        taken = set()
        for kind in UNIT_COLUMNS:
            fresh = dict.fromkeys(name for name in roles[kind] if name not in taken)
            roles[kind] = list(fresh)
            taken.update(fresh)
        return roles.values()

    def deadline(self, whole, year_hint):
        """The limit of the column; the text's only where the column says nothing."""
        cell = self.get(DEADLINE, "").strip()
        if cell:
            return column_deadline(cell, year_hint)
        return first_deadline(whole, year_hint)


def title_of(text):
    """The heading of a measure: its first line, at most to the first 。"""
    first = text.split("\n", 1)[0].split("。", 1)[0]
    return first.strip().rstrip("；;：:，,。.")


def one_line(text):
    """A heading without the line breaks of its cell."""
    return re.sub(r"\s*\n\s*", "", text)


def column_deadline(cell, year_hint):
    """The Deadline a cell of a column of limits states, None of 长期坚持.

    There a bare month is a limit, and so are 2026.12 and, in the plan's year, 12月底.
    """
    cell = one_line(cell)
    plain = DOTTED.sub(written_out, cell)
    prefixes = ["", "到"]
    if year_hint and PERIOD.match(fold(plain)):
        prefixes += [f"{year_hint}年", f"到{year_hint}年"]
    for prefix in prefixes:
        found = first_deadline(prefix + plain, year_hint)
        if found:
            found.text = found.text.removeprefix(prefix)
            found.text = found.text if found.text in cell else cell
            return found
    return None


def written_out(match):
    """2026.12.31 as 2026年12月31日."""
    year, month, day = match.groups()
    return f"{year}年{int(month)}月" + (f"{int(day)}日" if day else "")


def column_targets(cell):
    """Targets of a cell of a column of targets, where a bare 95% is one."""
    match = BARE_TARGET.fullmatch(cell.strip())
    if not match:
        return find_targets(cell)
    sign, number, unit = match.groups()
    value = float(number) if "." in number else int(number)
    comparator = COMPARATORS.get(fold(sign), "=")
    return [Target(text=cell.strip(), value=value, unit=unit, comparator=comparator)]
