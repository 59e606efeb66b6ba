from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from ..tools.bookings import Booking
from ..tools.money import fen, yuan

_lt = LazyTranslate(__name__)

PREPARING = ("edu_base.group_officer", "edu_base.group_finance")
DECIDING = ("edu_base.group_finance", "edu_base.group_chief")
FINANCE = ("edu_base.group_finance",)
CHIEF = ("edu_base.group_chief",)
GRANTED = ("approved", "closed")  # states in which there is money, or was

RETURN = Move(
    "return",
    ("submitted",),
    "draft",
    DECIDING,
    needs_reason=True,
    label=_lt("Return"),
)


def submit(check):
    """Return the move that hands in what is ready, as the method `check` says."""
    return Move(
        "submit",
        ("draft",),
        "submitted",
        PREPARING,
        check=check,
        label=_lt("Submit"),
    )


def approve(check):
    """Return the move by which another approves what is ready, as `check` says."""
    return Move(
        "approve",
        ("submitted",),
        "approved",
        DECIDING,
        check=check,
        not_by="submitted_by_id",
        four_eyes=True,
        label=_lt("Approve"),
    )


class EduBudget(models.Model):
    """What a unit may spend on supervision in a year (督导经费预算, B01, TS69).

    Drafted by the office, decided on by finance or the chief, never by who submitted
    it. What changes afterwards comes by adjustments. A closed year is closed.
    """

    _name = "edu.budget"
    _inherit = [
        "edu.settled.mixin",
        "edu.approved.mixin",
        "edu.last.year.mixin",
        "edu.spending.mixin",
        "mail.activity.mixin",
    ]
    _description = "Budget"
    _order = "year desc, unit_id, id desc"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _guarded_fields = frozenset({"state", "released_on", "closed_quarter", "closed_on"})
    _writable = {
        "submitted": frozenset({"document_number"}),
        "approved": frozenset(),
        "closed": frozenset(),
    }
    _moves = (
        submit(check="_check_complete"),
        RETURN,
        approve(check="_check_document"),
        Move(
            "close_quarter",
            ("approved",),
            "approved",
            FINANCE,
            check="_check_quarter_over",
            label=_lt("Close the Quarter"),
        ),
        Move(
            "reopen_quarter",
            ("approved",),
            "approved",
            CHIEF,
            check="_check_quarter_closed",
            needs_reason=True,
            label=_lt("Reopen the Quarter"),
        ),
        Move(
            "close",
            ("approved",),
            "closed",
            FINANCE,
            check="_check_year_over",
            label=_lt("Close the Year"),
        ),
    )

    name = fields.Char(
        string="Title",
        compute="_compute_name",
        store=True,
        precompute=True,
        help="预算名称",
    )
    year = fields.Integer(
        required=True,
        default=lambda self: today().year,
        index=True,
        aggregator=None,
        help="年度",
    )
    document_number = fields.Char(
        string="Approved by Document", copy=False, help="批复文号"
    )
    line_ids = fields.One2many(
        "edu.budget.line", "budget_id", string="Lines", copy=True
    )
    share_ids = fields.One2many(
        "edu.budget.share", "budget_id", string="Shares of Levels", help="分级承担"
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("closed", "Year Closed"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已报送、已批复、已关账",
    )
    submitted_by_id = fields.Many2one(help="报送人")
    approved_by_id = fields.Many2one(help="批复人")
    approved_on = fields.Date(help="批复日期")
    closed_quarter = fields.Integer(
        string="Closed up to Quarter",
        required=True,
        readonly=True,
        copy=False,
        aggregator=None,
        help="Nothing is booked in it any more; 0: none (已关账季度)",
    )
    closed_on = fields.Date(readonly=True, copy=False, help="关账日期")

    _once = models.UniqueIndex(
        "(unit_id, year)", "The unit has a budget of that year already."
    )
    _year_shape = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Give the year with four digits."
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"closed_quarter": 0}

    @api.depends("unit_id", "year")
    def _compute_name(self):
        for budget in self:
            budget.name = self.env._(
                "%(unit)s: budget of %(year)s",
                unit=budget.unit_id.name or "",
                year=budget.year,
            )

    def _check_complete(self):
        empty = self.filtered(lambda budget: not budget.line_ids)
        if empty:
            raise UserError(
                self.env._("%s: a budget has at least one line.", empty[0].name)
            )
        self.line_ids._refuse_uneven_shares()

    def _check_document(self):
        if not all(budget.document_number for budget in self):
            raise UserError(
                self.env._("Enter the number of the document that approves it.")
            )

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "approve":
            self._book_approval()
        return result

    def _book_approval(self):
        """Make what the lines ask for available."""
        self.env["edu.budget.line"]._book(
            Booking(
                line=line.id,
                movement="approve",
                day=today(),
                model=self._name,
                document=line.budget_id.id,
                approved=yuan(fen(line.planned)),
            )
            for line in self.line_ids
        )
