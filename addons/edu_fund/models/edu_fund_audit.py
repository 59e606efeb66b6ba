from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from .edu_budget import DECIDING, PREPARING

_lt = LazyTranslate(__name__)

ANSWERING = (*PREPARING, "edu_base.group_liaison")
ANSWER = frozenset({"answer"})


class EduFundAudit(models.Model):
    """What an auditor found in the books, until it is put right (GY17).

    The unit that was audited owes an answer; somebody else closes it (审计发现问题).
    """

    _name = "edu.fund.audit"
    _inherit = [
        "edu.settled.mixin",
        "edu.due.mixin",
        "edu.handover.mixin",
        "edu.money.mixin",
    ]
    _description = "Audit Finding"
    _order = "date_due, id"

    _sensitive_name = True
    _held_label = _lt("Open audit findings")
    _initial_state = "open"
    _due_field = "date_due"
    _due_open_states = ("open",)
    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})
    _guarded_fields = frozenset(
        "state released_on answered_by_id answered_on closed_by_id closed_on".split()
    )
    _writable = {"answered": frozenset(), "closed": frozenset()}
    _moves = (
        Move(
            "answer",
            ("open",),
            "answered",
            ANSWERING,
            "_may_answer",
            check="_check_answer",
            label=_lt("Send the Answer"),
        ),
        Move(
            "return",
            ("answered",),
            "open",
            DECIDING,
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "close",
            ("answered",),
            "closed",
            DECIDING,
            not_by="answered_by_id",
            four_eyes=True,
            label=_lt("Settle"),
        ),
    )

    name = fields.Char(string="What Was Found", required=True, help="审计发现的问题")
    year = fields.Integer(
        required=True,
        default=lambda self: today().year,
        index=True,
        aggregator=None,
        help="Whose books were audited (年度)",
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Audited Unit",
        required=True,
        index=True,
        ondelete="restrict",
        domain="[('id', 'child_of', owner_unit_id)]",
        help="Which owes an answer (被审计单位)",
    )
    auditor = fields.Char(required=True, help="审计机关或审计机构")
    document_number = fields.Char(help="审计报告文号")
    amount = fields.Monetary(
        string="Amount in Question", required=True, help="问题金额"
    )
    basis = fields.Char(required=True, help="What it goes against (依据)")
    demand = fields.Text(required=True, help="What the auditor asks for (整改要求)")
    date_due = fields.Date(
        string="Due", required=True, index=True, help="Last day to answer (整改期限)"
    )
    answer = fields.Text(
        string="Answer to the Auditor",
        copy=False,
        help="What has been done about it (整改情况)",
    )
    state = fields.Selection(
        [("open", "To Answer"), ("answered", "Answered"), ("closed", "Settled")],
        required=True,
        default="open",
        copy=False,
        index=True,
        group_expand=True,
        help="待整改、已回复、已销号",
    )
    answered_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="回复人",
    )
    answered_on = fields.Date(readonly=True, copy=False, help="回复日期")
    closed_by_id = fields.Many2one(
        "res.users",
        string="Settled By",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="销号人",
    )
    closed_on = fields.Date(
        string="Settled On", readonly=True, copy=False, help="销号日期"
    )

    _amount_positive = models.Constraint(
        "CHECK (amount >= 0)", "An amount in question is not below nought."
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"released_on": fields.Datetime.now()}

    def write(self, vals):
        foreign = not self.env.su and self - self._on_owner_side()
        if foreign and vals.keys() - ANSWER - {"state"}:
            raise UserError(
                self.env._("What was found is written by those who registered it.")
            )
        return super().write(vals)

    def action_answer(self):
        self._make_move("answer")

    def action_return(self):
        return self._ask_reason("return")

    def action_close(self):
        self._make_move("close")

    def action_ask_extension(self):
        """Ask for more time for the answer."""
        return self._ask_extension(self.unit_id)

    def _may_answer(self):
        """The unit's liaisons answer, or staff of the owner for what came on paper."""
        own = self.filtered(lambda one: one.unit_id in self.env.user.liaison_unit_ids)
        staff = any(self.env.user.has_group(group) for group in PREPARING)
        return own | self._on_owner_side() if staff else own

    def _check_answer(self):
        if not all(one.answer for one in self):
            raise UserError(self.env._("Say in a sentence what has been done."))

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "answer":
            values |= {"answered_by_id": self.env.uid, "answered_on": today()}
        if move.name == "close":
            values |= {"closed_by_id": self.env.uid, "closed_on": today()}
        return values

    @api.model
    def _held_by_units(self, units, day):
        return self.search([("unit_id", "in", units.ids), ("state", "=", "open")])

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let the successors answer what is still open."""
        for unit, heir in heirs.items():
            self._held_by_units(unit, day).unit_id = heir
