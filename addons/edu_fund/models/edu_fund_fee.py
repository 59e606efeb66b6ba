from datetime import timedelta
from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.school_types import STAGES
from odoo.addons.edu_base.tools.transitions import Move

from ..tools.fees import review_by, review_of
from .edu_fund_statistic import CONFIRMING

_lt = LazyTranslate(__name__)

CHARGED = ("owner_unit_id", "kind", "stage", "sector", "grade")  # what an amount is for


class EduFundFee(models.Model):
    """What the schools of a government may charge, and since when (收费标准, MJ18).

    A confirmed amount is never rewritten: the next one follows it, and ends it the day
    before; a mistake is voided, with the reason. What has not been looked at for long
    is due for a review (收费动态调整), which keeps it, or sets the next amount.
    """

    _name = "edu.fund.fee"
    _inherit = ["edu.settled.mixin", "edu.period.mixin", "edu.money.mixin"]
    _description = "School Fee"
    _order = "kind, owner_unit_id, stage, sector, grade, date_from desc, id desc"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _writable = {"confirmed": frozenset({"date_to"}), "void": frozenset()}
    _moves = (
        Move(
            "confirm",
            ("draft",),
            "confirmed",
            CONFIRMING,
            label=_lt("Confirm"),
        ),
        Move(
            "keep",
            ("confirmed",),
            "confirmed",
            CONFIRMING,
            check="_check_lasting",
            needs_reason=True,
            label=_lt("Keep after Review"),
        ),
        Move(
            "void",
            ("confirmed",),
            "void",
            CONFIRMING,
            needs_reason=True,
            label=_lt("Void"),
        ),
    )

    owner_unit_id = fields.Many2one(
        string="Government",
        domain="[('kind', '=', 'government')]",
        help="Whose schools may charge it (政府)",
    )
    kind = fields.Selection(
        [
            ("tuition", "Tuition"),
            ("care", "Kindergarten Care"),
            ("boarding", "Boarding"),
            ("after_school", "After-School Service"),
            ("meals", "Meals"),
            ("materials", "Books and Materials"),
            ("other", "Other"),
        ],
        string="Fee",
        required=True,
        index=True,
        help="学费、保教费、住宿费、课后服务费、伙食费、教材资料费、其他 (收费项目)",
    )
    stage = fields.Selection(list(STAGES), required=True, help="学段")
    sector = fields.Selection(
        [("public", "Public"), ("private", "Private")],
        string="Schools",
        required=True,
        default="public",
        help="公办、民办",
    )
    grade = fields.Char(
        string="Limited to",
        help="Schools of one grade or class alone; empty: all (等级、类别)",
    )
    amount = fields.Monetary(
        required=True, aggregator=None, help="What may be charged at most (收费标准)"
    )
    per = fields.Selection(
        [("month", "Month"), ("term", "Term"), ("year", "School Year")],
        string="Charged per",
        required=True,
        default="term",
        help="每月、每学期、每学年 (计费单位)",
    )
    document_number = fields.Char(
        string="Set by Document", required=True, help="依据文号"
    )
    reviewed_on = fields.Date(
        string="Last Reviewed On",
        copy=False,
        help="When somebody last asked whether it is still right (最近评估日期)",
    )
    review = fields.Selection(
        [("kept", "Kept"), ("raised", "Raised"), ("lowered", "Lowered")],
        string="Review Result",
        copy=False,
        help="What that came to: 维持、上调、下调 (评估结果)",
    )
    review_by = fields.Date(
        compute="_compute_review_by",
        help="Until when the rule wants it reviewed (应评估日期)",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("confirmed", "Confirmed"), ("void", "Void")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已确认、作废",
    )

    # Ranges of one point each, as PostgreSQL compares them without any extension.
    _one_at_a_time = models.Constraint(
        "EXCLUDE USING gist (int4range(owner_unit_id, owner_unit_id, '[]') WITH &&,"
        " int8range(hashtextextended(kind || '|' || stage || '|' || sector || '|' ||"
        " coalesce(grade, ''), 0), hashtextextended(kind || '|' || stage || '|' ||"
        " sector || '|' || coalesce(grade, ''), 0), '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&) WHERE (state = 'confirmed')",
        "There is an amount for this fee at that time already. Let the next one begin "
        "on a later day.",
    )
    _not_negative = models.Constraint(
        "CHECK (amount >= 0)", "A fee is not below nought."
    )
    _dated_review = models.Constraint(
        "CHECK (review IS NULL OR reviewed_on IS NOT NULL)",
        "Say when the fee was reviewed.",
    )

    @api.constrains("owner_unit_id")
    def _check_government(self):
        if any(fee.owner_unit_id.kind != "government" for fee in self):
            raise ValidationError(self.env._("Fees are set by governments."))

    @api.depends("kind", "stage", "sector", "grade")
    def _compute_display_name(self):
        names = ("kind", "stage", "sector")
        labels = [
            dict(self._fields[name]._description_selection(self.env)) for name in names
        ]
        for fee in self:
            parts = [
                label.get(fee[name]) for name, label in zip(names, labels, strict=True)
            ]
            fee.display_name = " · ".join(filter(None, [*parts, fee.grade]))

    @api.depends("state", "date_from", "date_to", "reviewed_on", "owner_unit_id")
    def _compute_review_by(self):
        years = self.env["edu.rule"]._figures("fee_review", today())
        for fee in self:
            asked = years.get(fee.owner_unit_id.id)
            looked = fee.reviewed_on or fee.date_from
            due = fee.state == "confirmed" and fee._is_lasting() and asked is not None
            fee.review_by = due and review_by(looked, asked)

    def action_confirm(self):
        self._make_move("confirm")

    def action_keep(self):
        return self._ask_reason("keep")

    def action_void(self):
        return self._ask_reason("void")

    def action_next(self):
        """Open an empty form for the amount that follows this one."""
        self.ensure_one()
        names = ("kind", "stage", "sector", "grade", "per")
        return {
            "type": "ir.actions.act_window",
            "name": self._description,
            "res_model": self._name,
            "views": [(False, "form")],
            "context": {
                "default_owner_unit_id": self.owner_unit_id.id,
                **{f"default_{name}": self[name] for name in names},
            },
        }

    def _is_lasting(self):
        return not self.date_to or self.date_to >= today()

    def _check_lasting(self):
        if not all(fee._is_lasting() for fee in self):
            raise UserError(
                self.env._("What has ended is not reviewed: choose what is in force.")
            )

    def _apply_move(self, move, reason=None, acting=None):
        if move.name == "confirm":
            self._take_their_places()
        return super()._apply_move(move, reason, acting)

    def _take_their_places(self):
        """Let each of self end the amount before it, and end before the one after."""
        own = self.sudo()
        confirmed = own.search(
            [
                ("state", "=", "confirmed"),
                ("owner_unit_id", "in", own.owner_unit_id.ids),
                ("kind", "in", own.mapped("kind")),
                ("stage", "in", own.mapped("stage")),
            ]
        )
        for fees in (own | confirmed).grouped(_charged).values():
            for earlier, later in pairwise(fees.sorted("date_from")):
                if (earlier | later) & own:
                    earlier._give_way(later)
        own.flush_model()  # before the database judges whether they overlap

    def _give_way(self, later):
        """End before a later amount begins, which has come of a review of this one."""
        lasts = not self.date_to or self.date_to >= later.date_from
        if lasts and self.date_from < later.date_from:
            self.date_to = later.date_from - timedelta(days=1)
        if later.state == "draft" and not later.reviewed_on:
            later.reviewed_on = min(today(), later.date_from)
            if self.per == later.per:
                later.review = review_of(self.amount, later.amount)

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "keep":
            values |= {"reviewed_on": today(), "review": "kept"}
        return values


def _charged(fee):
    return tuple(fee[name] or "" for name in CHARGED)
