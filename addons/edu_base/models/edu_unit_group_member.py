from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..tools.dates import today

_lt = LazyTranslate(__name__)


class EduUnitGroupMember(models.Model):
    """A unit that belongs to a group from one day to another."""

    _name = "edu.unit.group.member"
    _inherit = ["edu.guarded.mixin", "edu.handover.mixin"]
    _description = "Member of a Group of Units"
    _order = "group_id, id"
    _rec_name = "unit_id"
    _fixed_fields = frozenset({"group_id"})
    _held_label = _lt("Memberships in groups of units")

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

    @api.model
    def _held_by_units(self, units, day):
        lasting = Domain("date_to", "=", False) | Domain("date_to", ">=", day)
        return self.search(Domain("unit_id", "in", units.ids) & lasting)

    @api.model
    def _hand_over_units(self, heirs, day):
        """End memberships the day before, and let successors be members from it."""
        members = self._held_by_units(self.env["edu.unit"].concat(*heirs), day)
        successors = self.env["edu.unit"].concat(*heirs.values())
        taken = {
            (member.group_id, member.unit_id)
            for member in self._held_by_units(successors, day)
        }
        wanted = {
            (member.group_id, heirs[member.unit_id]): {
                "group_id": member.group_id.id,
                "unit_id": heirs[member.unit_id].id,
                "date_from": max(day, member.date_from),
                "date_to": member.date_to,
            }
            for member in members
            if (member.group_id, heirs[member.unit_id]) not in taken
        }
        later = members.filtered(lambda member: member.date_from >= day)
        (members - later).write({"date_to": fields.Date.subtract(day, days=1)})
        later.unlink()
        self.create(list(wanted.values()))
