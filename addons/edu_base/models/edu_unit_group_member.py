from odoo import fields, models

from ..tools.dates import today


class EduUnitGroupMember(models.Model):
    """A unit that belongs to a group from one day to another."""

    _name = "edu.unit.group.member"
    _inherit = ["edu.guarded.mixin"]
    _description = "Member of a Group of Units"
    _order = "group_id, id"
    _rec_name = "unit_id"
    _fixed_fields = frozenset({"group_id"})

    group_id = fields.Many2one(
        "edu.unit.group", required=True, index=True, ondelete="cascade", help="单位组"
    )
    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="restrict", help="成员单位"
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: today(), help="起"
    )
    date_to = fields.Date(string="To", help="Last day; empty while a member (止)")

    _period = models.Constraint(
        "CHECK (date_to IS NULL OR date_to >= date_from)",
        "A member's last day cannot lie before the first.",
    )
    _unit_uniq = models.UniqueIndex(
        "(group_id, unit_id) WHERE date_to IS NULL",
        "The unit is already a member of the group.",
    )
