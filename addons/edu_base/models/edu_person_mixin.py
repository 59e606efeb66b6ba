from odoo import api, fields, models


class EduPersonMixin(models.AbstractModel):
    """Somebody who speaks for a unit, with or without an account here."""

    _name = "edu.person.mixin"
    _description = "Person of a Unit"

    unit_id = fields.Many2one(
        "edu.unit", required=True, index=True, ondelete="restrict", help="单位"
    )
    person_name = fields.Char(
        string="Person",
        compute="_compute_person_name",
        store=True,
        readonly=False,
        precompute=True,
        help="Name; empty while nobody is named (姓名)",
    )
    user_id = fields.Many2one(
        "res.users",
        string="Account",
        index="btree_not_null",
        ondelete="restrict",
        help="With an account, meetings stand in the person's calendar (账号)",
    )

    @api.depends("user_id")
    def _compute_person_name(self):
        for person in self:
            person.person_name = person.user_id.name or person.person_name

    def _person_key(self):
        """Return what tells one person from another."""
        return self.user_id.id or (self.unit_id.id, self.person_name)
