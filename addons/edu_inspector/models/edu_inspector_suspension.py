from odoo import fields, models


class EduInspectorSuspension(models.Model):
    """A time in which an inspector, though appointed, does not serve (停职)."""

    _name = "edu.inspector.suspension"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin"]
    _description = "Suspension"
    _order = "date_from desc, id desc"
    _rec_name = "inspector_id"

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
    reason = fields.Char(required=True, help="事由")
