from odoo import fields, models


class EduInspectorField(models.Model):
    """What an inspector is versed in, as the administrator lists it (专长)."""

    _name = "edu.inspector.field"
    _description = "Field of Expertise"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="专长领域")
    sequence = fields.Integer(default=10, export_string_translation=False)

    _name_uniq = models.UniqueIndex("(name)", "There is such a field already.")
