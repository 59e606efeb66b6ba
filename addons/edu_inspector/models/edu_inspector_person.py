from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.edu_base.tools.dates import today

from .edu_inspector import KEEPERS


class EduInspector(models.Model):
    """What a government keeps of a person to judge who may be appointed (条例 art. 7).

    Read by officers and leaders of the owner alone; each field says what it is for.
    """

    _inherit = "edu.inspector"

    gender = fields.Selection(
        [("male", "Male"), ("female", "Female")],
        groups=KEEPERS,
        help="For letters and statistics (性别)",
    )
    birth_date = fields.Date(
        groups=KEEPERS, copy=False, help="To foresee who retires (出生日期)"
    )
    age = fields.Integer(
        compute="_compute_age",
        groups=KEEPERS,
        aggregator="avg",
        help="In full years, today (年龄)",
    )
    degree = fields.Selection(
        [
            ("below_bachelor", "Below Bachelor"),
            ("bachelor", "Bachelor"),
            ("master", "Master"),
            ("doctor", "Doctor"),
        ],
        groups=KEEPERS,
        help="Bachelor or above is required of an inspector (学历)",
    )
    graduated_from = fields.Char(
        groups=KEEPERS, help="Shows where the degree is from (毕业院校)"
    )
    major = fields.Char(
        groups=KEEPERS, help="Shows what the person is versed in (专业)"
    )
    experience_since = fields.Date(
        groups=KEEPERS,
        help="In the management of schools, in teaching or research; ten years are "
        "required (从事教育管理、教学或研究工作起始日期)",
    )
    resume = fields.Text(
        string="Résumé", groups=KEEPERS, help="For the review of a candidate (简历)"
    )
    health = fields.Selection(
        [("fit", "Fit"), ("limited", "Limited"), ("unfit", "Unfit")],
        groups="edu_base.group_officer",
        copy=False,
        help="As the person states; a fit one may be appointed (健康状况)",
    )
    health_on = fields.Date(
        string="Health Stated On",
        groups="edu_base.group_officer",
        copy=False,
        help="How fresh the statement is (健康声明日期)",
    )
    is_time_guaranteed = fields.Boolean(
        string="Working Time Guaranteed",
        groups=KEEPERS,
        help="The person and the employer guarantee the time to inspect (保证工作时间)",
    )
    retired_on = fields.Date(
        string="Retires On",
        groups=KEEPERS,
        copy=False,
        help="First day of retirement, also one to come; tells how long the person may "
        "still be appointed (退休日期)",
    )
    is_retired = fields.Boolean(
        string="Retired",
        compute="_compute_is_retired",
        search="_search_is_retired",
        groups=KEEPERS,
        help="已退休",
    )
    retires_soon = fields.Boolean(
        compute="_compute_is_retired",
        search="_search_retires_soon",
        groups=KEEPERS,
        help="Within this calendar year (本年内退休)",
    )

    @api.depends("birth_date")
    def _compute_age(self):
        day = today()
        for inspector in self:
            born = inspector.birth_date
            inspector.age = born and relativedelta(day, born).years

    @api.depends("retired_on")
    def _compute_is_retired(self):
        day = today()
        for inspector in self:
            leaves = inspector.retired_on
            inspector.is_retired = bool(leaves and leaves <= day)
            inspector.retires_soon = bool(
                leaves and leaves > day and leaves.year == day.year
            )

    def _search_is_retired(self, operator, value):
        retired = Domain("retired_on", "<=", today())
        return self._found(retired, operator, value)

    def _search_retires_soon(self, operator, value):
        day = today()
        soon = Domain("retired_on", ">", day) & Domain(
            "retired_on", "<=", day.replace(month=12, day=31)
        )
        return self._found(soon, operator, value)
