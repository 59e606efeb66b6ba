"""Import of what governments spend on education, and of their norms per pupil."""

import re
from decimal import Decimal

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.master_import.columns import (
    BadCell,
    ChoiceColumn,
    Column,
    NumberColumn,
    UnitColumn,
    half_width,
    plain,
)
from odoo.addons.edu_base.tools.master_import.enrolment import STAGES
from odoo.addons.edu_base.tools.master_import.kind import Kind

from .money import fen, yuan

_lt = LazyTranslate(__name__)

UNITS = {"万元": 10_000, "亿元": 100_000_000}  # of yuan, as titles of columns name them
LARGEST = 10**13  # yuan
PERIODS = {
    "3": "一季度 第一季度",
    "6": "上半年",
    "9": "前三季度 三季度",
    "12": "全年 年度",
}
GOVERNMENT = UnitColumn(
    "owner_unit_id",
    "Government",
    "政府",
    _lt("Its name or code; a short name will do if it is the only one"),
    required=True,
    also=("县区", "县（市、区）", "地区", "行政区", "所属政府"),
    width=28,
)


class CalendarYearColumn(Column):
    """Calendar years: 2026, 2026年."""

    def reader(self, env):
        def read(cell):
            found = re.fullmatch(r"(20\d\d)(年度?)?", half_width(cell))
            if not found:
                raise BadCell(env._("“%s” is no year. Write it as 2026.", plain(cell)))
            return int(found[1])

        return read


class PeriodColumn(ChoiceColumn):
    """Parts of a year from January on: 1-2月, 一季度, 全年.

    A month by itself is refused, but for January: it may stand for that month alone.
    """

    def reader(self, env):
        read_word = super().reader(env)

        def read(cell):
            text = half_width(cell).replace(" ", "")
            found = re.fullmatch(r"(0?1月?[-—–~至到])?(\d{1,2})月份?", text)
            if not found:
                return read_word(cell)
            months = int(found[2])
            if months != 1 and not (found[1] and 1 < months <= 12):
                raise BadCell(
                    env._(
                        "“%s” is no part of a year from January on. Write it as 1-6月.",
                        plain(cell),
                    )
                )
            return str(months)

        return read


class MoneyColumn(Column):
    """Amounts in yuan, or in what the title of the column says: 万元, 亿元."""

    def reader(self, env):
        def read(cell):
            text = re.sub(r"[ ,']", "", half_width(cell))
            if isinstance(cell, float):
                text = format(Decimal(repr(cell)), "f")
            if not re.fullmatch(r"\d+(\.\d+)?", text):
                raise BadCell(env._("“%s” is no amount of money.", plain(cell)))
            if Decimal(text) > LARGEST:
                raise BadCell(env._("“%s” is too large.", plain(cell)))
            return Decimal(text)

        return read

    def shown(self, kind, value):
        return value


class GovernmentFigures(Kind):
    """Figures of governments: rows are known by what `_keys` names."""

    roles = ("edu_base.group_finance",)
    _keys = ()

    @classmethod
    def domain(cls, env):
        return Domain("owner_unit_id", "child_of", env.user.scope_unit_ids.ids)

    def title(self, row):
        return plain(row.cells["owner_unit_id"])

    def link(self, rows):
        names = "owner_unit_id"
        self.units.prepare(row.values[names] for row in rows if names in row.values)
        for row in rows:
            if names in row.values:
                government = self.unit(row, names, ("government",))
                row.values[names] = government and government.id
            self._reckon_in_yuan(row)

    def find(self, rows):
        wanted = [row.values.get("owner_unit_id") for row in rows]
        known = self.env[self.model].search_fetch(
            [("owner_unit_id", "in", list(filter(None, wanted)))],
            [name for name in self.env[self.model]._fields if self._is_read(name)],
        )
        by_key = {self._record_key(record): record for record in known}
        for row in rows:
            if not row.errors:
                row.record = by_key.get(self._key(row))
                self._check_open(row)

    def identities(self, row):
        return [] if row.errors else [self._key(row)]

    def _places(self, cells):
        places = super()._places(cells)
        self._titles = {name: plain(cells[place]) for name, place in places.items()}
        return places

    def _reckon_in_yuan(self, row):
        """Turn amounts into yuan, by the unit that the title of the column names."""
        for column in self.columns:
            if isinstance(column, MoneyColumn) and column.name in row.values:
                title = self._titles[column.name]
                factor = next((UNITS[unit] for unit in UNITS if unit in title), 1)
                amount = row.values[column.name] * factor
                row.values[column.name] = float(yuan(fen(amount)))

    def _is_read(self, name):
        return name == "state" or any(column.name == name for column in self.columns)

    def _key(self, row):
        return tuple(row.values[name] for name in self._keys)

    def _record_key(self, record):
        values = (record[name] for name in self._keys)
        return tuple(getattr(value, "id", value) for value in values)

    def _check_open(self, row):
        """Refuse changes of what is settled."""


class Statistics(GovernmentFigures):
    """A row is known by its government, year and period; without one it is a year."""

    name = "fund_statistics"
    model = "edu.fund.statistic"
    _keys = ("owner_unit_id", "year", "period")
    columns = (
        GOVERNMENT,
        CalendarYearColumn(
            "year", "Year", "年度", required=True, also=("年份",), width=10
        ),
        PeriodColumn(
            "period",
            "Period",
            "统计期间",
            _lt("Counted from the beginning of the year; if empty, the whole year"),
            also=("期间",),
            selection=("edu.fund.statistic", "period"),
            chinese_words=PERIODS,
        ),
        MoneyColumn(
            "budget_total",
            "General Public Budget Expenditure (yuan)",
            "一般公共预算支出（元）",
            _lt("In yuan, or in 万元 or 亿元 if the title says so"),
            also=("一般公共预算支出", "General Public Budget Expenditure"),
            width=24,
        ),
        MoneyColumn(
            "education",
            "Education Expenditure (yuan)",
            "一般公共预算教育支出（元）",
            _lt("In yuan, or in 万元 or 亿元 if the title says so"),
            required=True,
            also=("一般公共预算教育支出", "教育支出", "Education Expenditure"),
            width=24,
        ),
        NumberColumn("pupils", "Pupils", "在校学生数", also=("学生数", "在校生数")),
        Column(
            "source",
            "Source Document",
            "数据来源",
            _lt("Name and number of the document that gives the figures"),
            also=("来源", "来源文件", "文号"),
            width=32,
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("Statistics of Education Funds")

    @classmethod
    def hint(cls, env):
        return env._(
            "What each government spends on education, by year: the two no-decrease "
            "tests are made of it."
        )

    def link(self, rows):
        result = super().link(rows)
        for row in rows:
            row.values.setdefault("period", "12")
        return result

    def _check_open(self, row):
        if row.record and row.record.state == "confirmed" and self._changes(row):
            self.blame(
                row,
                "education",
                self.env._("The figures are confirmed. Reopen them first."),
            )


class PupilNorms(GovernmentFigures):
    """A row is known by its government, stage and year."""

    name = "pupil_norms"
    model = "edu.fund.pupil.norm"
    _keys = ("owner_unit_id", "year", "stage")
    columns = (
        GOVERNMENT,
        CalendarYearColumn(
            "year", "From Year", "执行年度", required=True, also=("年度",), width=10
        ),
        ChoiceColumn(
            "stage",
            "Stage",
            "学段",
            required=True,
            selection=("edu.fund.pupil.norm", "stage"),
            chinese_words=STAGES,
        ),
        MoneyColumn(
            "allocation",
            "Allocation per Pupil (yuan)",
            "生均拨款标准（元）",
            required=True,
            also=("生均拨款标准", "Allocation per Pupil"),
            width=20,
        ),
        MoneyColumn(
            "public_expense",
            "Public Expense per Pupil (yuan)",
            "生均公用经费标准（元）",
            required=True,
            also=("生均公用经费标准", "Public Expense per Pupil"),
            width=20,
        ),
        Column(
            "document_number",
            "Set by Document",
            "依据文号",
            also=("文号", "依据"),
            width=28,
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("Norms per Pupil")

    @classmethod
    def hint(cls, env):
        return env._(
            "What is allotted for each pupil, by stage and from which year on."
        )
