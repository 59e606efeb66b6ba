from odoo import fields, models


class EduStage(models.Model):
    """A stage of schooling that an inspector knows (学段)."""

    _name = "edu.stage"
    _description = "Stage"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="学段")
    code = fields.Char(
        required=True,
        readonly=True,
        export_string_translation=False,
        help="As in enrolment and types of schools",
    )
    sequence = fields.Integer(default=10, export_string_translation=False)

    _code_uniq = models.UniqueIndex("(code)", "A stage of this code exists already.")
