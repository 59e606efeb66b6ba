from odoo import api, fields, models

from odoo.addons.edu_base.models.edu_unit import LEVELS
from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.domains import either

from ..tools.money import fen
from ..tools.norms import Norm, choose
from .edu_budget_line import KINDS

CLAIMED = KINDS[:4]  # what TS70 lets a person claim
DISTANCES = [
    ("local", "In Town"),
    ("county", "Within the County"),
    ("city", "Within the City"),
    ("beyond", "Beyond the City"),
]


class EduClaimNorm(models.Model):
    """What a government grants for a kind of expense (报销标准, TS70).

    Those below inherit it, unless they have set their own. A norm is not rewritten: it
    is ended, and the next one entered.
    """

    _name = "edu.claim.norm"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin", "edu.money.mixin"]
    _description = "Norm of Expenses"
    _order = "kind, owner_unit_id, distance, date_from desc, id desc"

    _rec_name = "document_number"
    _fixed_fields = frozenset(
        "owner_unit_id currency_id kind level distance per amount date_from".split()
    )

    kind = fields.Selection(
        CLAIMED, required=True, index=True, help="通讯、交通、食宿、劳务"
    )
    level = fields.Selection(
        LEVELS,
        string="Paying Level",
        help="The level of the government that pays; empty: any (经费级别)",
    )
    distance = fields.Selection(DISTANCES, help="Empty: any (距离范围)")
    per = fields.Selection(
        [("day", "Each Day"), ("half_day", "Each Half-Day"), ("time", "Each Time")],
        required=True,
        default="day",
        help="每天、每半天、每次",
    )
    amount = fields.Monetary(required=True, help="Granted at most (标准金额)")
    document_number = fields.Char(
        string="Set by Document", required=True, help="依据文号"
    )
    is_lasting = fields.Boolean(
        string="Current or Coming",
        compute="_compute_is_lasting",
        search="_search_is_lasting",
        help="Holds today, or from a later day on (现行或即将施行)",
    )

    _once = models.UniqueIndex(
        "(owner_unit_id, kind, coalesce(level, ''), coalesce(distance, ''), date_from)",
        "There is a norm for this from that day on. End it, and begin on another day.",
    )
    _positive = models.Constraint(
        "CHECK (amount > 0)", "A norm grants something: enter an amount above nought."
    )

    @api.depends("date_to")
    def _compute_is_lasting(self):
        lasting = self.filtered_domain(self._lasting(today()))
        for norm in self:
            norm.is_lasting = norm in lasting

    def _search_is_lasting(self, operator, value):
        if operator != "in":
            return NotImplemented
        return either(self._lasting(today()), value)

    @api.depends("kind", "distance")
    def _compute_display_name(self):
        result = super()._compute_display_name()
        for norm in self:
            given = (name for name in ("kind", "distance") if norm[name])
            norm.display_name = " · ".join(map(norm._chosen, given))
        return result

    def _chosen(self, name):
        return dict(self._fields[name]._description_selection(self.env))[self[name]]

    @api.model
    def _choose(self, norms, payer, kind, distance, day):
        """Return which of `norms` holds for an expense that `payer` pays, or None."""
        owners = [int(number) for number in payer.parent_path.split("/")[-2::-1]]
        return choose(norms, owners, kind, payer.level, distance, day)

    @api.model
    def _granting(self, governments):
        """Return the norms of `governments` and of all above them; one query.

        As `tools.norms.Norm`, whatever the user may read of them.
        """
        above = {
            int(number)
            for government in governments
            for number in government.parent_path.split("/")[:-1]
        }
        return [
            Norm(
                norm.id,
                norm.owner_unit_id.id,
                norm.kind,
                norm.level or "",
                norm.distance or "",
                norm.per,
                fen(norm.amount),
                norm.date_from,
                norm.date_to or None,
            )
            for norm in self.sudo().search([("owner_unit_id", "in", list(above))])
        ]
