"""Import of school fees, as price departments list them."""

from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.master_import.columns import (
    ChoiceColumn,
    Column,
    DateColumn,
)
from odoo.addons.edu_base.tools.master_import.enrolment import STAGES

from .statistic_import import GOVERNMENT, GovernmentFigures, MoneyColumn

_lt = LazyTranslate(__name__)

FEES = {
    "tuition": "学费",
    "care": "保教费 保育教育费",
    "boarding": "住宿费",
    "after_school": "课后服务费 课后服务 课后服务性收费",
    "meals": "伙食费 就餐费",
    "materials": "教材费 作业本费 教材资料费",
    "other": "其他 其它",
}
SECTORS = {"public": "公办 公办学校", "private": "民办 民办学校"}
PERS = {
    "month": "月 每月 元/生·月 元/月",
    "term": "学期 每学期 元/生·学期 元/学期",
    "year": "学年 年 每学年 元/生·学年 元/学年 元/生·年",
}
REVIEWS = {"kept": "维持", "raised": "上调 提高", "lowered": "下调 降低"}


class SchoolFees(GovernmentFigures):
    """A row is known by its government, what it is charged for, and its first day."""

    name = "school_fees"
    model = "edu.fund.fee"
    _keys = ("owner_unit_id", "kind", "stage", "sector", "grade", "date_from")
    columns = (
        GOVERNMENT,
        ChoiceColumn(
            "kind",
            "Fee",
            "收费项目",
            required=True,
            also=("项目",),
            selection=("edu.fund.fee", "kind"),
            chinese_words=FEES,
        ),
        ChoiceColumn(
            "stage",
            "Stage",
            "学段",
            required=True,
            selection=("edu.fund.fee", "stage"),
            chinese_words=STAGES,
        ),
        ChoiceColumn(
            "sector",
            "Schools",
            "学校性质",
            required=True,
            also=("办学性质", "公办/民办"),
            selection=("edu.fund.fee", "sector"),
            chinese_words=SECTORS,
        ),
        Column(
            "grade",
            "Limited to",
            "适用类别",
            _lt("If schools of one grade or class alone charge it"),
            also=("等级", "办园等级", "类别"),
        ),
        MoneyColumn(
            "amount",
            "Amount (yuan)",
            "收费标准（元）",
            required=True,
            also=("收费标准", "标准", "Amount"),
        ),
        ChoiceColumn(
            "per",
            "Charged per",
            "计费单位",
            required=True,
            also=("计费周期", "单位"),
            selection=("edu.fund.fee", "per"),
            chinese_words=PERS,
        ),
        DateColumn("date_from", "From", "执行日期", required=True, also=("起始日期",)),
        DateColumn(
            "date_to",
            "To",
            "截止日期",
            _lt("If empty, until the next amount begins"),
            also=("终止日期",),
        ),
        Column(
            "document_number",
            "Set by Document",
            "依据文号",
            required=True,
            also=("文号", "依据"),
            width=28,
        ),
        DateColumn(
            "reviewed_on", "Last Reviewed On", "最近评估日期", also=("评估日期",)
        ),
        ChoiceColumn(
            "review",
            "Review Result",
            "评估结果",
            selection=("edu.fund.fee", "review"),
            chinese_words=REVIEWS,
        ),
    )

    @classmethod
    def label(cls, env):
        return env._("School Fees")

    @classmethod
    def hint(cls, env):
        return env._(
            "What public and private schools may charge, since when and by which "
            "document."
        )

    def link(self, rows):
        result = super().link(rows)
        for row in rows:
            row.values.setdefault("grade", False)
        return result

    def _record_key(self, record):
        return record.state != "void" and super()._record_key(record)

    def _check_open(self, row):
        if row.record and row.record.state == "confirmed" and self._changes(row):
            self.blame(
                row,
                "amount",
                self.env._("It is confirmed. Let the next one begin on a later day."),
            )
