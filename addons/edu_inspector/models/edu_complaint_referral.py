from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

from .edu_complaint_handling import HANDLE

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
REPLIERS = ("edu_base.group_officer", "edu_base.group_liaison")
REFERRAL_DAYS = "edu_inspector.complaint_referral_days"


class EduComplaintReferral(models.Model):
    """What another unit is asked about a complaint, and what it replies (转办).

    The unit reads what it is asked and nothing else of the complaint.
    """

    _name = "edu.complaint.referral"
    _inherit = ["edu.transition.mixin", "edu.due.mixin", "edu.handover.mixin"]
    _description = "Referral of a Complaint"
    _order = "id desc"

    _sensitive_name = True
    _held_label = _lt("Open referrals of complaints")
    _initial_state = "asked"
    _due_field = "date_due"
    _due_open_states = ("asked",)
    _fixed_fields = frozenset({"complaint_id"})
    _guarded_fields = frozenset({"state", "released_on", "replied_by_id", "replied_on"})
    _moves = (
        Move(
            "reply",
            ("asked",),
            "replied",
            REPLIERS,
            "_may_reply",
            check="_check_reply",
            label=_lt("Reply"),
        ),
        Move("end", ("asked",), "ended", OFFICER, label=_lt("End")),
    )

    complaint_id = fields.Many2one(
        "edu.complaint", required=True, index=True, ondelete="restrict", help="投诉"
    )
    name = fields.Char(
        related="complaint_id.number", string="Complaint Number", help="投诉编号"
    )
    owner_unit_id = fields.Many2one(
        related="complaint_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    handler_id = fields.Many2one(
        related="complaint_id.handler_id", store=True, index="btree_not_null"
    )
    concerned_user_id = fields.Many2one(
        related="complaint_id.concerned_user_id",
        store=True,
        precompute=True,
        index="btree_not_null",
        export_string_translation=False,
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Referred To",
        required=True,
        index=True,
        ondelete="restrict",
        help="Who is asked (转办单位)",
    )
    note = fields.Text(
        string="What Is Asked",
        required=True,
        help="All that the unit learns: name nobody who complained (转办意见)",
    )
    date_due = fields.Date(
        string="Due",
        required=True,
        default=lambda self: self._default_date_due(),
        index=True,
        help="Last day to reply (回复时限)",
    )
    state = fields.Selection(
        [("asked", "Asked"), ("replied", "Replied"), ("ended", "Ended")],
        required=True,
        default="asked",
        copy=False,
        index=True,
        help="待回复、已回复、已终止",
    )
    reply = fields.Text(copy=False, help="What the unit has found (办理情况)")
    replied_by_id = fields.Many2one(
        "res.users",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        help="回复人",
    )
    replied_on = fields.Date(readonly=True, copy=False, help="回复日期")

    @api.model
    def _default_date_due(self):
        days = self.env["ir.config_parameter"].sudo().get_param(REFERRAL_DAYS)
        return fields.Date.add(today(), days=int(days))

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | {"released_on": fields.Datetime.now()}

    @api.model_create_multi
    def create(self, vals_list):
        referrals = super().create(vals_list)
        # Whoever may not refer the complaint has asked nobody.
        referrals.complaint_id._make_move("refer")
        return referrals

    def write(self, vals):
        asked = vals.keys() & {"unit_id", "note", "date_due"}
        if asked and not self.env.su and self - self._on_owner_side():
            raise UserError(self.env._("What is asked is the office's to say."))
        if "reply" in vals and any(referral.state != "asked" for referral in self):
            raise UserError(self.env._("What was replied stays as it is."))
        return super().write(vals)

    def action_refer(self):
        """Close the dialog; saving it has already asked the unit."""
        return {"type": "ir.actions.act_window_close"}

    def action_reply(self):
        self._make_move("reply")

    def _may_reply(self):
        """The unit's liaisons reply, or the office for what came on paper."""
        own = self.filtered(
            lambda referral: referral.unit_id in self.env.user.liaison_unit_ids
        )
        officer = self.env.user.has_group("edu_base.group_officer")
        return own | self._on_owner_side() if officer else own

    def _check_reply(self):
        if not all(referral.reply for referral in self):
            raise UserError(self.env._("Say in a sentence what has been found."))

    def _move_values(self, move):
        if move.name == "reply":
            return {"replied_by_id": self.env.uid, "replied_on": today()}
        return {}

    def _after_move(self, move):
        result = super()._after_move(move)
        if move.name == "reply":
            self.complaint_id.sudo().activity_reschedule(
                [HANDLE], date_deadline=today()
            )
        return result

    @api.model
    def _held_by_units(self, units, day):
        return self.search([("unit_id", "in", units.ids), ("state", "=", "asked")])

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let the successors reply to what is still asked."""
        for unit, heir in heirs.items():
            self._held_by_units(unit, day).unit_id = heir
