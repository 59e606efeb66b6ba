from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..tools.transitions import STATE_GUARD, Move, is_open

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
RECEIVERS = ("edu_base.group_officer", "edu_base.group_liaison")
ANSWERABLE = ("sent", "received")
UNITS_OF_DAYS = [("working", "Working Days"), ("natural", "Natural Days")]


class EduLetterRecipient(models.Model):
    """A unit that a letter is sent to, until it has done what the letter asks of it.

    It is written while the letter is a draft and sealed when that is issued; the
    unit's side sees it from the moment the letter is printed. Its receipt stands in
    `edu_letter_receipt.py`, its reply in `edu_letter_recipient_reply.py`, what it owes
    in `edu_letter_recipient_due.py`, and who may do what for either side in
    `edu_letter_recipient_sides.py`.
    """

    _name = "edu.letter.recipient"
    _inherit = ["edu.sealed.mixin", "edu.transition.mixin"]
    _description = "Recipient of a Letter"
    _order = "letter_id desc, sequence, id"
    _rec_names_search = ["letter_id", "unit_id"]

    _sensitive_name = True
    _initial_state = "waiting"
    _sealed_states = ("replied", "accepted", "lapsed")
    _fixed_fields = frozenset({"letter_id"})
    _guarded_fields = frozenset({"state", "replied_on", "replied_by_id"})
    _addressing = frozenset(
        "unit_id kind sequence needs_receipt receipt_days reply_days reply_unit".split()
    )
    _moves = (
        # Made by the letter's own moves, and offered to nobody.
        Move("send", ("waiting",), "sent", (), label=_lt("Send")),
        Move(
            "confirm",
            ("sent",),
            "received",
            RECEIVERS,
            "_may_confirm",
            label=_lt("Confirm Receipt"),
        ),
        Move(
            "note_receipt",
            ("sent",),
            "received",
            OFFICER,
            "_on_issuing_side",
            check="_check_receipt",
            label=_lt("Note Receipt"),
        ),
        Move(
            "reply",
            ("received",),
            "replied",
            RECEIVERS,
            "_may_reply",
            check="_check_replied",
            label=_lt("Reply"),
        ),
        Move(
            "accept",
            ("replied",),
            "accepted",
            OFFICER,
            "_on_issuing_side",
            not_by="replied_by_id",
            four_eyes=True,
            label=_lt("Accept"),
        ),
        Move(
            "return",
            ("replied",),
            "received",
            OFFICER,
            "_on_issuing_side",
            not_by="replied_by_id",
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move(
            "lapse",
            ("waiting", "sent", "received", "replied"),
            "lapsed",
            (),
            label=_lt("Lapse"),
        ),
    )

    name = fields.Char(compute="_compute_name", export_string_translation=False)
    letter_id = fields.Many2one(
        "edu.letter", required=True, index=True, ondelete="cascade", help="公文"
    )
    owner_unit_id = fields.Many2one(
        related="letter_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="letter_id.released_on", store=True, precompute=True
    )
    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="restrict", help="收文单位"
    )
    kind = fields.Selection(
        [("main", "Main Recipient"), ("copy", "Copy"), ("filing", "Filing")],
        required=True,
        default="main",
        help="主送、抄送、备案",
    )
    sequence = fields.Integer(default=10, help="排序")
    # what is asked
    needs_receipt = fields.Boolean(
        string="Receipt Asked",
        compute="_compute_asked",
        store=True,
        readonly=False,
        precompute=True,
        help="The unit confirms that it has the letter (需回执)",
    )
    receipt_days = fields.Integer(
        string="Days to Confirm",
        compute="_compute_asked",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="Working days; with 0, the day on which it goes out (回执时限)",
    )
    reply_days = fields.Integer(
        string="Days to Reply",
        compute="_compute_asked",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="With 0, no reply is asked (回复时限)",
    )
    reply_unit = fields.Selection(
        UNITS_OF_DAYS,
        string="Counted In",
        required=True,
        compute="_compute_asked",
        store=True,
        readonly=False,
        precompute=True,
        help="工作日、自然日",
    )
    state = fields.Selection(
        [
            ("waiting", "Not Out Yet"),
            ("sent", "Out"),
            ("received", "Received"),
            ("replied", "Replied"),
            ("accepted", "Reply Accepted"),
            ("lapsed", "Lapsed"),
        ],
        required=True,
        default="waiting",
        copy=False,
        index=True,
        help="待发、已发、已签收、已回复、回复已确认、已失效",
    )
    _unit_uniq = models.Constraint(
        "UNIQUE (letter_id, unit_id)", "A unit receives a letter once."
    )
    _days_not_negative = models.Constraint(
        "CHECK (receipt_days >= 0 AND reply_days >= 0)", "Days are counted forwards."
    )

    @api.depends("letter_id.name", "unit_id.name")
    def _compute_name(self):
        for row in self:
            names = (row.letter_id.name, row.unit_id.name)
            row.name = " · ".join(filter(None, names))

    @api.depends("letter_id", "kind")
    def _compute_asked(self):
        for row in self:
            kind = row.letter_id.type_id
            row.needs_receipt = kind.needs_receipt
            row.receipt_days = kind.receipt_days
            row.reply_days = kind.reply_days if row.kind == "main" else 0
            row.reply_unit = kind.reply_unit or "working"

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_addressable()
        return rows

    def write(self, vals):
        if not is_open(self, STATE_GUARD) and self._addressing & vals.keys():
            self._check_addressable()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_issued(self):
        self._check_addressable()

    def action_confirm(self):
        self._make_move("confirm")

    def action_open_official(self):
        """Show the letter: its stamped copy, where there is one."""
        self.ensure_one()
        return self.letter_id.action_open_official()

    def _check_addressable(self):
        if any(letter.state != "draft" for letter in self.sudo().letter_id):
            raise UserError(
                self.env._("The letter is issued: its recipients stay as they are.")
            )

    def _make_own_move(self, name):
        """Make a move of the letter's own on those of self that can take it."""
        sources = self._named_move(name).sources
        if able := self.filtered(lambda row: row.state in sources):
            able._move_unasked(name)
