from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)


class EduList(models.Model):
    """What a department intends to inspect in a year (年度督导清单, TS08, B32).

    Nothing is visited that does not stand on a list that has been approved.
    """

    _name = "edu.list"
    _inherit = [
        "edu.transition.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Yearly List"
    _order = "year desc, unit_id, id desc"

    _fixed_fields = frozenset({"owner_unit_id"})
    _guarded_fields = frozenset(
        "state released_on submitted_by_id approved_by_id approved_on "
        "published_on".split()
    )
    _moves = (
        Move("submit", ("draft",), "submitted", OFFICER, label=_lt("Submit")),
        Move(
            "approve",
            ("submitted",),
            "approved",
            CHIEF,
            not_by="submitted_by_id",
            four_eyes=True,
            label=_lt("Approve"),
        ),
        Move(
            "return",
            ("submitted",),
            "draft",
            CHIEF,
            needs_reason=True,
            label=_lt("Return"),
        ),
        Move("publish", ("approved",), "published", OFFICER, label=_lt("Publish")),
        Move(
            "withdraw",
            ("approved", "published"),
            "withdrawn",
            CHIEF,
            needs_reason=True,
            label=_lt("Withdraw"),
        ),
    )

    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        help="清单名称",
    )
    year = fields.Integer(
        required=True, default=lambda self: today().year, aggregator=None, help="年度"
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Department",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        help="Who inspects: the supervision office, or another department that "
        "registers what it intends to inspect (实施部门)",
    )
    item_ids = fields.One2many("edu.list.item", "list_id", string="Items", copy=True)
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Submitted"),
            ("approved", "Approved"),
            ("published", "Published"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="draft",
        copy=False,
        index=True,
        help="拟定、待批准、已批准、已公布、已撤回",
    )
    submitted_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict", help="报批人"
    )
    approved_by_id = fields.Many2one(
        "res.users", readonly=True, copy=False, ondelete="restrict", help="批准人"
    )
    approved_on = fields.Date(readonly=True, copy=False, help="批准日期")
    published_on = fields.Date(readonly=True, copy=False, help="公布日期")

    @api.depends("year", "unit_id")
    def _compute_name(self):
        for row in self:
            row.name = self.env._(
                "%(unit)s: inspections in %(year)s",
                unit=row.unit_id.name,
                year=row.year,
            )

    @api.depends("owner_unit_id")
    def _compute_unit_id(self):
        offices = self.env["edu.unit"].search(
            [("parent_id", "in", self.owner_unit_id.ids), ("kind", "=", "office")]
        )
        by_owner = offices.grouped("parent_id")
        for row in self.filtered(lambda row: not row.unit_id):
            row.unit_id = by_owner.get(row.owner_unit_id, row.owner_unit_id)[:1]

    def _move_values(self, move):
        stamps = {
            "submit": {"submitted_by_id": self.env.uid},
            "approve": {"approved_by_id": self.env.uid, "approved_on": today()},
            "publish": {"published_on": today(), "released_on": fields.Datetime.now()},
        }
        return super()._move_values(move) | stamps.get(move.name, {})
