from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today
from ..tools.transitions import Move

_lt = LazyTranslate(__name__)

CHIEF = ("edu_base.group_chief",)


class EduExtension(models.Model):
    """A request for more time, decided by somebody else.

    Who owes a record asks; the chief of its owner grants, which puts off the last day
    and counts the extension on the record, or refuses with a reason.
    """

    _name = "edu.extension"
    _inherit = ["edu.record.mixin", "edu.transition.mixin"]
    _description = "Extension"
    _order = "id desc"

    _initial_state = "asked"
    _fixed_fields = frozenset({"unit_id"})
    _guarded_fields = frozenset({"state", "released_on", "user_id", "decided_by_id"})
    _moves = (
        Move(
            "grant",
            ("asked",),
            "granted",
            CHIEF,
            "_may_decide",
            check="_check_still_owed",
            label=_lt("Grant"),
        ),
        Move(
            "refuse",
            ("asked",),
            "refused",
            CHIEF,
            "_may_decide",
            needs_reason=True,
            label=_lt("Refuse"),
        ),
    )

    unit_id = fields.Many2one(
        "edu.unit",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
        help="Who asks for more time (申请单位)",
    )
    owner_unit_id = fields.Many2one(
        compute="_compute_from_record", store=True, precompute=True, default=None
    )
    date_from = fields.Date(
        string="Due",
        compute="_compute_from_record",
        store=True,
        precompute=True,
        help="Last day when it was asked (原完成时限)",
    )
    date_to = fields.Date(
        string="New Last Day", required=True, help="Asked for (申请延至)"
    )
    reason = fields.Text(required=True, help="Why more time is needed (延期理由)")
    state = fields.Selection(
        [("asked", "To Decide"), ("granted", "Granted"), ("refused", "Refused")],
        required=True,
        default="asked",
        copy=False,
        index=True,
        help="待批、同意、不同意",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Asked By",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        ondelete="restrict",
        help="申请人",
    )
    decided_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="审批人",
    )

    _one_open = models.UniqueIndex(
        "(res_model, res_id) WHERE state = 'asked'",
        "More time has been asked for already; wait for the answer.",
    )
    _later = models.Constraint(
        "CHECK (date_to > date_from)", "The new last day lies after the present one."
    )

    @api.depends("res_model", "res_id")
    def _compute_from_record(self):
        for request in self:
            record = request.res_model and request._record().sudo()
            request.owner_unit_id = record and record.owner_unit_id
            request.date_from = record and record[record._due_field]

    @api.model
    def _guarded_defaults(self):
        stamps = {"user_id": self.env.uid, "released_on": fields.Datetime.now()}
        return super()._guarded_defaults() | stamps

    @api.model_create_multi
    def create(self, vals_list):
        if any(vals.get("res_model") not in self._due_models() for vals in vals_list):
            raise UserError(self.env._("Such a record has no last day."))
        # The index of open requests is to see those decided a moment ago.
        self.flush_model(["state"])
        requests = super().create(vals_list)
        for request in requests:
            request._check_asked()
        return requests

    def action_ask(self):
        """Close the dialog; saving the request has already sent it."""
        return {"type": "ir.actions.act_window_close"}

    def action_grant(self):
        self._make_move("grant")

    def action_refuse(self):
        return self._ask_reason("refuse")

    def action_open(self):
        """Open the record for which more time is asked."""
        return self._record()._due_action(self.unit_id)

    def _check_asked(self):
        """Refuse what is not owed by a unit for which the user may speak."""
        item = self._owed_item()
        officer = self.env.user.has_group("edu_base.group_officer")
        if not item or not (item.is_mine or officer):
            raise UserError(
                self.env._("Only who owes it asks for more time, while it is open.")
            )
        if self.date_to <= today():
            raise UserError(self.env._("The new last day lies in the future."))

    def _owed_item(self):
        """Return the row of the red list, as the user sees it."""
        return self.env["edu.due.item"].search(
            [
                ("res_model", "=", self.res_model),
                ("res_id", "=", self.res_id),
                ("unit_id", "=", self.unit_id.id),
            ],
            limit=1,
        )

    def _may_decide(self):
        """Nobody decides on what one asked for oneself."""
        return self._on_owner_side().filtered(
            lambda request: request.user_id != self.env.user
        )

    def _check_still_owed(self):
        for request in self:
            if not request._owed_item() or request.date_to <= today():
                raise UserError(
                    self.env._("“%s” can no longer be put off.", request.name)
                )

    def _move_values(self, move):
        return {"decided_by_id": self.env.uid}

    def _after_move(self, move):
        if move.name == "grant":
            for request in self:
                request._record()._put_off(request.date_to)
