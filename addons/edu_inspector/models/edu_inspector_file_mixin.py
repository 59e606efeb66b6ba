from odoo import api, fields, models


class EduInspectorFileMixin(models.AbstractModel):
    """What is on file of one inspector, and belongs where the inspector does."""

    _name = "edu.inspector.file.mixin"
    _inherit = ["edu.scoped.mixin"]
    _description = "On File of an Inspector"

    _fixed_fields = frozenset({"inspector_id"})

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

    @api.model
    def _default_inspector_id(self):
        """Return the inspector that the user is, for what inspectors enter."""
        return self.env["edu.inspector"].search([("user_id", "=", self.env.uid)])
