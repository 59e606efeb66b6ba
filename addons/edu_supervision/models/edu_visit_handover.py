from odoo import api, models
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from odoo.addons.edu_base.tools.transitions import STATE_GUARD, opened

from .edu_visit_merge import AHEAD

_lt = LazyTranslate(__name__)


class EduVisit(models.Model):
    """What becomes of planned visits when their unit ends, or their planner leaves.

    Hidden ones are passed on as well, but counted for nobody who only wants to know
    what there is.
    """

    _name = "edu.visit"
    _inherit = ["edu.visit", "edu.handover.mixin"]

    _held_label = _lt("Visits that are planned")

    @api.model
    def _held_by_units(self, units, day):
        return self.search(self._planned_at(units, day) & _told())

    @api.model
    def _hand_over_units(self, heirs, day):
        """Cancel what is planned there: the successor is visited on its own account.

        Its own visits, cap, recusals and list are not those of who has ended. A
        notice that is no more than a draft falls away with its visit.
        """
        gone = self.env["edu.unit"].concat(*heirs)
        planned = self.search(self._planned_at(gone, day))
        planned.notice_letter_id.filtered(lambda one: one.state == "draft").unlink()
        for unit, visits in planned.grouped("unit_id").items():
            visits._move_unasked(
                "cancel",
                self.env._(
                    "%(unit)s has become part of %(heir)s.",
                    unit=unit.name,
                    heir=heirs[unit].name,
                ),
            )

    @api.model
    def _held_by_person(self, person, day):
        return self.search(self._organised_by(person) & _told())

    @api.model
    def _hand_over_person(self, person, successor, day):
        """Let the successor carry on, but of what is hidden the owner's chief alone."""
        visits = self.search(self._organised_by(person))
        hidden = visits.filtered("is_hidden")
        if successor:
            opened(visits - hidden, STATE_GUARD).write({"organiser_id": successor.id})
        chiefs = self.env["res.users"]._chiefs_of(hidden.owner_unit_id)
        for owner, secret in hidden.grouped("owner_unit_id").items():
            if chief := chiefs.get(owner, successor) - person:
                opened(secret, STATE_GUARD).write({"organiser_id": chief.id})

    @api.model
    def _planned_at(self, units, day):
        there = Domain("unit_id", "in", units.ids) & Domain("date_to", ">=", day)
        return there & Domain("state", "in", AHEAD)

    @api.model
    def _organised_by(self, person):
        own = Domain("organiser_id", "in", person.ids)
        return own & Domain("state", "in", (*AHEAD, "recorded"))


def _told():
    return Domain("is_hidden", "=", False)
