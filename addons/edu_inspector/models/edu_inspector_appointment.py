from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduInspectorAppointment(models.Model):
    """A term of office: recommended, reviewed, made public, appointed (TS60)."""

    _name = "edu.inspector.appointment"
    _inherit = ["edu.period.mixin", "edu.transition.mixin", "mail.thread"]
    _description = "Appointment"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"inspector_id"})
    _guarded_fields = frozenset({"state", "released_on", "owner_unit_id"})
    _moves = (
        Move("review", ("draft",), "reviewed", OFFICER, label=_lt("Review")),
        Move("publicise", ("reviewed",), "public", OFFICER, label=_lt("Make Public")),
        Move(
            "appoint",
            ("public",),
            "appointed",
            CHIEF,
            four_eyes=True,
            label=_lt("Appoint"),
        ),
        Move(
            "end",
            ("appointed",),
            "ended",
            CHIEF,
            needs_reason=True,
            label=_lt("End"),
        ),
    )

    inspector_id = fields.Many2one(
        "edu.inspector", required=True, index=True, ondelete="restrict", help="督学"
    )
    owner_unit_id = fields.Many2one(
        related="inspector_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    kind = fields.Selection(
        selection=lambda self: self.env["edu.inspector"]._fields["kind"].selection,
        required=True,
        compute="_compute_kind",
        store=True,
        readonly=False,
        precompute=True,
        index=True,
        help="As what the person is appointed (专职、兼职、特约、视导员)",
    )
    post = fields.Selection(
        [
            ("chief", "Chief Inspector"),
            ("deputy_chief", "Deputy Chief Inspector"),
            ("inspector", "Inspector"),
        ],
        required=True,
        default="inspector",
        help="总督学、副总督学、督学",
    )
    term_number = fields.Integer(
        default=1, readonly=True, help="Which term in a row this is (连续第几届)"
    )
    state = fields.Selection(
        [
            ("draft", "Recommended"),
            ("reviewed", "Reviewed"),
            ("public", "Made Public"),
            ("appointed", "Appointed"),
            ("ended", "Ended"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="推荐、审核、公示、聘任、退出",
    )

    @api.depends("inspector_id")
    def _compute_kind(self):
        for appointment in self:
            appointment.kind = appointment.inspector_id.kind

    @api.model
    def _in_office_on(self, day):
        """Return the domain of the terms that are served on `day`."""
        return Domain("state", "in", ("appointed", "ended")) & self._serving_on(day)
