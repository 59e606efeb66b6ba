from odoo import fields, models


class EduZoneSchool(models.Model):
    """A school that belongs to a zone for a time; to one at a time."""

    _name = "edu.zone.school"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin"]
    _description = "School of a Zone"
    _order = "zone_id, unit_id, date_from desc, id desc"
    _rec_name = "unit_id"

    _fixed_fields = frozenset({"zone_id", "unit_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    zone_id = fields.Many2one(
        "edu.zone", required=True, index=True, ondelete="cascade", help="责任区"
    )
    owner_unit_id = fields.Many2one(
        related="zone_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind", "=", "school")],
        help="学校",
    )

    _one_zone = models.Constraint(
        "EXCLUDE USING gist (int4range(unit_id, unit_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "A school belongs to one zone at a time.",
    )
