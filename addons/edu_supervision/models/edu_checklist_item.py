from odoo import fields, models

SEVERITIES = [("minor", "Minor"), ("serious", "Serious"), ("hazard", "Safety Hazard")]


class EduChecklistItem(models.Model):
    """One thing that is looked at, and what is asked for where it fails."""

    _name = "edu.checklist.item"
    _inherit = ["edu.settled.line.mixin"]
    _description = "Checklist Item"
    _order = "checklist_id, sequence, id"

    _settled_by = "checklist_id"
    _fixed_fields = frozenset({"checklist_id"})

    checklist_id = fields.Many2one(
        "edu.checklist", required=True, index=True, ondelete="cascade", help="督导清单"
    )
    sequence = fields.Integer(default=10)
    section = fields.Char(help="Heading under which it stands (分项)")
    name = fields.Char(string="To Look At", required=True, help="督导要点")
    topic_id = fields.Many2one(
        "edu.topic", index="btree_not_null", ondelete="restrict", help="督导事项"
    )
    basis = fields.Char(help="What asks for it (依据)")
    requirement = fields.Char(help="What is asked for where it fails (整改要求)")
    severity = fields.Selection(
        SEVERITIES,
        required=True,
        default="minor",
        help="一般、严重、安全隐患",
    )
