from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class EduSchoolContact(models.Model):
    """What becomes of contacts when the school, or the leader's own unit, ends."""

    _name = "edu.school.contact"
    _inherit = ["edu.school.contact", "edu.handover.mixin"]

    _held_label = _lt("Contact schools of leaders")

    @api.model
    def _held_by_units(self, units, day):
        there = Domain("school_id", "in", units.ids) | Domain(
            "unit_id", "in", units.ids
        )
        return self.search(there & self._lasting(day))

    @api.model
    def _hand_over_units(self, heirs, day):
        """End contacts the day before; leaders keep in touch with the heir, once.

        Leaders whose unit ends serve at its successor.
        """
        held = self._held_by_units(self.env["edu.unit"].concat(*heirs), day)
        for contact in held.filtered(lambda contact: contact.unit_id in heirs):
            contact.unit_id = heirs[contact.unit_id]
        ending = held.filtered(lambda contact: contact.school_id in heirs)
        heirs_too = Domain("school_id", "in", [heir.id for heir in heirs.values()])
        kept = {
            (contact.school_id, contact._person_key())
            for contact in self.search(heirs_too & self._lasting(day))
        }
        wanted = {}
        for contact in ending:
            school = heirs[contact.school_id]
            if (school, contact._person_key()) not in kept:
                values = contact._passed_on(day) | {"school_id": school.id}
                wanted[school, contact._person_key()] = values
        ending._end_before(day)
        self.create(list(wanted.values()))

    def _passed_on(self, day):
        """Return the values of a contact that goes on from `day`."""
        names = ("owner_unit_id", "unit_id", "user_id")
        return {
            **{name: self[name].id for name in names},
            "person_name": self.person_name,
            "office": self.office,
            "date_from": max(day, self.date_from),
            "date_to": self.date_to,
        }
