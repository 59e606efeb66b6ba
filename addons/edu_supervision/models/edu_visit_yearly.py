from collections import Counter

from odoo import api, fields, models
from odoo.exceptions import UserError


class EduVisitYearly(models.Model):
    """A school is seen as a whole once a year, by whatever body (B32).

    Checks of qualifications, grades or technique are not counted.
    """

    _inherit = "edu.visit"

    is_yearly = fields.Boolean(
        compute="_compute_is_yearly",
        store=True,
        precompute=True,
        export_string_translation=False,
    )

    _yearly_uniq = models.UniqueIndex(
        "(unit_id, year) WHERE is_yearly AND state NOT IN ('draft', 'cancelled')",
        "A school has one comprehensive visit a year, and it is planned already.",
    )

    @api.depends("kind", "item_id.is_exempt", "unit_id.kind")
    def _compute_is_yearly(self):
        for visit in self:
            exempt = visit.item_id.is_exempt or visit.unit_id.kind != "school"
            visit.is_yearly = visit.kind == "comprehensive" and not exempt

    def _refuse_second_comprehensive(self):
        """Refuse before the database does, in words that name the schools."""
        yearly = self.filtered("is_yearly")
        if not yearly:
            return
        rows = self._read_group(
            [
                ("unit_id", "in", yearly.unit_id.ids),
                ("year", "in", yearly.mapped("year")),
                ("is_yearly", "=", True),
                ("state", "not in", ("draft", "cancelled")),
                ("id", "not in", yearly.ids),
            ],
            ["unit_id", "year"],
        )
        had = {(unit.id, year) for unit, year in rows}
        twice = Counter((v.unit_id.id, v.year) for v in yearly)
        wrong = yearly.filtered(
            lambda v: (v.unit_id.id, v.year) in had or twice[v.unit_id.id, v.year] > 1
        )
        if wrong:
            raise UserError(
                self.env._(
                    "A school has one comprehensive visit a year, and it is planned "
                    "already: %s.",
                    wrong._named(),
                )
            )
