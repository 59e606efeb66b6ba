from odoo import fields, models


class EduTopic(models.Model):
    """One of the matters that a school is supervised in (督导事项, TS20)."""

    _name = "edu.topic"
    _description = "Topic of Supervision"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True, help="督导事项")
    code = fields.Char(required=True, readonly=True, export_string_translation=False)
    sequence = fields.Integer(default=10, export_string_translation=False)
    active = fields.Boolean(default=True)

    _code_uniq = models.UniqueIndex("(code)", "A topic of this code exists already.")
