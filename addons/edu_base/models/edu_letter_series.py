from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class EduLetterSeries(models.Model):
    """Under which word an issuer numbers its letters of a type (发文字号)."""

    _name = "edu.letter.series"
    _inherit = ["edu.scoped.mixin"]
    _description = "Letter Series"
    _order = "owner_unit_id, type_id, id"
    _rec_name = "word"

    _fixed_fields = frozenset({"owner_unit_id", "unit_id", "type_id"})

    unit_id = fields.Many2one(
        "edu.unit",
        string="Issuer",
        required=True,
        index=True,
        ondelete="restrict",
        compute="_compute_unit_id",
        store=True,
        readonly=False,
        precompute=True,
        help="The government or its supervision office, which signs (发文机关)",
    )
    type_id = fields.Many2one(
        "edu.letter.type",
        required=True,
        index=True,
        ondelete="restrict",
        help="公文种类",
    )
    word = fields.Char(
        required=True, help="Stands before the year in the number (机关代字)"
    )
    numbering = fields.Selection(
        [("counter", "By Own Counter"), ("typed", "Typed In")],
        required=True,
        default="counter",
        help="Counted here, or given by the document office (编号方式)",
    )
    counter_ids = fields.One2many("edu.letter.counter", "series_id", string="Counters")

    _issuer_uniq = models.UniqueIndex(
        "(unit_id, type_id)", "This issuer already has a series for the type."
    )
    _word_uniq = models.UniqueIndex(
        "(owner_unit_id, word)", "Another series of the government has this word."
    )

    @api.depends("owner_unit_id")
    def _compute_unit_id(self):
        offices = self.owner_unit_id._offices()
        for series in self.filtered(lambda series: not series.unit_id):
            owner = series.owner_unit_id
            series.unit_id = offices.get(owner, owner)

    @api.constrains("unit_id", "owner_unit_id")
    def _check_unit_id(self):
        for series in self:
            unit = series.unit_id
            if series.owner_unit_id not in (unit, unit.parent_id):
                raise ValidationError(
                    self.env._("The issuer is the government, or a unit of its own.")
                )

    @api.model
    def _of(self, kind, owners):
        """Return {owner: its first series for letters of the type}."""
        found = self.search(
            Domain("type_id", "=", kind.id) & Domain("owner_unit_id", "in", owners.ids),
            order="id desc",
        )
        return {series.owner_unit_id: series for series in found}
