from odoo import fields, models


class EduInspectorRank(models.Model):
    """A rank, a title or a post that an inspector was granted (TS64)."""

    _name = "edu.inspector.rank"
    _inherit = ["edu.period.mixin", "edu.inspector.file.mixin"]
    _description = "Rank or Title"
    _order = "inspector_id, date_from desc, id desc"

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
