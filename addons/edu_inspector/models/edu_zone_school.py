from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.exclusions import one_at_a_time

_lt = LazyTranslate(__name__)


class EduZoneSchool(models.Model):
    """A school that belongs to a zone for a time; to one at a time."""

    _name = "edu.zone.school"
    _inherit = ["edu.period.mixin", "edu.scoped.mixin", "edu.handover.mixin"]
    _description = "School of a Zone"
    _order = "zone_id, unit_id, date_from desc, id desc"
    _rec_name = "unit_id"
    _held_label = _lt("Places in zones")

    _fixed_fields = frozenset({"zone_id", "unit_id"})

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
        domain=lambda self: list(self.env["edu.unit"]._schools_on(today())),
        help="学校",
    )
    school_type = fields.Selection(related="unit_id.school_type")
    responsible_id = fields.Many2one(
        "edu.inspector",
        string="Responsible Inspector",
        compute="_compute_responsible_id",
        help="Whose plate hangs at the school today (责任督学)",
    )

    _one_zone = models.Constraint(
        one_at_a_time("unit_id"),
        "A school belongs to one zone at a time.",
    )

    @api.depends("unit_id")
    def _compute_responsible_id(self):
        plates = self.env["edu.plate"].search(
            [("unit_id", "in", self.unit_id.ids), ("is_current", "=", True)]
        )
        held = {plate.unit_id: plate.inspector_id for plate in plates}
        for member in self:
            member.responsible_id = held.get(member.unit_id)

    @api.constrains("zone_id", "unit_id")
    def _check_unit(self):
        """Refuse what is no school of the zone's government or one below it."""
        for member in self:
            unit = member.unit_id
            school = unit.filtered_domain(unit._schools_on(member.date_from))
            if not school or member.owner_unit_id.id not in unit._line():
                raise ValidationError(
                    self.env._(
                        "%(unit)s is no school of %(government)s.",
                        unit=member.unit_id.name,
                        government=member.owner_unit_id.name,
                    )
                )

    def action_move(self):
        """Open the dialog that puts the schools into another zone."""
        return self.unit_id.action_put_into_zone()

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids) & self._lasting(day))

    @api.model
    def _hand_over_units(self, heirs, day):
        """End places the day before; heirs keep their zone, or get the former one's.

        A zone of another government stays where it is.
        """
        units = self.env["edu.unit"]
        places = self._held_by_units(units.concat(*heirs), day)
        taken = self._held_by_units(units.concat(*heirs.values()), day).unit_id
        wanted = {
            heirs[place.unit_id]: place.zone_id
            for place in places.sorted("date_from")
            if place.owner_unit_id.id in heirs[place.unit_id]._line()
        }
        places._end_before(day)
        self.create(
            [
                {"zone_id": zone.id, "unit_id": heir.id, "date_from": day}
                for heir, zone in wanted.items()
                if heir not in taken
            ]
        )
