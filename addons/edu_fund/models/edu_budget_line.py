from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.money import total
from ..tools.shares import WHOLE, hundredths

KINDS = [
    ("communication", "Communication"),
    ("transport", "Transport"),
    ("lodging", "Board and Lodging"),
    ("labour", "Labour"),
    ("training", "Training"),
    ("research", "Research"),
    ("purchase", "Purchased Services"),
    ("equipment", "Equipment"),
    ("custom", "Other"),
]

NUMBERS = ("approved", "adjusted", "committed", "spent", "available")


class EduBudgetLine(models.Model):
    """What a unit may spend in a year on one kind of thing, and what is left (TS69).

    `planned` is what the draft asks for. The other numbers change by documents alone:
    see `_book`.
    """

    _name = "edu.budget.line"
    _inherit = ["edu.settled.line.mixin", "edu.scoped.mixin", "edu.last.year.mixin"]
    _description = "Budget Line"
    _order = "budget_id, sequence, id"

    _settled_by = "budget_id"
    _settled_as = "line_ids"
    _fixed_fields = frozenset({"budget_id", "currency_id"})
    _guarded_fields = frozenset(
        "released_on approved adjusted committed spent available".split()
    )

    budget_id = fields.Many2one(
        "edu.budget", required=True, index=True, ondelete="cascade", help="预算"
    )
    owner_unit_id = fields.Many2one(
        related="budget_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        related="budget_id.unit_id", store=True, precompute=True, index=True
    )
    year = fields.Integer(
        related="budget_id.year", store=True, precompute=True, aggregator=None
    )
    is_open = fields.Boolean(
        string="Open",
        compute="_compute_is_open",
        store=True,
        precompute=True,
        help="Approved and not closed: documents may change its numbers (可用)",
    )
    closed_quarter = fields.Integer(
        related="budget_id.closed_quarter",
        store=True,
        required=True,
        precompute=True,
        aggregator=None,
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(KINDS, required=True, index=True, help="经费类别")
    name = fields.Char(
        string="Title",
        required=True,
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        help="项目名称",
    )
    note = fields.Char(string="How Reckoned", help="测算依据")
    planned = fields.Monetary(required=True, help="What the draft asks for (申报数)")
    approved = fields.Monetary(
        string="Amount Approved",
        required=True,
        readonly=True,
        copy=False,
        help="批复数",
    )
    adjusted = fields.Monetary(
        required=True,
        readonly=True,
        copy=False,
        help="Supplements, cuts, transfers and what was carried over (调整数)",
    )
    committed = fields.Monetary(
        required=True,
        readonly=True,
        copy=False,
        help="Asked for by claims and contracts that are not paid yet (占用数)",
    )
    spent = fields.Monetary(required=True, readonly=True, copy=False, help="支出数")
    available = fields.Monetary(required=True, readonly=True, copy=False, help="可用数")
    share_ids = fields.One2many(
        "edu.budget.share",
        "line_id",
        string="Shares of Levels",
        copy=True,
        help="Which level of government bears how much; 100 % in all (分级承担)",
    )
    entry_ids = fields.One2many("edu.budget.entry", "line_id", string="Ledger")

    _once = models.UniqueIndex(
        "(budget_id, kind, name)", "The budget has a line of this kind and title."
    )
    _planned_positive = models.Constraint(
        "CHECK (planned >= 0)", "An amount below nought is no budget."
    )
    # True whatever writes the row: no line is overspent, and its numbers add up.
    _never_overspent = models.Constraint(
        "CHECK (available >= 0 AND committed >= 0 AND spent >= 0 AND approved >= 0"
        " AND available = approved + adjusted - committed - spent)",
        "The line does not hold that much.",
    )

    @api.model
    def _guarded_defaults(self):
        return super()._guarded_defaults() | dict.fromkeys(NUMBERS, 0)

    @api.depends("budget_id.state")
    def _compute_is_open(self):
        for line in self:
            line.is_open = line.budget_id.state == "approved"

    @api.depends("kind")
    def _compute_name(self):
        labels = self._kind_labels()
        for line in self:
            line.name = line.name or labels.get(line.kind)

    @api.model
    def _kind_labels(self):
        """Return {kind: how the user calls it}."""
        return dict(self._fields["kind"]._description_selection(self.env))

    def _final(self):
        """Return what the line may spend, in yuan; as a draft, what it asks for."""
        self.ensure_one()
        if self.budget_id.state in ("draft", "submitted"):
            return self.planned
        return total([self.approved, self.adjusted])

    def _refuse_added_line(self):
        """An approved budget takes in empty lines, which a document fills."""
        settled = self.filtered(lambda line: line.planned or not line.is_open)
        return super(EduBudgetLine, settled)._refuse_added_line()

    def _refuse_uneven_shares(self):
        """Shares of a line are left out, or add up to 100 % (GY17)."""
        for line in self.filtered("share_ids"):
            shares = map(hundredths, line.share_ids.mapped("percent"))
            if (reached := sum(shares)) != WHOLE:
                raise UserError(
                    self.env._(
                        "%(line)s: the shares of the levels add up to %(percent)s %%, "
                        "not to 100 %%.",
                        line=line.name,
                        percent=f"{reached / 100:g}",
                    )
                )
