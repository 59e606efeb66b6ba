from odoo import api, fields, models

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.school_types import STAGES


class EduFundPupilNorm(models.Model):
    """What a government allots for each pupil of a stage from a year on (JJ08).

    It holds until a later year has one; each is to be no lower than the one before.
    """

    _name = "edu.fund.pupil.norm"
    _inherit = ["edu.scoped.mixin", "edu.money.mixin"]
    _description = "Norm per Pupil"
    _order = "year desc, owner_unit_id, stage, id"

    _fixed_fields = frozenset({"owner_unit_id", "currency_id"})

    owner_unit_id = fields.Many2one(
        string="Government", domain="[('kind', '=', 'government')]", help="政府"
    )
    year = fields.Integer(
        string="From Year",
        required=True,
        default=lambda self: today().year,
        index=True,
        aggregator=None,
        help="执行年度",
    )
    stage = fields.Selection(list(STAGES), required=True, help="学段")
    allocation = fields.Monetary(
        string="Allocation per Pupil",
        required=True,
        aggregator=None,
        help="生均拨款标准 (元/年)",
    )
    public_expense = fields.Monetary(
        string="Public Expense per Pupil",
        required=True,
        aggregator=None,
        help="生均公用经费标准 (元/年)",
    )
    document_number = fields.Char(string="Set by Document", help="文号")

    _once = models.UniqueIndex(
        "(owner_unit_id, stage, year)",
        "The government has a norm of this stage and year already.",
    )
    _year_shape = models.Constraint(
        "CHECK (year BETWEEN 2000 AND 2100)", "Give the year with four digits."
    )
    _not_negative = models.Constraint(
        "CHECK (allocation >= 0 AND public_expense >= 0)",
        "A norm is not below nought.",
    )

    @api.depends("owner_unit_id", "year", "stage")
    def _compute_display_name(self):
        labels = dict(self._fields["stage"]._description_selection(self.env))
        for norm in self:
            parts = norm.owner_unit_id.name, labels.get(norm.stage), str(norm.year)
            norm.display_name = " ".join(filter(None, parts))
