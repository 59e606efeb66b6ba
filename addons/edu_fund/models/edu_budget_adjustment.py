from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.edu_base.tools.dates import today

from ..tools.bookings import Booking
from ..tools.money import fen, yuan
from ..tools.shapes import misshapen
from .edu_budget import RETURN, approve, submit

ADJUSTMENTS = [
    ("supplement", "Supplement"),
    ("cut", "Cut"),
    ("transfer", "Transfer"),
    ("carry", "Carry-Over"),
]


class EduBudgetAdjustment(models.Model):
    """The document by which an approved budget changes (预算调整, GY17).

    A supplement adds, a cut takes away, a transfer moves money between lines, a
    carry-over moves it from one year to the next. It is never an edit.
    """

    _name = "edu.budget.adjustment"
    _inherit = [
        "edu.settled.mixin",
        "edu.approved.mixin",
        "edu.money.mixin",
        "edu.spending.mixin",
        "mail.activity.mixin",
    ]
    _description = "Budget Adjustment"
    _order = "date desc, id desc"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _writable = {
        "submitted": frozenset({"document_number"}),
        "approved": frozenset(),
    }
    _moves = (
        submit(check="_check_changes"),
        RETURN,
        approve(check="_check_approvable"),
    )

    name = fields.Char(string="Subject", required=True, help="调整事项")
    unit_id = fields.Many2one(string="Asked for By", help="申请单位")
    kind = fields.Selection(
        ADJUSTMENTS,
        required=True,
        default="supplement",
        help="追加、调减、调剂、结转",
    )
    date = fields.Date(required=True, default=lambda self: today(), help="日期")
    document_number = fields.Char(copy=False, help="文号")
    reason = fields.Text(help="调整原因")
    line_ids = fields.One2many(
        "edu.budget.adjustment.line", "adjustment_id", string="Changes", copy=True
    )
    state = fields.Selection(
        [("draft", "Draft"), ("submitted", "Submitted"), ("approved", "Approved")],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="草稿、已报送、已批复",
    )
    submitted_by_id = fields.Many2one(help="报送人")
    approved_by_id = fields.Many2one(help="批复人")
    approved_on = fields.Date(help="批复日期")

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "approve":
            self.env["edu.budget.line"]._book(self._bookings())
        return result

    def _check_changes(self):
        for document in self:
            fault = misshapen(
                document.kind,
                [(row.line_id.year, fen(row.amount)) for row in document.line_ids],
            )
            if fault:
                raise UserError(
                    self.env._(
                        "%(document)s: %(fault)s",
                        document=document.name,
                        fault=document._fault_label(fault),
                    )
                )

    def _check_approvable(self):
        self._check_changes()
        if not all(document.document_number for document in self):
            raise UserError(
                self.env._("Enter the number of the document that approves it.")
            )

    def _fault_label(self, fault):
        return {
            "empty": self.env._("name at least one line to change."),
            "sign": self.env._(
                "a supplement only adds, and a cut only takes away. To do both, make "
                "a transfer."
            ),
            "sum": self.env._("what some lines give away, others receive: no more."),
            "year": self.env._(
                "a transfer stays within a year; a carry-over leads from a year to "
                "the next."
            ),
        }[fault]

    def _bookings(self):
        return [
            Booking(
                line=change.line_id.id,
                movement=document.kind,
                day=today(),
                model=self._name,
                document=document.id,
                adjusted=yuan(fen(change.amount)),
            )
            for document in self
            for change in document.line_ids
        ]
