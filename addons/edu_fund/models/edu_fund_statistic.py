from datetime import MAXYEAR, MINYEAR

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from ..tools.money import fen, yuan
from ..tools.no_decrease import Figures, period_end

_lt = LazyTranslate(__name__)

PERIODS = [  # months, counted from the beginning of the year
    ("1", "January"),
    ("2", "January to February"),
    ("3", "First Quarter"),
    ("4", "January to April"),
    ("5", "January to May"),
    ("6", "First Half"),
    ("7", "January to July"),
    ("8", "January to August"),
    ("9", "Three Quarters"),
    ("10", "January to October"),
    ("11", "January to November"),
    ("12", "Whole Year"),
]
WHOLE_YEAR = "12"
CONFIRMING = ("edu_base.group_finance", "edu_base.group_chief")


class EduFundStatistic(models.Model):
    """What a government spends on education in a year, or in the part of it gone by.

    The two no-decrease tests read it (GY16, MJ18, B31). Once confirmed it stands as it
    is (经费统计); a mistake is corrected by opening it again, with the reason.
    """

    _name = "edu.fund.statistic"
    _inherit = ["edu.settled.mixin", "edu.money.mixin"]
    _description = "Statistic of Education Funds"
    _order = "last_day desc, owner_unit_id, id"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _guarded_fields = frozenset(
        "state released_on confirmed_by_id confirmed_on".split()
    )
    _writable = {"confirmed": frozenset()}
    _moves = (
        Move(
            "confirm",
            ("draft",),
            "confirmed",
            CONFIRMING,
            check="_check_complete",
            label=_lt("Confirm"),
        ),
        Move(
            "reopen",
            ("confirmed",),
            "draft",
            CONFIRMING,
            needs_reason=True,
            label=_lt("Reopen"),
        ),
    )

    owner_unit_id = fields.Many2one(
        string="Government",
        domain="[('kind', '=', 'government')]",
        help="政府",
    )
    year = fields.Integer(
        required=True,
        default=lambda self: today().year - 1,
        index=True,
        aggregator=None,
        help="年度",
    )
    period = fields.Selection(
        PERIODS,
        required=True,
        default=WHOLE_YEAR,
        help="Counted from the beginning of the year (统计期间)",
    )
    last_day = fields.Date(
        compute="_compute_last_day",
        store=True,
        precompute=True,
        index=True,
        help="Until when it is counted (截止日期)",
    )
    budget_total = fields.Monetary(
        string="General Public Budget Expenditure",
        required=True,
        help="一般公共预算支出",
    )
    education = fields.Monetary(
        string="Education Expenditure",
        required=True,
        help="Of the general public budget (一般公共预算教育支出)",
    )
    pupils = fields.Integer(
        required=True, help="Whom the expenditure is for (在校学生数)"
    )
    share = fields.Float(
        string="Education Share (%)",
        compute="_compute_ratios",
        store=True,
        aggregator=None,
        digits=(5, 2),
        help="教育支出占一般公共预算支出比例",
    )
    per_pupil = fields.Monetary(
        compute="_compute_ratios",
        store=True,
        aggregator=None,
        help="Rounded to the fen (生均一般公共预算教育支出)",
    )
    source = fields.Char(
        string="Source Document",
        help="Name and number of the document that gives the figures (数据来源)",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("confirmed", "Confirmed")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已确认",
    )
    confirmed_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="确认人",
    )
    confirmed_on = fields.Date(readonly=True, copy=False, help="确认日期")

    _once = models.UniqueIndex(
        "(owner_unit_id, year, period)",
        "The government has figures of this period already.",
    )
    _year_shape = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Give the year with four digits."
    )
    _not_negative = models.Constraint(
        "CHECK (budget_total >= 0 AND education >= 0 AND pupils >= 0)",
        "Amounts and pupils are not below nought.",
    )
    _part_of_whole = models.Constraint(
        "CHECK (education <= budget_total OR budget_total = 0)",
        "Education expenditure is a part of the general public budget.",
    )

    @api.constrains("owner_unit_id")
    def _check_government(self):
        if any(row.owner_unit_id.kind != "government" for row in self):
            raise ValidationError(self.env._("Statistics are those of governments."))

    @api.depends("year", "period")
    def _compute_last_day(self):
        for row in self:
            # A year may be anything while it is being typed; it has one before it.
            year = min(max(row.year, MINYEAR + 1), MAXYEAR)
            row.last_day = period_end(year, int(row.period or WHOLE_YEAR))

    @api.depends("budget_total", "education", "pupils")
    def _compute_ratios(self):
        for row in self:
            row.share = row.budget_total and 100 * row.education / row.budget_total
            row.per_pupil = float(yuan(row._figures().per_pupil or 0))

    @api.depends("owner_unit_id", "year", "period")
    def _compute_display_name(self):
        labels = dict(self._fields["period"]._description_selection(self.env))
        for row in self:
            row.display_name = self.env._(
                "%(unit)s: %(year)s, %(period)s",
                unit=row.owner_unit_id.name or "",
                year=row.year,
                period=labels.get(row.period, ""),
            )

    def action_confirm(self):
        self._make_move("confirm")

    def action_reopen(self):
        return self._ask_reason("reopen")

    def _figures(self):
        """Return the figures of one statistic as the tests reckon with them."""
        return Figures(fen(self.education), self.pupils)

    def _check_complete(self):
        for row in self:
            if not (row.source and row.education and row.pupils):
                raise UserError(
                    self.env._(
                        "%s: enter the expenditure, the pupils and the document that "
                        "gives them.",
                        row.display_name,
                    )
                )

    def _move_values(self, move):
        stamps = {"confirmed_by_id": self.env.uid, "confirmed_on": today()}
        if move.name == "reopen":
            stamps = dict.fromkeys(stamps, False)
        return super()._move_values(move) | stamps
