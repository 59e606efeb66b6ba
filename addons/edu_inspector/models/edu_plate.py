from odoo import fields, models


class EduPlate(models.Model):
    """The inspector who is responsible for a school, for a time (挂牌督导, TS24).

    One at a time a school; who was responsible on a day is read from here.
    """

    _name = "edu.plate"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin"]
    _description = "Plate"
    _order = "unit_id, date_from desc, id desc"
    _rec_name = "unit_id"

    _fixed_fields = frozenset({"inspector_id", "owner_unit_id", "unit_id"})
    _guarded_fields = frozenset({"released_on"})

    unit_id = fields.Many2one(
        "edu.unit",
        string="School",
        required=True,
        index=True,
        ondelete="restrict",
        domain=[("kind", "=", "school")],
        help="学校",
    )
    inspector_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        required=True,
        index=True,
        ondelete="restrict",
        help="责任督学",
    )

    _one_inspector = models.Constraint(
        "EXCLUDE USING gist (int4range(unit_id, unit_id, '[]') WITH &&,"
        " daterange(date_from, date_to, '[]') WITH &&)",
        "A school has one responsible inspector at a time.",
    )
