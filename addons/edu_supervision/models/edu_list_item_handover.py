from odoo import api, models
from odoo.fields import Command, Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

_lt = LazyTranslate(__name__)


class EduListItem(models.Model):
    """What becomes of inspections still to come when a unit they name ends.

    An item that named nobody would allow visits to everybody: the successor takes the
    place, however settled the list is. Lists that are not public are passed on as
    well, but counted for nobody who only wants to know what there is.
    """

    _name = "edu.list.item"
    _inherit = ["edu.list.item", "edu.handover.mixin"]

    _held_label = _lt("Inspections on yearly lists")

    @api.model
    def _held_by_units(self, units, day):
        return self.search(
            self._naming(units, day) & Domain("released_on", "!=", False)
        )

    @api.model
    def _hand_over_units(self, heirs, day):
        """Name the successors in the place of units, to visit and going along."""
        items = self.search(self._naming(self.env["edu.unit"].concat(*heirs), day))
        for unit, heir in heirs.items():
            instead = [Command.unlink(unit.id), Command.link(heir.id)]
            for name in ("unit_ids", "joint_unit_ids"):
                named = items.filtered_domain([(name, "in", unit.ids)])
                opened(named, STATE_GUARD).write({name: instead})

    @api.model
    def _naming(self, units, day):
        """Return the domain of items that name `units` and last on `day` or later."""
        visited = Domain("unit_ids", "in", units.ids)
        joining = Domain("joint_unit_ids", "in", units.ids)
        lasting = Domain("date_to", ">=", day) & Domain("list_state", "!=", "withdrawn")
        return (visited | joining) & lasting
