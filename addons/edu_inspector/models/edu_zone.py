from math import inf

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.dates import today
from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

_lt = LazyTranslate(__name__)


class EduZone(models.Model):
    """A responsibility zone: schools that inspectors look after together (责任区)."""

    _name = "edu.zone"
    _inherit = [
        "edu.pinyin.mixin",
        "edu.scoped.mixin",
        "edu.period.mixin",
        "edu.handover.mixin",
    ]
    _description = "Zone"
    _order = "owner_unit_id, code, pinyin_key, id"
    _held_label = _lt("Zones")

    code = fields.Char(help="责任区编号")
    inspector_ids = fields.Many2many(
        "edu.inspector", string="Inspectors", help="责任区督学"
    )
    member_ids = fields.One2many("edu.zone.school", "zone_id", string="Schools")
    school_count = fields.Integer(
        string="Schools Today", compute="_compute_school_count", help="现有学校数"
    )
    is_crowded = fields.Boolean(
        string="Too Many Schools",
        compute="_compute_is_crowded",
        help="More schools than the rule allows (学校数超限, B17)",
    )

    _name_uniq = models.UniqueIndex(
        "(owner_unit_id, name) WHERE date_to IS NULL",
        "The government already has a zone of this name.",
    )

    @api.depends("member_ids.date_from", "member_ids.date_to")
    def _compute_school_count(self):
        members = self.env["edu.zone.school"]
        counts = dict(
            members._read_group(
                Domain("zone_id", "in", self.ids) & members._serving_on(today()),
                ["zone_id"],
                ["__count"],
            )
        )
        for zone in self:
            zone.school_count = counts.get(zone._origin, 0)

    @api.depends("school_count", "owner_unit_id")
    def _compute_is_crowded(self):
        most = self._most_schools()
        for zone in self:
            zone.is_crowded = zone.school_count > most[zone]

    def action_schools(self):
        """Open the schools of the zone."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "edu_inspector.edu_zone_school_action"
        )
        return action | {
            "domain": [("zone_id", "=", self.id)],
            "context": {"default_zone_id": self.id, "search_default_current": 1},
        }

    def _most_schools(self):
        """Return {zone: how many schools it has at most}."""
        figures = self.env["edu.rule"]._figures("zone_size", today())
        return {zone: figures.get(zone.owner_unit_id.id, inf) for zone in self}

    def _take(self, schools, day):
        """Let schools belong to the zone from `day` on; they leave the one before."""
        self.ensure_one()
        members = self.env["edu.zone.school"]
        held = members.search(
            Domain("unit_id", "in", schools.ids) & members._lasting(day)
        )
        here = held.filtered(
            lambda member: member.zone_id == self and member.date_from <= day
        )
        (held - here)._end_before(day)
        return members.create(
            [
                {"zone_id": self.id, "unit_id": school.id, "date_from": day}
                for school in schools - here.unit_id
            ]
        )

    @api.model
    def _held_by_units(self, units, day):
        """Return the zones of governments; schools hold memberships instead."""
        return self.search(
            Domain("owner_unit_id", "in", units.ids) & self._lasting(day)
        )

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let zones of a government pass to its heir, under names that stay apart."""
        governments = self.env["edu.unit"].concat(*heirs)
        zones = self._held_by_units(governments, day)
        for zone in zones:
            former = zone.owner_unit_id
            opened(zone, STATE_GUARD).write(
                {
                    "owner_unit_id": heirs[former].id,
                    "name": f"{zone.name}（{former.short_name or former.name}）",
                }
            )
