from odoo import fields, models


class EduInspectorRank(models.Model):
    """A rank, a title or a post that an inspector was granted (TS64)."""

    _name = "edu.inspector.rank"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin"]
    _description = "Rank or Title"
    _order = "inspector_id, date_from desc, id desc"

    _fixed_fields = frozenset({"inspector_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    inspector_id = fields.Many2one(
        "edu.inspector", required=True, index=True, ondelete="restrict", help="督学"
    )
    owner_unit_id = fields.Many2one(
        related="inspector_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    kind = fields.Selection(
        [
            ("rank", "Rank"),
            ("title", "Professional Title"),
            ("post", "Cadre Post"),
        ],
        required=True,
        default="title",
        index=True,
        help="职级、职称、选任的干部职务",
    )
    name = fields.Char(string="Level", required=True, help="级别或职务名称")
    document = fields.Char(
        string="Granted By", help="Document or certificate that grants it (依据文件)"
    )
