from odoo import api, fields, models

from ..tools.unit_names import name_key


class EduUnitAlias(models.Model):
    """Another name of a unit in the documents of one owner: 区教体局, 县府办."""

    _name = "edu.unit.alias"
    _inherit = ["edu.guarded.mixin"]
    _description = "Unit Alias"
    _order = "name, id"
    _fixed_fields = frozenset({"owner_unit_id"})

    name = fields.Char(required=True, help="As documents print it (别名)")
    key = fields.Char(
        compute="_compute_key",
        store=True,
        precompute=True,
        index=True,
        export_string_translation=False,
        help="The name without width, spaces and punctuation",
    )
    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="cascade", help="单位"
    )
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner",
        required=True,
        index=True,
        ondelete="cascade",
        default=lambda self: self.env.user.scope_unit_ids[:1],
        help="In whose documents the name means this unit (使用范围)",
    )

    _key_uniq = models.UniqueIndex(
        "(owner_unit_id, key)", "This name already stands for a unit."
    )

    @api.depends("name")
    def _compute_key(self):
        for alias in self:
            alias.key = name_key(alias.name)
