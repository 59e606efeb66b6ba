"""Columns of the roster, as bureaus keep it in a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.master_import.columns import (
    BadCell,
    ChoiceColumn,
    CodeColumn,
    Column,
    DateColumn,
    NumberColumn,
    UnitColumn,
    parts,
    plain,
)
from odoo.addons.edu_base.tools.unit_names import name_key

_lt = LazyTranslate(__name__)
MODEL = "edu.inspector"


class YesColumn(Column):
    """Yes or no."""

    def reader(self, env):
        known = {name_key(word): True for word in ("是", "Yes", "Y", "✓", "√")}
        known |= {name_key(word): False for word in ("否", "No", "N")}
        known |= {name_key(env._("Yes")): True, name_key(env._("No")): False}

        def read(cell):
            value = known.get(name_key(plain(cell)))
            if value is None:
                raise BadCell(env._("“%s” is neither yes nor no.", plain(cell)))
            return value

        return read

    def shown(self, kind, value):
        return kind.env._("Yes") if value else kind.env._("No")

    def words(self, env):
        return [env._("Yes"), env._("No")]


@dataclass(frozen=True, eq=False)
class TagsColumn(Column):
    """Records of a short list by name, parted by commas; `codes` are other names."""

    model: str = ""
    chinese_words: Mapping[str, str] = field(default_factory=dict)  # by code

    def reader(self, env):
        known = self._known(env)

        def read(cell):
            found = {known.get(name_key(word)) for word in parts(plain(cell))}
            if None in found:
                raise BadCell(
                    env._(
                        "“%(text)s” is none of: %(words)s.",
                        text=plain(cell),
                        words="、".join(self.words(env)),
                    )
                )
            return sorted(found)

        return read

    def shown(self, kind, value):
        return "、".join(value.mapped("name")) or None

    def words(self, env):
        return env[self.model].search([]).mapped("name")

    def _known(self, env):
        known = {}
        for code, _name in env["res.lang"].get_installed():
            for record in env[self.model].with_context(lang=code).search([]):
                known[name_key(record.name)] = record.id
        if self.chinese_words:
            for record in env[self.model].search([]):
                for word in self.chinese_words.get(record.code, "").split():
                    known[name_key(word)] = record.id
        return known


class SecretColumn(CodeColumn):
    """What comes in, and does not go out."""

    def of(self, kind, record):
        return None


class TermColumn(Column):
    """What an export says of the term that is served today."""

    def of(self, kind, record):
        term = kind.terms.today.get(record)
        return self.shown(kind, term[self.source]) if term else None


class TermDateColumn(TermColumn, DateColumn):
    pass


class TermNumberColumn(TermColumn, NumberColumn):
    pass


class TermChoiceColumn(TermColumn, ChoiceColumn):
    pass


PERSON = (
    Column("name", "Name", "姓名", required=True, also=("督学姓名",)),
    CodeColumn(
        "certificate_number",
        "Certificate Number",
        "督学证号",
        _lt("By it, or by the identity number, a person is found again"),
        also=("证号", "督学证编号"),
    ),
    SecretColumn(
        "identity_number",
        "Identity Number",
        "身份证号",
        _lt("Checked, kept apart, and never written into a download"),
        also=("身份证号码", "公民身份号码"),
        width=22,
        is_private=True,
    ),
    ChoiceColumn("gender", "Gender", "性别", selection=(MODEL, "gender")),
    DateColumn("birth_date", "Birth Date", "出生日期", also=("出生年月日",)),
    UnitColumn(
        "owner_unit_id",
        "Government",
        "所属政府",
        _lt("Whose inspector the person is; if empty, the government you serve"),
        also=("归属", "聘任政府"),
        width=24,
    ),
    ChoiceColumn(
        "kind",
        "Kind",
        "督学类别",
        selection=(MODEL, "kind"),
        also=("类别", "专兼职"),
        chinese_words={
            "full_time": "专职 专职督学",
            "part_time": "兼职 兼职督学",
            "special": "特约 特约督学 特聘督学",
            "visitor": "视导员",
        },
    ),
    ChoiceColumn(
        "origin",
        "Origin",
        "来源",
        _lt("What the person is or was by profession"),
        selection=(MODEL, "origin"),
        chinese_words={
            "cadre": "干部 机关干部",
            "principal": "校长 园长",
            "teacher": "教师",
            "expert": "专家 教研员",
        },
    ),
    ChoiceColumn(
        "duty",
        "Inspects",
        "督导领域",
        _lt("If empty, it follows from the origin"),
        selection=(MODEL, "duty"),
        chinese_words={
            "government": "督政",
            "school": "督学 督校",
            "monitoring": "评估监测",
        },
    ),
    Column(
        "workplace", "Works At", "工作单位", also=("所在单位", "现任职单位"), width=28
    ),
    Column("phone", "Work Phone", "工作电话", also=("电话", "联系电话", "手机")),
    Column("email", "Work Mail", "工作邮箱", also=("邮箱", "电子邮箱"), width=22),
    CodeColumn(
        "login",
        "Login",
        "账号",
        _lt("The account with which the person opens the own page"),
        also=("登录名", "用户名"),
        source="user_id.login",
    ),
    TagsColumn(
        "stage_ids",
        "Stages",
        "熟悉学段",
        _lt("One or several, parted by commas"),
        also=("学段",),
        model="edu.stage",
        chinese_words={
            "kindergarten": "幼儿园 学前 学前教育",
            "primary": "小学",
            "junior": "初中",
            "senior": "普通高中 高中",
            "vocational": "中职 中等职业",
            "special": "特殊教育 特教",
        },
        width=20,
    ),
    TagsColumn(
        "field_ids",
        "Fields of Expertise",
        "专长领域",
        _lt("One or several, parted by commas"),
        also=("专长",),
        model="edu.inspector.field",
        width=24,
    ),
    ChoiceColumn(
        "degree",
        "Degree",
        "学历",
        selection=(MODEL, "degree"),
        also=("最高学历",),
        chinese_words={
            "below_bachelor": "大专 专科 中专 高中",
            "bachelor": "本科 大学本科 大学 学士",
            "master": "硕士 研究生 硕士研究生",
            "doctor": "博士 博士研究生",
        },
    ),
    Column("graduated_from", "Graduated From", "毕业院校", width=24),
    Column("major", "Major", "专业", also=("所学专业",)),
    DateColumn(
        "experience_since",
        "Experience Since",
        "从事教育工作起始日期",
        _lt("In the management of schools, in teaching or research"),
        also=("参加教育工作时间",),
    ),
    ChoiceColumn(
        "health",
        "Health",
        "健康状况",
        selection=(MODEL, "health"),
        chinese_words={"fit": "健康 良好", "limited": "一般", "unfit": "不适宜"},
    ),
    DateColumn("health_on", "Health Stated On", "健康声明日期"),
    YesColumn(
        "is_time_guaranteed",
        "Working Time Guaranteed",
        "保证工作时间",
        also=("能否保证工作时间",),
    ),
    DateColumn("retired_on", "Retires On", "退休日期", also=("退休时间",)),
)

APPOINTMENT = "edu.inspector.appointment"
_TERM = _lt("Of the term that is served now; filled in by the chief alone")
TERM = (
    TermDateColumn(
        "term_from",
        "Term From",
        "聘期起",
        _TERM,
        also=("聘任日期",),
        source="date_from",
    ),
    TermDateColumn(
        "term_to", "Term To", "聘期止", _TERM, also=("聘期届满",), source="date_to"
    ),
    TermChoiceColumn(
        "term_post",
        "Post",
        "职务",
        _TERM,
        also=("督学职务",),
        source="post",
        selection=(APPOINTMENT, "post"),
    ),
    TermNumberColumn(
        "term_number",
        "Term Number",
        "届次",
        _TERM,
        also=("第几届",),
        source="term_number",
    ),
)
