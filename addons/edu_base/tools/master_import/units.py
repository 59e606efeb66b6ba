"""Import of units: governments, departments, offices, schools and agencies."""

from collections import defaultdict

from stdnum.cn import uscc

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..school_types import SCHOOL_TYPES, is_school_code
from ..unit_names import name_key
from .columns import (
    BadCell,
    ChoiceColumn,
    CodeColumn,
    Column,
    DateColumn,
    NumberColumn,
    UnitColumn,
)
from .kind import Kind

_lt = LazyTranslate(__name__)

KINDS = {
    "government": "政府 人民政府",
    "department": "部门",
    "office": "督导办 督导室 督导机构 教育督导办公室",
    "school": "学校 幼儿园",
    "agency": "机构 事业单位",
}
LEVELS = {
    "nation": "国家 中央 国家级",
    "province": "省 省级",
    "city": "市 地市 市级 地级",
    "county": "县 区 县级 区县",
    "town": "乡镇 街道 镇 乡 乡镇级",
}
OWNERSHIPS = {
    "education": "教育部门 公办",
    "department": "其他部门",
    "enterprise": "地方企业",
    "institution": "事业单位",
    "army": "部队",
    "collective": "集体 集体办",
    "private": "民办",
    "joint": "中外合作办 具有法人资格的中外合作办 中外合作",
}
PLACES = {"urban": "城区", "town": "镇区", "rural": "乡村"}
SCHOOL_COLUMNS = (
    "school_type",
    "ownership",
    "place",
    "managing_unit_id",
    "town_unit_id",
    "social_credit_code",
)
# What may stand in a column that names a unit.
REFERENCES = {
    "parent_id": ("government",),
    "managing_unit_id": ("department", "agency", "government"),
    "town_unit_id": ("government",),
}


class Units(Kind):
    """A unit is known by its code or else by the unit above and its name."""

    name = "units"
    model = "edu.unit"
    roles = ("edu_base.group_unit_administrator",)
    columns = (
        CodeColumn(
            "code",
            "Code",
            "单位代码",
            _lt("Ten digits for a school, six for a government"),
            also=("学校标识码", "学校（机构）标识码", "标识码", "代码"),
        ),
        Column(
            "name",
            "Name",
            "名称",
            _lt("The full official name"),
            required=True,
            also=("单位名称", "单位全称", "学校名称", "学校（机构）名称", "全称"),
            width=28,
        ),
        Column("short_name", "Short Name", "简称", also=("单位简称",)),
        ChoiceColumn(
            "kind",
            "Kind",
            "单位类别",
            required=True,
            also=("类别", "单位类型"),
            selection=("edu.unit", "kind"),
            chinese_words=KINDS,
        ),
        ChoiceColumn(
            "level",
            "Level",
            "级别",
            _lt("If empty, that of the unit above"),
            also=("层级",),
            selection=("edu.unit", "level"),
            chinese_words=LEVELS,
        ),
        UnitColumn(
            "parent_id",
            "Above",
            "上级",
            _lt("The government that the unit belongs to: its name or code"),
            also=("上级单位", "所属政府", "所属县区", "县区"),
            width=24,
        ),
        ChoiceColumn(
            "school_type",
            "School Type",
            "办学类型",
            selection=("edu.unit", "school_type"),
            chinese_words={
                code: f"{kind.chinese} {code}" for code, kind in SCHOOL_TYPES.items()
            },
        ),
        ChoiceColumn(
            "ownership",
            "Ownership",
            "举办者",
            selection=("edu.unit", "ownership"),
            chinese_words=OWNERSHIPS,
        ),
        ChoiceColumn(
            "place",
            "Place",
            "城乡类型",
            also=("城乡",),
            selection=("edu.unit", "place"),
            chinese_words=PLACES,
        ),
        UnitColumn(
            "managing_unit_id",
            "Managing Body",
            "主管部门",
            _lt("The department that manages the school: its name or code"),
            width=24,
        ),
        UnitColumn(
            "town_unit_id", "Town", "所在乡镇", also=("乡镇", "乡镇街道", "街道")
        ),
        CodeColumn(
            "social_credit_code",
            "Unified Social Credit Code",
            "统一社会信用代码",
            width=22,
        ),
        DateColumn("date_from", "Founded", "设立日期", also=("成立日期", "建校日期")),
        NumberColumn("sequence", "Order", "排序", also=("序号",), width=8),
        Column("phone", "Phone", "电话", also=("联系电话",)),
        Column("email", "Email", "电子邮箱", also=("邮箱",), width=22),
        Column("street", "Address", "地址", width=32),
    )

    @classmethod
    def label(cls, env):
        return env._("Units")

    @classmethod
    def hint(cls, env):
        return env._(
            "Governments, departments, supervision offices, schools and "
            "agencies: the tree that everything belongs to."
        )

    def title(self, row):
        return row.values.get("name") or ""

    @classmethod
    def domain(cls, env):
        return Domain("id", "child_of", env.user.scope_unit_ids.ids)

    @classmethod
    def counts(cls, env):
        """Return how many there are of each kind of unit, none included."""
        domain, units = cls.domain(env), env["edu.unit"]
        found = dict(units._read_group(domain, ["kind"], ["__count"]))
        return [
            cls.figure(label, found.get(name, 0), domain & Domain("kind", "=", name))
            for name, label in units._fields["kind"]._description_selection(env)
        ]

    def link(self, rows):
        self._index(rows)
        self._index_file(rows)
        named = [
            (row, name) for row in rows for name in REFERENCES if name in row.values
        ]
        self.units.prepare(row.values[name] for row, name in named)
        for row, name in named:
            row.values[name] = self._reference(row, name, row.values[name])

    def find(self, rows):
        for row in rows:
            if row.errors:
                continue
            row.record = self._existing(row)
            self._check_place(row)
            self._check_school(row)
            if not row.record:
                self._set_level(row)

    def identities(self, row):
        code, name = row.values.get("code"), row.values.get("name")
        found = [("code", code)] if code else []
        if name and "parent_id" in row.values:
            found.append((row.values["parent_id"], name_key(name)))
        return found

    def _index(self, rows):
        """Read the contacts of the units that may change, in one query."""
        names = {"phone", "email", "street"}
        if any(names & row.values.keys() for row in rows):
            self.units.units.fetch(["partner_id"])
        self.by_code = {
            unit.code: unit
            for unit in self.units.every.sorted("active")  # those in use win
            if unit.code
        }
        self.by_place = {
            (unit.parent_id.id, name_key(unit.name)): unit for unit in self.units.units
        }

    def _index_file(self, rows):
        """Note by what name and code the rows of the file may be referred to."""
        self.in_file = defaultdict(list)
        for row in rows:
            for name in ("name", "code"):
                if key := name_key(row.values.get(name)):
                    self.in_file[key].append(row)

    def _reference(self, row, name, text):
        """Return the id of the unit that a cell names, or the row that adds it."""
        kinds = REFERENCES[name]
        try:
            return self.units.find(text, kinds).id
        except BadCell as error:
            added = [
                other
                for other in self.in_file[name_key(text)]
                if other is not row and other.values.get("kind") in kinds
            ]
            if len(added) == 1:
                return added[0]
            self.blame(row, name, error)
            return False

    def _existing(self, row):
        """Return the unit that a row describes, or None for a new one."""
        values = row.values
        code, key = values.get("code"), name_key(values["name"])
        if unit := code and self.by_code.get(code):
            return unit
        if "parent_id" in values:
            unit = self.by_place.get((self._plain_value(values["parent_id"]), key))
        else:
            same = self.units.layers[1].get(key, [])
            unit = same[0] if len(same) == 1 else None
        if unit and code and unit.code:
            self.blame(
                row,
                "code",
                self.env._(
                    "“%(name)s” has the code %(code)s.", name=unit.name, code=unit.code
                ),
            )
        return unit

    def _check_place(self, row):
        """Refuse what belongs nowhere, what is closed, and moves by import."""
        unit, parent = row.record, row.values.get("parent_id")
        if unit and not unit.active:
            self.blame(
                row, "code", self.env._("belongs to the archived “%s”.", unit.name)
            )
        elif unit and parent and self._plain_value(parent) != unit.parent_id.id:
            above = unit.parent_id.name or self.env._("nothing")
            self.blame(row, "parent_id", self.env._("The unit is under %s now.", above))
        elif unit:
            taken = self.by_place.get((unit.parent_id.id, name_key(row.values["name"])))
            if taken not in (None, unit):
                self.blame(row, "name", self.env._("Another unit is called so."))
        elif not parent:
            self.blame(row, "parent_id", self.env._("is missing."))

    def _check_school(self, row):
        values = row.values
        code, credit = values.get("code"), values.get("social_credit_code")
        if values["kind"] != "school":
            for name in SCHOOL_COLUMNS:
                if values.get(name):
                    self.blame(row, name, self.env._("is for schools only."))
        elif code and not is_school_code(code):
            self.blame(
                row,
                "code",
                self.env._("“%s” is no school code of ten digits.", code),
            )
        if credit and not uscc.is_valid(credit):
            row.notes.append(
                self.env._("Check the unified social credit code: %s.", credit)
            )

    def _set_level(self, row):
        """Give a new unit the level of the unit above; a government names its own."""
        if row.errors or "level" in row.values:
            return
        if row.values["kind"] == "government":
            self.blame(row, "level", self.env._("is missing."))
            return
        parent = row.values["parent_id"]
        if isinstance(parent, int):
            row.values["level"] = self.units.every.browse(parent).level
        else:
            row.values["level"] = parent.values.get("level")
