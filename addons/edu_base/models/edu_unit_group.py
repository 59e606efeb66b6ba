from odoo import fields, models
from odoo.fields import Domain


class EduUnitGroup(models.Model):
    """Units named together, such as the member units of a leading group (MJ02)."""

    _name = "edu.unit.group"
    _inherit = ["edu.pinyin.mixin", "edu.guarded.mixin"]
    _description = "Group of Units"
    _order = "pinyin_key, id"
    _fixed_fields = frozenset({"owner_unit_id"})

    name = fields.Char(help="As documents print it (…成员单位)")
    owner_unit_id = fields.Many2one(
        "edu.unit",
        string="Owner",
        required=True,
        index=True,
        ondelete="restrict",
        default=lambda self: self.env.user.scope_unit_ids[:1],
        help="The government that keeps the group (归属)",
    )
    member_ids = fields.One2many("edu.unit.group.member", "group_id", string="Members")

    _name_uniq = models.UniqueIndex(
        "(owner_unit_id, name)", "The owner already keeps a group of this name."
    )

    def _units_on(self, day):
        """Return {group: units} of the members on `day`, in their official order."""
        members = self.env["edu.unit.group.member"]._read_group(
            Domain("group_id", "in", self.ids)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day)),
            ["group_id"],
            ["unit_id:recordset"],
        )
        return {group: units.sorted() for group, units in members}
