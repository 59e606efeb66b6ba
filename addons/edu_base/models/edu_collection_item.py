from odoo import api, fields, models
from odoo.exceptions import UserError


class EduCollectionItem(models.Model):
    """A question that every unit of a collection answers."""

    _name = "edu.collection.item"
    _inherit = ["edu.guarded.mixin"]
    _description = "Item of a Collection"
    _order = "sequence, id"
    _fixed_fields = frozenset({"collection_id"})

    collection_id = fields.Many2one(
        "edu.collection", required=True, index=True, ondelete="cascade", help="报送任务"
    )
    name = fields.Char(string="Item", required=True, help="What is asked (填报项)")
    kind = fields.Selection(
        [("text", "Words"), ("number", "Number"), ("percent", "Percent")],
        required=True,
        default="text",
        help="文字、数值、百分比",
    )
    is_required = fields.Boolean(
        string="Required", default=True, help="No report without it (必填)"
    )
    sequence = fields.Integer(default=10)

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._check_draft()
        return items

    def write(self, vals):
        self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_asked(self):
        self._check_draft()

    def _check_draft(self):
        if any(item.collection_id.state != "draft" for item in self):
            raise UserError(
                self.env._("Units have been asked; the items stay as they are.")
            )
