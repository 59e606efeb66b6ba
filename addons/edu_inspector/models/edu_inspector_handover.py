from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class EduInspector(models.Model):
    """What becomes of persons when their unit ends or their account is closed."""

    _name = "edu.inspector"
    _inherit = ["edu.inspector", "edu.handover.mixin"]

    _held_label = _lt("Inspectors who work there, or whose account it is")

    @api.model
    def _held_by_units(self, units, day):
        return self.search(Domain("unit_id", "in", units.ids))

    @api.model
    def _hand_over_units(self, heirs, day):
        """Let people work at the successor; whose inspectors they are stays."""
        units = self.env["edu.unit"].concat(*heirs)
        for unit, people in self._held_by_units(units, day).grouped("unit_id").items():
            people.unit_id = heirs[unit]

    @api.model
    def _held_by_person(self, person, day):
        return self.search(Domain("user_id", "in", person.ids))

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Untie the account of who leaves: nobody else becomes that inspector."""
        self._held_by_person(person, day).user_id = False
