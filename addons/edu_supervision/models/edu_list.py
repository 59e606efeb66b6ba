from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.actions import form_of
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either
from odoo.addons.edu_base.tools.transitions import Move

_lt = LazyTranslate(__name__)

OFFICER = ("edu_base.group_officer",)
CHIEF = ("edu_base.group_chief",)
PREPARING = ("edu_base.group_officer", "edu_base.group_liaison")
ALLOWING = ("approved", "published")  # visits, by their items
FIXED = ("submitted", "approved", "published", "withdrawn")


class EduList(models.Model):
    """What a department intends to inspect in a year (年度督导清单, TS08, B32).

    Nothing is visited that does not stand on a list that has been approved. Another
    department has its liaison draft and submit its list to the supervision office
    (JJ10). What is missing on an approved list comes by a supplement, approved as
    the list was.
    """

    _name = "edu.list"
    _inherit = [
        "edu.settled.mixin",
        "edu.approved.mixin",
        "mail.thread",
        "mail.activity.mixin",
    ]
    _description = "Yearly List"
    _order = "year desc, unit_id, id desc"

    # Rules are not asked again after a change: whose list it is stays as it was.
    _fixed_fields = frozenset({"owner_unit_id", "unit_id", "yearly_id"})
    _guarded_fields = frozenset({"state", "released_on", "published_on"})
    _writable = dict.fromkeys(FIXED, frozenset())
    _moves = (
        Move(
            "submit",
            ("draft",),
            "submitted",
            PREPARING,
            "_may_prepare",
            check="_check_complete",
            label=_lt("Submit"),
        ),
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
        copy=False,
        help="清单名称",
    )
    year = fields.Integer(
        required=True,
        compute="_compute_year",
        store=True,
        readonly=False,
        precompute=True,
        aggregator=None,
        help="年度",
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
        domain=lambda self: self._unit_domain(),
        help="Who inspects: the supervision office, or another department that "
        "registers what it intends to inspect (实施部门)",
    )
    yearly_id = fields.Many2one(
        "edu.list",
        string="Supplement To",
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
        domain="[('yearly_id', '=', False), "
        "('state', 'in', ('approved', 'published'))]",
        help="The approved list to which this one adds, within its year (补充清单)",
    )
    supplement_ids = fields.One2many("edu.list", "yearly_id", string="Supplements")
    item_ids = fields.One2many("edu.list.item", "list_id", string="Items", copy=True)
    item_count = fields.Integer(
        string="Number of Items", compute="_compute_item_count", help="事项数"
    )
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
    submitted_by_id = fields.Many2one(help="报批人")
    published_on = fields.Date(readonly=True, copy=False, help="公布日期")
    is_this_year = fields.Boolean(
        string="This Year",
        compute="_compute_is_this_year",
        search="_search_is_this_year",
        help="本年度",
    )

    _yearly_uniq = models.UniqueIndex(
        "(unit_id, year) WHERE yearly_id IS NULL AND state <> 'withdrawn'",
        "The department has a list of that year already; add to it by a supplement.",
    )

    @api.depends("year", "unit_id", "yearly_id")
    def _compute_name(self):
        for row in self:
            values = {"unit": row.unit_id.name, "year": row.year}
            row.name = (
                self.env._("%(unit)s: supplement to its list of %(year)s", **values)
                if row.yearly_id
                else self.env._("%(unit)s: inspections in %(year)s", **values)
            )

    @api.depends("yearly_id")
    def _compute_year(self):
        for row in self:
            row.year = row.yearly_id.year or row.year or today().year

    @api.depends("item_ids")
    def _compute_item_count(self):
        counts = dict(
            self.env["edu.list.item"]._read_group(
                [("list_id", "in", self.ids)], ["list_id"], ["__count"]
            )
        )
        for row in self:
            row.item_count = counts.get(row._origin, 0)

    @api.depends("year")
    def _compute_is_this_year(self):
        year = today().year
        for row in self:
            row.is_this_year = row.year == year

    def _search_is_this_year(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(Domain("year", "=", today().year), value)

    @api.constrains("yearly_id", "unit_id", "year")
    def _check_yearly_id(self):
        for row in self.filtered("yearly_id"):
            added_to = row.yearly_id
            same = (added_to.unit_id, added_to.year) == (row.unit_id, row.year)
            if added_to.yearly_id or not same:
                raise ValidationError(
                    self.env._(
                        "A supplement adds to the list of the same department and year."
                    )
                )

    def copy_data(self, default=None):
        """Propose for the year after what stood on a list, on the same days."""
        default = {"year": self[:1].year + 1, **(default or {})}
        vals_list = super().copy_data(default)
        for row, vals in zip(self, vals_list, strict=True):
            row.item_ids._renew(vals.get("item_ids", ()), vals["year"] - row.year)
        return vals_list

    def action_publish(self):
        self._make_move("publish")

    def action_withdraw(self):
        return self._ask_reason("withdraw")

    def action_next_year(self):
        """Open a draft for the year after, with the same items."""
        self.ensure_one()
        return form_of(self.copy())

    def action_supplement(self):
        """Open a draft that adds to the list within its year."""
        self.ensure_one()
        supplement = self.create(
            {
                "owner_unit_id": self.owner_unit_id.id,
                "unit_id": self.unit_id.id,
                "yearly_id": self.id,
            }
        )
        return form_of(supplement)

    def _move_values(self, move):
        values = super()._move_values(move)
        if move.name == "publish":
            values |= {"published_on": today(), "released_on": fields.Datetime.now()}
        return values
