"""Import of enrolment: figures of schools by stage and school year."""

from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..school_types import SCHOOL_TYPES
from .columns import ChoiceColumn, CodeColumn, Column, NumberColumn, YearColumn
from .kind import Kind

_lt = LazyTranslate(__name__)

STAGES = {
    "kindergarten": "幼儿园 学前 学前教育",
    "primary": "小学",
    "junior": "初中",
    "senior": "普通高中 高中",
    "vocational": "中职 中等职业",
    "special": "特殊教育 特教",
}
KEY = ("unit_id", "stage", "school_year")
LATEST = 3  # school years shown


class Enrolment(Kind):
    """A row is known by its school, stage and school year."""

    name = "enrolment"
    model = "edu.enrolment"
    columns = (
        CodeColumn(
            "school_code",
            "School Code",
            "学校标识码",
            _lt("If empty, the school is found by its name"),
            also=("学校（机构）标识码", "标识码", "学校代码", "单位代码"),
            source="unit_id.code",
        ),
        Column(
            "unit_id",
            "School",
            "学校名称",
            also=("学校", "名称", "学校（机构）名称"),
            source="unit_id.name",
            width=28,
        ),
        Column(
            "government",
            "Government",
            "所属政府",
            _lt("Only where schools of several governments bear the same name"),
            also=("上级", "县区", "所属县区"),
            source="owner_unit_id.name",
            width=24,
        ),
        YearColumn("school_year", "School Year", "学年", required=True),
        ChoiceColumn(
            "stage",
            "Stage",
            "学段",
            required=True,
            selection=("edu.enrolment", "stage"),
            chinese_words=STAGES,
        ),
        NumberColumn("pupils", "Pupils", "学生数", also=("在校生数",), width=10),
        NumberColumn("teachers", "Teachers", "专任教师数", also=("教师数",), width=12),
        NumberColumn("classes", "Classes", "班级数", also=("班数",), width=10),
    )

    @classmethod
    def label(cls, env):
        return env._("Enrolment")

    @classmethod
    def hint(cls, env):
        return env._(
            "Pupils, teachers and classes by school, stage and school year: "
            "every ratio reads them."
        )

    def title(self, row):
        cells = row.cells
        return str(cells.get("unit_id") or cells.get("school_code") or "")

    @classmethod
    def domain(cls, env):
        return Domain.TRUE

    @classmethod
    def counts(cls, env):
        """Return how many schools there are of each of the latest years."""
        years = env["edu.enrolment"]._read_group(
            cls.domain(env),
            ["school_year"],
            ["unit_id:count_distinct"],
            order="school_year desc",
            limit=LATEST,
        )
        return [
            cls.figure(f"{year}–{year + 1}", number, [("school_year", "=", year)])
            for year, number in years
        ]

    def link(self, rows):
        self.units.prepare(
            row.values[name]
            for row in rows
            for name in ("school_code", "unit_id")
            if name in row.values
        )
        for row in rows:
            self._link_school(row)

    def find(self, rows):
        known = self.env["edu.enrolment"].search_fetch(
            [
                ("unit_id", "in", {row.values.get("unit_id") for row in rows}),
                ("school_year", "in", {row.values.get("school_year") for row in rows}),
            ],
            [*KEY, "pupils", "teachers", "classes"],
        )
        by_key = {
            (post.unit_id.id, post.stage, post.school_year): post for post in known
        }
        for row in rows:
            if not row.errors:
                row.record = by_key.get(self._key(row))
                self._compare_with_type(row)

    def identities(self, row):
        return [] if row.errors else [self._key(row)]

    def _key(self, row):
        return tuple(row.values[name] for name in KEY)

    def _link_school(self, row):
        code, name, place = (
            row.values.pop(key, "") for key in ("school_code", "unit_id", "government")
        )
        if not code and not name:
            self.blame(row, "unit_id", self.env._("is missing."))
            return
        text = code or (f"{place}/{name}" if place else name)
        column = "school_code" if code else "unit_id"
        if school := self.unit(row, column, ("school",), text):
            row.values["unit_id"] = school.id

    def _compare_with_type(self, row):
        """Point out a stage that the type of the school does not have."""
        school = self.units.every.browse(row.values["unit_id"])
        kind = SCHOOL_TYPES.get(school.school_type)
        if kind and row.values["stage"] not in kind.stages:
            row.notes.append(
                self.env._("Check the stage: the school has %s.", school.stages)
            )
