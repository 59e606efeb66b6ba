from odoo import fields, models


class EduVisitMember(models.Model):
    """Who goes along on a visit, and as what.

    Only inspectors count for the team; departments and hired specialists join it (B09).
    """

    _name = "edu.visit.member"
    _inherit = ["edu.scoped.mixin"]
    _description = "Member of a Team"
    _order = "visit_id, sequence, id"
    _rec_name = "inspector_id"

    _fixed_fields = frozenset({"visit_id"})
    _guarded_fields = frozenset({"released_on", "owner_unit_id"})

    visit_id = fields.Many2one(
        "edu.visit", required=True, index=True, ondelete="cascade", help="督导"
    )
    owner_unit_id = fields.Many2one(
        related="visit_id.owner_unit_id",
        store=True,
        precompute=True,
        index=True,
        default=None,
    )
    released_on = fields.Datetime(
        related="visit_id.released_on", store=True, precompute=True
    )
    sequence = fields.Integer(default=10)
    inspector_id = fields.Many2one(
        "edu.inspector", index="btree_not_null", ondelete="restrict", help="督学"
    )
    user_id = fields.Many2one(
        related="inspector_id.user_id", store=True, precompute=True, index=True
    )
    expert_id = fields.Many2one(
        "edu.expert", index="btree_not_null", ondelete="restrict", help="专家"
    )
    unit_id = fields.Many2one(
        "edu.unit",
        string="Department",
        index="btree_not_null",
        ondelete="restrict",
        help="The department that joins in (参与部门)",
    )
    person_name = fields.Char(
        string="Person", help="Of a department that joins in (参与人)"
    )
    role = fields.Selection(
        [
            ("lead", "Team Leader"),
            ("member", "Inspector"),
            ("expert", "Specialist"),
            ("joint", "Joining Department"),
        ],
        required=True,
        default="member",
        help="组长、督学、专家、联合部门人员",
    )

    _once = models.UniqueIndex(
        "(visit_id, inspector_id) WHERE inspector_id IS NOT NULL",
        "The inspector is in the team already.",
    )
