from odoo import api, fields, models


class EduLastYearMixin(models.AbstractModel):
    """What a unit budgets for a year, beside what it had and spent the year before.

    A model has `unit_id` and `year`, and names in `_same_by` the fields, of lines and
    its own, by which a thing is the same from year to year.
    """

    _name = "edu.last.year.mixin"
    _inherit = ["edu.money.mixin"]
    _description = "Beside the Year Before"

    _same_by = ("unit_id",)

    last_granted = fields.Monetary(
        string="Last Year's Budget", compute="_compute_last", help="上年调整后预算数"
    )
    last_spent = fields.Monetary(
        string="Last Year's Spending", compute="_compute_last", help="上年支出数"
    )

    @api.depends(lambda self: ("year", *self._same_by))
    def _compute_last(self):
        groups = self.env["edu.budget.line"]._read_group(
            [
                ("unit_id", "in", self.unit_id.ids),
                ("year", "in", [record.year - 1 for record in self]),
            ],
            ["year", *self._same_by],
            ["approved:sum", "adjusted:sum", "spent:sum"],
        )
        last = {
            (year + 1, *same): (approved + adjusted, spent)
            for year, *same, approved, adjusted, spent in groups
        }
        for record in self:
            key = (record.year, *(record[name] for name in self._same_by))
            record.last_granted, record.last_spent = last.get(key, (0, 0))
