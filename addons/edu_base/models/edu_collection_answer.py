import unicodedata

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class EduCollectionAnswer(models.Model):
    """What a unit answers to one item: words, or a figure as people type it."""

    _name = "edu.collection.answer"
    _inherit = ["edu.guarded.mixin"]
    _description = "Answer to an Item"
    _order = "report_id, sequence, id"
    _rec_name = "item_id"
    _fixed_fields = frozenset({"report_id", "item_id"})

    report_id = fields.Many2one(
        "edu.collection.report",
        required=True,
        index=True,
        ondelete="cascade",
        help="报告",
    )
    item_id = fields.Many2one(
        "edu.collection.item",
        required=True,
        index=True,
        ondelete="restrict",
        help="填报项",
    )
    collection_id = fields.Many2one(
        related="report_id.collection_id", store=True, precompute=True, index=True
    )
    unit_id = fields.Many2one(
        related="report_id.unit_id", store=True, precompute=True, index=True
    )
    sequence = fields.Integer(related="item_id.sequence", store=True, precompute=True)
    kind = fields.Selection(related="item_id.kind")
    is_required = fields.Boolean(related="item_id.is_required")
    text = fields.Text(string="Answer", help="填报内容")
    value = fields.Float(
        string="Figure",
        compute="_compute_value",
        store=True,
        digits=(16, 2),
        help="The answer as a number, to sum and compare (数值)",
    )

    _item_uniq = models.Constraint(
        "UNIQUE (report_id, item_id)", "An item is answered once."
    )

    @api.depends("text", "kind")
    def _compute_value(self):
        for answer in self:
            answer.value = number_in(answer.text) or 0.0

    @api.constrains("text")
    def _check_figure(self):
        for answer in self:
            if answer.kind == "text" or not answer.text:
                continue
            value = number_in(answer.text)
            name = answer.item_id.name
            if value is None:
                raise ValidationError(self.env._("“%s”: write a number.", name))
            if answer.kind == "percent" and not 0 <= value <= 100:
                raise ValidationError(
                    self.env._("“%s”: a percentage lies between 0 and 100.", name)
                )

    def write(self, vals):
        self.report_id._check_open_to_unit()
        return super().write(vals)

    def _is_missing(self):
        self.ensure_one()
        return self.is_required and not (self.text or "").strip()

    def _for_table(self):
        """Return the answer as a cell of a table holds it."""
        self.ensure_one()
        number = None if self.kind == "text" else number_in(self.text)
        return self.text or "" if number is None else number


def number_in(text):
    """Return the number that a text says (１，２００、98.5%), or None."""
    plain = unicodedata.normalize("NFKC", text or "").strip().rstrip("%")
    try:
        return float(plain.replace(",", ""))
    except ValueError:
        return None
